"""Faults that the person at the keyboard can mend, told in Chinese on stderr; the exit code is 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# By name, because importing them all would make `--help` wait for libraries that it does not need.
_MENDABLE = frozenset(
    {
        "bot.channels.registry.UnknownChannelError",
        "db.migrations.StoreBehindError",
        "haitang.setting_faults.BadSettingsError",
        "haitang.store.StoreBusyError",
        "haitang.store.StoreUnreachableError",
        "haitang.winding.BadTranscriptError",
    }
)


class CannotError(Exception):
    """A command cannot do what it was asked; the words say what to do instead."""


@contextmanager
def told(where: TextIO) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as fault:
        kind = type(fault)
        if kind is not CannotError and f"{kind.__module__}.{kind.__qualname__}" not in _MENDABLE:
            raise
        print(fault, file=where)
        raise SystemExit(2) from None
