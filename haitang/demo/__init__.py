"""海棠镇 as a demo: a whole town that nobody lives in, the same one every time. Its people and most of its places are invented."""
