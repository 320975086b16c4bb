"""The small types that the fields of requests and answers are made of. What they accept, their schema says exactly."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from api.errors.faults import BROKEN
from cases.calendar import TOWN_ZONE

_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_LEGIBLE = r"^[^\x00]*$"
_SOME_WORDS = r"^[^\x00]*[^\s\x00][^\x00]*$"


class Body(BaseModel):
    """What somebody sends; a field that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What we answer."""

    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class Text:
    """For `Annotated[str, Text(…)]`: lengths in characters, no NUL. With `says` it must not be blank; that is checked by
    the heart, which knows what the words are for, and only promised in the schema.
    """

    most: int | None = None
    least: int = 0
    says: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.no_info_after_validator_function(
            _legible, core_schema.str_schema(min_length=self.least, max_length=self.most)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"pattern": _SOME_WORDS if self.says else _LEGIBLE}


@dataclass(frozen=True, slots=True)
class Whole:
    """For `Annotated[int, Whole(…)]` in a body: 3.0 is a whole number, "3" and true are not."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.no_info_before_validator_function(_no_words, core_schema.int_schema(ge=self.least, le=self.most))


def _legible(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError(BROKEN, "holds characters that are no text")
    return text


def _no_words(value: object) -> object:
    if isinstance(value, bool | str):
        raise PydanticCustomError("int_type", "not a whole number")
    return value


def _moment(value: object) -> datetime:
    """A moment of RFC 3339, as UTC. Nothing happened before 1970 and nothing will after 2200; such moments count as these."""
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise PydanticCustomError("moment", "not a moment of RFC 3339")
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        raise PydanticCustomError("moment", "not a moment of RFC 3339") from None
    as_utc = moment.replace(tzinfo=UTC)
    if _EARLIEST < as_utc < _LATEST:
        return moment.astimezone(UTC)
    return _EARLIEST if as_utc <= _EARLIEST else _LATEST


def _town_time(moment: datetime) -> str:
    return moment.astimezone(TOWN_ZONE).isoformat()


LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is (RFC 8259)."""

Number = Annotated[int, Field(ge=1, le=LARGEST)]
"""The number of a row, in a path or a query."""


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-23T10:00:00+08:00"]}),
]
"""A moment that somebody sends."""

TownTime = Annotated[
    datetime, PlainSerializer(_town_time, return_type=str), WithJsonSchema({"type": "string", "format": "date-time"})
]
"""A moment that we answer, in the town's time zone."""
