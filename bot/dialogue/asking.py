"""A short question instead of an act: something was missing, and nobody guesses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.dialogue.replies import Reply


@dataclass(frozen=True, slots=True)
class Question:
    reply: Reply
    slots: Mapping[str, Any] = field(default_factory=dict)
