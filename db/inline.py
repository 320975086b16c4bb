"""A connection to SQLite for one writer, whose statements run where they are called, not in a thread.

aiosqlite hands every single call (cursor, execute, fetch, close) to a thread and back. For a statement of a few microseconds
that costs a hundred times its worth, and judging messages is thousands of them. What may wait for the disk or for another
process (BEGIN, COMMIT, ROLLBACK, opening, closing) still goes to the thread, so the event loop never waits for either.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite

_SLOW = frozenset({"commit", "rollback", "close"})
_CHUNK = 64  # rows a fetch of an iterated cursor; as aiosqlite has it


class InlineConnection(aiosqlite.Connection):
    @classmethod
    def to(cls, path: str) -> "InlineConnection":
        """Not open yet; awaiting it opens it. One task at a time may use it, as SQLAlchemy's pool sees to."""
        return cls(partial(sqlite3.connect, path, check_same_thread=False), _CHUNK)

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._connection is None or self._may_wait(fn, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)

    def _may_wait(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        if args and isinstance(args[0], str):
            return args[0].startswith("BEGIN")
        return fn.__name__ in _SLOW and getattr(fn, "__self__", None) is self._connection
