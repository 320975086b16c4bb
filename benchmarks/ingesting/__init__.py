"""The contenders of `benchmarks.ingest`, each a process of its own: `python -m benchmarks.ingesting.NAME URL COUNT MATTERS`.

Each prints one line of JSON: seconds, and how many cases it opened or hits it found.
"""
