"""All words that the automaton looks for, and what each of them is good for."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import Entry, Form
from classifiers.lexicon.spellings import Spellings


@dataclass(slots=True)
class Use:
    """What one word is good for: it may be several things at once. `slots` are numbers of frame slots."""

    terms: list[Entry] = field(default_factory=list)
    resolved: list[Entry] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    friend: bool = False
    place: bool = False


class Vocabulary:
    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._uses: dict[str, Use] = {}
        self._slots: dict[frozenset[str], int] = {}

    @property
    def uses(self) -> dict[str, Use]:
        return self._uses

    def term(self, word: str, entry: Entry) -> None:
        for use in self._all(word):
            use.terms.append(entry)

    def reweigh(self, word: str, subject: str, weight: float) -> None:
        """Terms of that subject count for so much from now on; a word that is no such term stays what it is."""
        for use in self._all(word):
            use.terms[:] = [replace(one, weight=weight) if _is_term(one, subject) else one for one in use.terms]

    def resolved(self, word: str, entry: Entry) -> None:
        for use in self._all(word):
            use.resolved.append(entry)

    def cue(self, word: str, cue: Cue) -> None:
        for use in self._all(word):
            if cue not in use.cues:
                use.cues.append(cue)

    def friend(self, word: str) -> None:
        for use in self._all(word):
            use.friend = True

    def place(self, name: str) -> None:
        for use in self._all(name):
            use.place = True

    def slot(self, words: Iterable[str]) -> int:
        """The number of the slot that any of these words fills; the same words have the same number."""
        key = frozenset(words)
        if key not in self._slots:
            number = self._slots[key] = len(self._slots)
            for word in key:
                for use in self._all(word):
                    use.slots.append(number)
        return self._slots[key]

    def spelt(self, words: Iterable[str]) -> tuple[str, ...]:
        """All ways to write these words, which the automaton need not look for."""
        return tuple(sorted({spelling for word in words for spelling in self._spellings.unfold(word)}))

    def _all(self, word: str) -> Iterable[Use]:
        if not word.strip():
            raise ValueError("an empty word")
        return [self._uses.setdefault(spelling, Use()) for spelling in set(self._spellings.unfold(word))]


def _is_term(entry: Entry, subject: str) -> bool:
    return entry.form is Form.TERM and entry.subject == subject
