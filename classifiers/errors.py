"""What can be wrong with the data that a classifier is built from."""


class DataError(ValueError):
    """A data file cannot be used; `file` and `key` tell where to look."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        self.file = file
        self.key = key
        super().__init__(f"{file}: {key}: {problem}")
