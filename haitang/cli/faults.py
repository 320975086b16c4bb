"""Faults that the person at the keyboard can mend, told in Chinese on stderr; the exit code is 2."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from haitang.cli.wording import misuse

# By name, because importing them all would make `--help` wait for libraries that it does not need.
_MENDABLE = frozenset(
    {
        "bot.channels.registry.ChannelSettingsError",
        "bot.channels.registry.UnknownChannelError",
        "db.migrations.StoreBehindError",
        "haitang.evaluation.texts.BadTextsError",
        "haitang.serving.PortTakenError",
        "haitang.setting_faults.BadSettingsError",
        "haitang.store.StoreBusyError",
        "haitang.store.StoreUnreachableError",
        "haitang.winding.BadTranscriptError",
    }
)


_MISUSE = "typer._click.exceptions.UsageError"
_ABORT = "typer.exceptions.Abort"


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
        names = {f"{kind.__module__}.{kind.__qualname__}" for kind in type(fault).__mro__}
        if _MISUSE in names:
            words = misuse(fault)
        elif type(fault) is CannotError or names & _MENDABLE:
            words = str(fault)
        elif _ABORT in names:
            words = "已取消。"
        else:
            raise
        print(words, file=where)
        raise SystemExit(2) from None
