"""Winding a day of chat through the very same pipeline that serves a town: simulated platform, inbox, cases, outbox.

The day's own times are the clock, so that winding it twice, or again after a kill, ends in the same store.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from bot.channels.simulator import Utterance, inbound
from cases.calendar import TOWN_ZONE
from db.repositories import deliveries, messages
from db.words import MessageKind, Role
from haitang.house import House

_AGAIN = 0.1  # seconds
_STEP = 50  # messages between two looks of the outbox; the same at every winding, so that the same things are said


class BadTranscriptError(Exception):
    def __init__(self, path: Path, line: int | None, why: str) -> None:
        super().__init__(f"{path}{f' 第 {line} 行' if line else ''}：{why}")


class Line(BaseModel):
    """One message of a transcript file (JSON lines). `group` is the code of a group of the town; `gold` is the label, if any."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(min_length=1, max_length=120)
    group: str
    time: AwareDatetime
    sender: str = Field(min_length=1, max_length=64)
    role: Role = Role.RESIDENT
    text: str
    reply_to: str | None = None
    gold: dict[str, Any] | None = None


@dataclass(slots=True)
class DayClock:
    """Shows the time of the message that is wound through."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def read_transcript(path: Path) -> list[Line]:
    """The messages in the order of their times. Raises BadTranscriptError, naming the line."""
    lines = list(_lines(path))
    return sorted(lines, key=lambda line: line.time)


def brought_up_to(now: datetime, lines: Sequence[Line]) -> list[Line]:
    """The same days, moved so that they follow one another and the last of them ended before `now`; times of day stay.

    A record of long ago would otherwise be overdue all over as soon as somebody looks at it.
    """
    days = sorted({line.time.astimezone(TOWN_ZONE).date() for line in lines})
    latest = max((line.time.astimezone(TOWN_ZONE) for line in lines), default=now)
    today = now.astimezone(TOWN_ZONE)
    last = today.date() if latest.time() <= today.time() else today.date() - timedelta(days=1)
    moved = {day: last - timedelta(days=len(days) - 1 - place) for place, day in enumerate(days)}
    return [line.model_copy(update={"time": _on(moved, line.time.astimezone(TOWN_ZONE))}) for line in lines]


def _on(moved: Mapping[date, date], time: datetime) -> datetime:
    return datetime.combine(moved[time.date()], time.timetz())


async def wind(house: House, clock: DayClock, lines: Sequence[Line], step: int | None = None) -> AsyncIterator[int]:
    """Say all of it, `step` messages at a time; yields how many were said so far. What the store has already is not said again."""
    size = step or _STEP
    await house.outbox.recover(just_started=True)
    for start in range(0, len(lines), size):
        part = lines[start : start + size]
        await _say(house, part)
        await _judge_all(house)
        clock.now = part[-1].time
        await _send_all(house)
        yield start + len(part)


async def _say(house: House, step: Sequence[Line]) -> None:
    platform = house.simulator
    if platform is None:
        raise ValueError("winding needs the simulator")
    await platform.say([_utterance(line) for line in step])
    said = [inbound(row) for row in await platform.untaken()]
    await house.intake.take(said, as_sent=True)
    await platform.take(said)


async def _judge_all(house: House) -> None:
    """On PostgreSQL the server may hold what a killed process had in hand for a moment longer; the next step waits for it."""
    while True:
        await house.inbox.drain()
        async with house.database.read() as session:
            if not await messages.anything_waits(session):
                return
        await asyncio.sleep(_AGAIN)


async def _send_all(house: House) -> None:
    while True:
        await house.outbox.drain()
        async with house.database.read() as session:
            due = await deliveries.next_due(session)
        if due is None or due > house.clock():
            return
        await asyncio.sleep(_AGAIN)


def _utterance(line: Line) -> Utterance:
    return Utterance(
        chat=line.group,
        sender_id=f"{line.group}:{line.sender}",
        sender_name=line.sender,
        text=line.text,
        kind=_MEDIA.get(line.text.strip(), MessageKind.TEXT),
        role=line.role,
        reply_to=line.reply_to,
        external_id=line.id,
        at=line.time,
    )


def _lines(path: Path) -> Iterator[Line]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield _line(path, number, text)
    except OSError as error:
        raise BadTranscriptError(path, None, f"读不到：{error.strerror}") from None
    except UnicodeDecodeError:
        raise BadTranscriptError(path, None, "不是 UTF-8 编码") from None


def _line(path: Path, number: int, text: str) -> Line:
    try:
        return Line.model_validate_json(text)
    except ValidationError as error:
        raise BadTranscriptError(path, number, _why(error)) from None


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(step) for step in first["loc"])
    return f"{key} {_REASONS.get(first['type'], '写法不对')}" if key else "不是一个 JSON 对象"


_REASONS = {
    "missing": "没有写",
    "string_type": "应当是文字",
    "string_too_short": "是空的",
    "string_too_long": "太长",
    "datetime_from_date_parsing": "应当是时间，例如 2026-01-26T06:20:15+08:00",
    "datetime_type": "应当是时间，例如 2026-01-26T06:20:15+08:00",
    "timezone_aware": "要带时区，例如 2026-01-26T06:20:15+08:00",
    "enum": "只能是 resident、warden、officer、bot",
}
_MEDIA = {"[图片]": MessageKind.IMAGE, "[视频]": MessageKind.VIDEO, "[语音]": MessageKind.VOICE}
