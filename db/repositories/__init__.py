"""Queries, one file a noun. Nothing here decides anything, and nothing here commits."""
