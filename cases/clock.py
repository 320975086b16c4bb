"""What time it is, passed as an argument: so that a day can be wound through in a minute, and a test can say when it is."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers an aware time."""


def wall_clock() -> datetime:
    return datetime.now(UTC)
