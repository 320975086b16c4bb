"""Days of chat in all 72 groups for measuring: the labelled two days of tests/data, lived again by ever other people."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count as numbers
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

TRANSCRIPT = Path(__file__).parents[1] / "tests/data/two_days.jsonl"
GROUPS = 72
RICH = 0.19
"""The share of messages about matters in the transcript; in real groups it is a tenth of that."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`group` is the code of one of the town's groups, `role` what the platform knows of the speaker."""

    number: str
    group: str
    sender: str
    role: str
    text: str
    reply_to: str | None
    at: datetime


def days(count: int, *, matters: float) -> list[Spoken]:
    """`count` messages in the order of their times; a share of `matters` of them is about something (at most RICH).

    Four copies of the transcript fill the 72 groups for two days, then come the next two days. Talks stay whole and in
    order; where fewer matters are asked for, most are left out with everything that was said about them.
    """
    rows = [json.loads(line) for line in TRANSCRIPT.read_text(encoding="utf-8").splitlines()]
    return list(islice(_days(rows, matters / RICH), count))


def _days(rows: list[dict[str, Any]], share: float) -> Iterator[Spoken]:
    groups = sorted({row["group"] for row in rows})
    for pair in numbers():
        copies = range(pair * 4, pair * 4 + 4)
        said = [_spoken(row, copy, groups) for copy in copies for row in rows if _is_kept(row, copy, share)]
        yield from sorted(said, key=lambda one: one.at)


def _is_kept(row: dict[str, Any], copy: int, share: float) -> bool:
    case = row["gold"]["case"]
    return case is None or crc32(f"{case} {copy}".encode()) < share * 2**32


def _spoken(row: dict[str, Any], copy: int, groups: list[str]) -> Spoken:
    place = groups.index(row["group"]) + copy % 4 * len(groups) + 1
    reply_to = f"{copy}-{row['reply_to']}" if row["reply_to"] else None
    at = datetime.fromisoformat(row["time"]) + timedelta(days=2 * (copy // 4))
    return Spoken(f"{copy}-{row['id']}", f"G{place:02}", f"{copy % 8} {row['sender']}", row["role"], row["text"], reply_to, at)
