"""Faults that the person at the keyboard can mend, told in Chinese on stderr; the exit code is 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from bot.channels.registry import UnknownChannelError
from db.migrations import StoreBehindError
from haitang.settings import BadSettingsError
from haitang.store import StoreBusyError, StoreUnreachableError


class CannotError(Exception):
    """A command cannot do what it was asked; the words say what to do instead."""


_MENDABLE = (CannotError, BadSettingsError, StoreBehindError, StoreBusyError, StoreUnreachableError, UnknownChannelError)


@contextmanager
def told(where: TextIO) -> Iterator[None]:
    try:
        yield
    except _MENDABLE as fault:
        print(fault, file=where)
        raise SystemExit(2) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
