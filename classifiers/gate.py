"""The quick look at every message: is there anything to read at all? Most chat is let go here, after a few microseconds."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from classifiers.context.reading import LATE_CUES, SOON_CUES
from classifiers.finding.frame_index import FrameIndex, Raw
from classifiers.judging.chat import CLASS_CUES
from classifiers.lexicon.vocabulary import Use
from classifiers.verdict import Context, Matter, Role, Utterance

# What the look saw, as bits; plain numbers, because an IntFlag would cost more than the look itself.
NAMED = 1
"""A term that says or names a matter, or one that says it is over."""
KEY = 2
"""A word that a frame cannot do without."""
FOLLOWS_SOON = 4
"""A sign that counts if the group lately spoke of an open matter."""
FOLLOWS_LATE = 8
"""A sign that counts if the group has any matter at all."""
_CLASSES = 4
"""From this bit on: signs that tell the class of chat, in the order of `chat.CLASS_CUES`."""

_NAMES = 2.0
"""Points from which a term alone is worth reading; mentions are not."""


class Gate:
    def __init__(self, words: Mapping[str, Use], frames: FrameIndex, follow_minutes: int) -> None:
        """`words` in the order of their numbers."""
        self._frames = frames
        self._window = timedelta(minutes=follow_minutes)
        self._flags = [_flags(use) | KEY * frames.is_key(number) for number, use in enumerate(words.values())]

    def look(self, raw: Raw) -> int:
        """The bits seen; KEY stays only if some frame has all its words."""
        seen = 0
        flags = self._flags
        for number, _, _ in raw:
            seen |= flags[number]
        if seen & KEY and not seen & NAMED and not self._frames.any(raw):
            seen ^= KEY
        return seen

    def may_follow_up(self, seen: int, utterance: Utterance, context: Context) -> bool:
        """Whether the message may mean a matter of the group, by its signs, its sender, or the reply it is."""
        if utterance.role is not Role.RESIDENT:
            return False
        if context.reply_matter is not None or (context.matters and seen & FOLLOWS_LATE):
            return True
        fresh = [matter for matter in context.matters if matter.open and self._is_fresh(matter, utterance.at)]
        if not fresh:
            return False
        return bool(seen & FOLLOWS_SOON) or utterance.media or any(utterance.sender in matter.senders for matter in fresh)

    def _is_fresh(self, matter: Matter, at: datetime | None) -> bool:
        return at is None or at - matter.last_at <= self._window


def classes_seen(seen: int) -> int:
    """The class bits of a look, the first of `chat.CLASS_CUES` lowest."""
    return seen >> _CLASSES


def _flags(use: Use) -> int:
    named = bool(use.resolved) or any(entry.weight >= _NAMES for entry in use.terms)
    soon = not SOON_CUES.isdisjoint(use.cues)
    late = bool(use.resolved) or not LATE_CUES.isdisjoint(use.cues)
    classes = sum(1 << _CLASSES + CLASS_CUES.index(cue) for cue in use.cues if cue in CLASS_CUES)
    return NAMED * named | FOLLOWS_SOON * soon | FOLLOWS_LATE * late | classes
