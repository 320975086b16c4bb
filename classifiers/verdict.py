"""What goes into a classifier and what comes out: `classify(utterance, context) -> Verdict`.

Everything here is a value: no I/O, no clock, no store. A caller that wants to explain a verdict needs nothing but the verdict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """Who speaks. Officers and bots open no case; a warden only with her own report of a scene."""

    RESIDENT = "resident"
    WARDEN = "warden"
    OFFICER = "officer"
    BOT = "bot"


class Kind(StrEnum):
    CHAT = "chat"
    ISSUE = "issue"
    FRAUD = "fraud"


class Decision(StrEnum):
    """What the town does with it: `auto` opens a case, `ask` asks a person one quiet question, `chat` leaves it alone."""

    AUTO = "auto"
    ASK = "ask"
    CHAT = "chat"


class Grade(StrEnum):
    """Danger, G1 (life at risk) to G4 (ordinary); domain taxonomy, after the level codes used with GB/T 31000."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    G4 = "G4"


class Act(StrEnum):
    """What the speaker does with the words. All but NONE concern a matter, new or known."""

    REPORT = "report"  # 新反映
    ME_TOO = "me_too"  # 我家也是
    CHASE_UP = "chase_up"  # 怎么还没来
    SUPPLEMENT = "supplement"  # 在3号楼 / 一张照片
    RELAPSE = "relapse"  # 又停了
    RESOLVED = "resolved"  # 来水了
    NEGATED = "negated"  # 我这边没停
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One message as the classifier sees it. `media` marks a picture, voice or video without readable words."""

    text: str
    role: Role = Role.RESIDENT
    sender: str = ""
    group: str = ""
    at: datetime | None = None
    media: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A case that the group talks about, or lately talked about."""

    kind: Kind
    category: str
    grade: Grade
    last_at: datetime
    open: bool = True
    senders: frozenset[str] = frozenset()
    fraud_type: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What was said before in the same group, oldest first, within the context window; and the matters of that group,
    the one last spoken of first. `reply_to` and `reply_matter` are set when the platform marks the message as a quoted reply.
    """

    recent: Sequence[Utterance] = ()
    matters: Sequence[Matter] = ()
    reply_to: Utterance | None = None
    reply_matter: Matter | None = None


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of the original text and the rule that read it; `weight` is in the rule's own points, below zero if it speaks against.

    `start` and `end` are offsets in code points into the text as it was sent; a rule about the whole message has start == end == 0.
    """

    start: int
    end: int
    text: str
    rule: str
    weight: float = 0.0
    category: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer: what a message is, how sure that is, and why.

    `category`, `grade` and `fraud_type` are None for chat. `categories` is ranked, best first, with scores in 0..1.
    `non_case` names the class of chat (taxonomy `non_case_classes`). `matter` is the index into `context.matters` that
    the message speaks of, if the words say so. `confidence` is 0..1, that the message concerns a matter.
    `indicators` holds what a fraud leaves behind: phones, links, accounts, amounts.
    """

    kind: Kind
    decision: Decision
    act: Act = Act.NONE
    category: str | None = None
    categories: tuple[tuple[str, float], ...] = ()
    grade: Grade | None = None
    fraud_type: str | None = None
    fraud_level: str | None = None
    non_case: str | None = None
    matter: int | None = None
    confidence: float = 0.0
    places: tuple[str, ...] = ()
    indicators: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    because: tuple[Evidence, ...] = ()
    version: str = ""
