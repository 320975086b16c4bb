"""The words: what the data files say, unfolded and put together once at load."""
