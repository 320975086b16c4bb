"""A message as text: its plain form, its sentences and clauses."""
