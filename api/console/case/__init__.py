"""事项页: one case with its words, its history, and what can be done with it."""
