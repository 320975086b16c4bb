"""Tells from the bare numbers of the words found which frames have all their words, before any span is looked at."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from classifiers.finding.frames import Frame
from classifiers.lexicon.vocabulary import Use

Raw = Sequence[tuple[int, int, int]]
"""Number of the word, start and end, for every word in the text, also inside each other."""

_RARER = 10.0
"""A word is about so many times rarer for every character that it is longer."""


class FrameIndex:
    """Frames by the words of their rarest slot. Slots are bits of one number, so that asking for many costs no more than for one."""

    def __init__(self, words: Mapping[str, Use], frames: Iterable[Frame], everyday: AbstractSet[str]) -> None:
        """`words` in the order of their numbers; `everyday` words are in nearly every message and make poor keys."""
        frames = list(frames)
        rarest = _rarest_slots(words, frames, everyday)
        by_slot: dict[int, list[tuple[int, Frame]]] = {}
        for frame, slot in zip(frames, rarest, strict=True):
            by_slot.setdefault(slot, []).append((_bits(frame.slots), frame))
        self._slots = [_bits(use.slots) for use in words.values()]
        self._frames = [tuple(pair for slot in use.slots for pair in by_slot.get(slot, ())) for use in words.values()]
        self._needs = [tuple({need for need, _ in pairs}) for pairs in self._frames]

    def is_key(self, number: int) -> bool:
        """Whether this word may begin the search for a frame."""
        return bool(self._needs[number])

    def any(self, raw: Raw) -> bool:
        slots, needs = self._slots, self._needs
        filled = 0
        wanted: list[int] = []
        for number, _, _ in raw:
            filled |= slots[number]
            wanted += needs[number]
        return any([filled & need == need for need in wanted])  # noqa: C419 - a list is quicker here than a generator

    def complete(self, raw: Raw) -> list[Frame]:
        """The frames all of whose words are there, each once; their order and distance are seen to by `frames`."""
        numbers = dict.fromkeys(number for number, _, _ in raw)
        filled = 0
        for number in numbers:
            filled |= self._slots[number]
        found = (frame for number in numbers for need, frame in self._frames[number] if filled & need == need)
        return list({id(frame): frame for frame in found}.values())


def _rarest_slots(words: Mapping[str, Use], frames: Iterable[Frame], everyday: AbstractSet[str]) -> list[int]:
    commonness: dict[int, float] = {}
    for word, use in words.items():
        often = 1 if word in everyday else _RARER ** -len(word)
        for slot in use.slots:
            commonness[slot] = commonness.get(slot, 0) + often
    return [min(frame.slots, key=commonness.__getitem__) for frame in frames]


def _bits(slots: Iterable[int]) -> int:
    bits = 0
    for slot in slots:
        bits |= 1 << slot
    return bits
