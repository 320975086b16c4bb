"""The tables of the first revision, a function each, as they were then: later revisions change them, this folder never."""
