from typing import Annotated, Any

from fastapi import Query
from pydantic import ConfigDict, Field

from api.cases.schemas import Evidence
from api.values import LARGEST, Answer, Body, Text, TownTime, Whole
from db.words import EditionKind, Grade, ProposalStatus, WordKind

Subject = Annotated[str | None, Field(description="a category, or a type of fraud; null for a false friend")]


class WordAnswer(Answer):
    """A word of the town's own. `weight` in the lexicon's points."""

    kind: WordKind
    text: str = Field(examples=["老水牛"])
    subject: Subject = Field(examples=["water_supply"])
    subject_name: str | None = Field(examples=["供水用水"])
    weight: float


class LexiconAnswer(Answer):
    version: str = Field(description="names the content of the whole lexicon; every verdict carries it")
    edition: int = Field(description="how often the town's words were changed")
    words: list[WordAnswer]


class Texts(Answer):
    """Texts of one sort: how many of the town's own and of the public ones that ship, and some of them."""

    own: int
    public: int
    texts: list[str]


class ProposalAnswer(Answer):
    number: int
    status: ProposalStatus
    word: WordAnswer
    score: float = Field(description="lower end of the log-odds")
    evidence: dict[str, Texts] = Field(description="`support` and `against`")
    effect: dict[str, Texts] = Field(description="by shadow replay: `found`, `lost`, `righted`, `spoilt`, `alarms`, `calmed`")
    made_at: TownTime
    version: str
    decided_by: str | None
    decided_at: TownTime | None


class EditionAnswer(Answer):
    number: int
    kind: EditionKind
    undoes: int | None
    taken_back: bool
    by: str
    at: TownTime
    added: list[WordAnswer]
    removed: list[WordAnswer]


class ProposalQuery(Body):
    status: ProposalStatus | None = None


WantedProposals = Annotated[ProposalQuery, Query()]


class TryBody(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "老水牛今天又趴窝了"}]})

    text: Annotated[str, Text(most=2000, least=1)]


class TryAnswer(Answer):
    decision: str
    category: str | None
    grade: str | None
    fraud_type: str | None
    confidence: float
    why: str = Field(description="in one plain Chinese sentence")
    because: list[Evidence]
    version: str


class PlaceAnswer(Answer):
    """A kept text: what people say it is (`subject` null: chat), and whether the lexicon of today finds it."""

    text: str
    subject: str | None
    case: str | None
    found: bool


class SearchAnswer(Answer):
    subject: str | None = Field(description="what the word mostly speaks of")
    matters: list[PlaceAnswer]
    chat: list[PlaceAnswer]
    missed: list[PlaceAnswer] = Field(description="matters of the same subject without the word")


class SearchQuery(Body):
    word: Annotated[str, Text(most=24, least=1)] = Field(examples=["停水"])


WantedWord = Annotated[SearchQuery, Query()]
_MISSED: dict[str, Any] = {"message": 1, "category": "water_supply", "grade": "G3"}


class MissedBody(Body):
    """漏报: a message that was left for chatter is a matter."""

    model_config = ConfigDict(json_schema_extra={"examples": [_MISSED]})

    message: Annotated[int, Whole(1, LARGEST), Field(description="its number in the store")]
    category: Annotated[str, Text(most=32, least=1)] | None = Field(
        default=None, description="code or name of a category or of a type of fraud"
    )
    grade: Grade | None = None


class MissedAnswer(Answer):
    case: str = Field(description="code of the case that it opened or belongs to", examples=["101"])
