"""What the contenders share: their arguments and their one line of JSON."""

import json
import sys
from dataclasses import dataclass

from benchmarks.day import Spoken, days


@dataclass(frozen=True, slots=True)
class Task:
    url: str
    day: list[Spoken]


def task() -> Task:
    url, count, matters = sys.argv[1:4]
    return Task(url, days(int(count), matters=float(matters)))


def answer(seconds: float, found: int) -> None:
    sys.stdout.write(json.dumps({"seconds": seconds, "found": found}) + "\n")
