"""The face that the suite needs of a channel with a platform behind it."""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.channels.protocol import Channel


class ChannelUnderTest(Protocol):
    """One account on a platform that the test rules.

    `kind` is the entry point's name, `section` its part of config.yaml. `chat` and `other_chat` are two groups, `direct_chat` is a
    person's own (None where the platform has none), `no_chat` is a name that the platform does not know. `redelivers` says that
    what was not acknowledged comes again after a restart.
    """

    kind: str
    section: Mapping[str, Any]
    chat: str
    other_chat: str
    direct_chat: str | None
    no_chat: str
    redelivers: bool

    async def open(self) -> Channel:
        """The channel as the program opens it; called again, as after a restart."""
        ...

    async def say(self, chat: str, text: str, *, reply_to: str | None = None) -> str:
        """A resident says something on the platform; its number there."""
        ...

    async def heard(self, chat: str) -> list[str]:
        """What the bot has said in a chat, as people see it, oldest first."""
        ...

    async def delivery(self) -> int:
        """The number of a delivery that is owed."""
        ...
