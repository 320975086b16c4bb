"""What a channel is: the one face behind which a chat platform stands. Everything else of the house is platform-neutral.

Errors of a connection are two (both mean that nothing was sent):
ChannelError
├── NotReadyError       try again later, by itself
└── HumanNeededError    somebody must act first: a token, a binding, a payment
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from db.words import MessageKind, Role


class ChannelError(Exception):
    """Nothing was sent, for sure."""


class NotReadyError(ChannelError):
    """The platform cannot be reached now; the outbox tries again with backoff."""


class HumanNeededError(ChannelError):
    """The platform refuses us until a person has done something; `todo` says in Chinese what."""

    def __init__(self, todo: str) -> None:
        super().__init__(todo)
        self.todo = todo


class Reads(StrEnum):
    """Which messages of a group reach us."""

    ALL = "all"
    MENTION = "mention"
    DIRECT = "direct"
    NONE = "none"


class Pushes(StrEnum):
    """Whether we can write to a group by ourselves."""

    UNATTENDED = "unattended"
    HUMAN_TAP = "human_tap"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do, as data. Lengths in UTF-8 bytes, rates per minute; None means no limit known.

    `idempotent` says that sending one delivery twice lands once, so that an interrupted send may be repeated.
    """

    reads: Reads
    pushes: Pushes
    direct: bool
    idempotent: bool = False
    cards: bool = False
    images: bool = False
    text_bytes: int | None = None
    per_minute: int | None = None
    per_month: int | None = None


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One utterance as it came from a platform, in our words.

    `external_id` is the platform's own number of it, unique within channel and account: by it a redelivery is known.
    `chat` and `sender_id` are the platform's names. `role` is set only where the platform itself knows it.
    """

    channel: str
    account: str
    external_id: str
    chat: str
    sender_id: str
    sender_name: str
    kind: MessageKind
    text: str
    sent_at: datetime
    reply_to: str | None = None
    attachments: tuple[str, ...] = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One thing to be said in one chat. `delivery` names what is owed, for platforms that can tell a repetition."""

    delivery: int
    chat: str
    text: str
    reply_to: str | None = None
    mentions: tuple[str, ...] = ()


class Result(StrEnum):
    """What became of a send. UNKNOWN: it may have arrived; it is never silently sent again to residents."""

    SENT = "sent"
    AWAITING_HUMAN = "awaiting_human"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`external_id` is the platform's number of what was sent, by which a quoted reply to it is known; `why` is for people."""

    result: Result
    external_id: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """`since` is when the present state began; `todo` is what a person can do about it, in Chinese."""

    connected: bool
    since: datetime | None = None
    todo: str = ""


class Channel(Protocol):
    """One account on one platform."""

    name: str
    account: str

    @property
    def capabilities(self) -> Capabilities: ...

    def receive(self) -> AsyncIterator[InboundMessage]:
        """Messages as they come, for as long as the channel is open. What was not acknowledged comes again after a restart,
        where the platform can do that.
        """
        ...

    async def acknowledge(self, messages: Sequence[InboundMessage]) -> None:
        """These are stored for good. Called only after the commit."""
        ...

    async def send(self, message: OutboundMessage) -> Outcome:
        """Raises ChannelError where certainly nothing was sent."""
        ...

    async def health(self) -> Health: ...

    async def aclose(self) -> None: ...
