"""Brings a message into one plain form for the rules, and keeps the way back: every rule span maps to the text as it was sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import combining

from classifiers.texts.script import build_script


@dataclass(frozen=True, slots=True)
class Text:
    """A message as sent (`original`) and in plain form (`plain`).

    `starts` and `ends` give, for each plain character, the piece of the original that it stands for;
    both are empty if every character stands at its own place, which is the common case.
    """

    original: str
    plain: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `original` for offsets into `plain`."""
        if start >= end:
            return 0, 0
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


class Normaliser:
    def __init__(self, variants: Mapping[str, str]) -> None:
        self._script = build_script(variants)

    def plain(self, original: str) -> str:
        """The plain form alone, without the way back: for the many messages in which nothing is found."""
        plain = self._quickly(original)
        return "".join(form for _, _, form in self._pieces(original)) if plain is None else plain

    def read(self, original: str) -> Text:
        plain = self._quickly(original)
        return self._slowly(original) if plain is None else Text(original, plain)

    def _quickly(self, original: str) -> str | None:
        """Every character in its own place; None where that cannot be. A message holds few different characters to change,
        so replacing one after the other is quicker than `str.translate`.
        """
        script = self._script
        changed = script.touched.intersection(original)
        if not changed:
            return original
        plain = original
        for character in changed:
            form = script.table[character]
            if form is None:
                return None
            plain = plain.replace(character, form)
        return plain

    def _slowly(self, original: str) -> Text:
        forms: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end, form in self._pieces(original):
            forms.append(form)
            starts.extend([start] * len(form))
            ends.extend([end] * len(form))
        return Text(original, "".join(forms), starts, ends)

    def _pieces(self, original: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and plain form of each character, or of a base character together with the combining marks behind it."""
        table, length, start = self._script.table, len(original), 0
        while start < length:
            end = start + 1
            while end < length and combining(original[end]):
                end += 1
            piece = original[start:end]
            form = table.get(piece, piece) if end == start + 1 else None
            yield start, end, self._script.plain_form(piece) if form is None else form
            start = end
