"""What a matter can be about, found by the words that people use for it: 供水, 停水, 刷单. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from cases.errors import UnknownSubjectError
from classifiers import FRAUD, Taxonomy
from db.words import Grade

_GRADES: Mapping[str, Grade] = {"特急": Grade.G1, "紧急": Grade.G2, "较急": Grade.G3, "一般": Grade.G4} | {
    grade.value.lower(): grade for grade in Grade
}
_ALSO = {"诈骗": FRAUD, "骗子": FRAUD, "反诈": FRAUD}
_SHORTEST = 2  # characters; one alone, 水 or 电, is in too many names
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """A category, and for fraud its type where it is known."""

    category: str
    fraud_type: str | None = None

    @property
    def code(self) -> str:
        """The narrower of the two."""
        return self.fraud_type or self.category


class Subjects:
    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def of_code(self, code: str) -> Subject:
        """Raises UnknownSubjectError."""
        if code in self._taxonomy.categories:
            return Subject(code)
        if code in self._taxonomy.fraud_types:
            return Subject(FRAUD, code)
        raise UnknownSubjectError(code)

    def find(self, words: str) -> Subject:
        """The one subject that `words` name. Raises UnknownSubjectError with the nearest names where it is none, or several."""
        words = words.strip().lower()
        found = self._named(words)
        if len(found) == 1:
            return found[0]
        names = [self.name(subject) for subject in found] or self._nearest(words)
        raise UnknownSubjectError(words, names[:_NEAREST])

    def name(self, subject: Subject) -> str:
        return self._taxonomy.name(subject.code)

    def all(self) -> Mapping[Subject, str]:
        """Every category and every type of fraud, with its name."""
        categories = {Subject(code): category.name for code, category in self._taxonomy.categories.items()}
        return categories | {Subject(FRAUD, code): f"涉诈：{kind.name}" for code, kind in self._taxonomy.fraud_types.items()}

    def grade_of(self, category: str) -> Grade:
        return Grade(self._taxonomy.categories[category].default_grade.value)

    def _named(self, words: str) -> list[Subject]:
        """By its whole name first, then by a part of it."""
        if words in self._names:
            return [self._names[words]]
        if len(words) < _SHORTEST:
            return []
        return list(dict.fromkeys(subject for name, subject in self._names.items() if words in name))

    def _nearest(self, words: str) -> list[str]:
        close = process.extract(words, list(self._names), scorer=fuzz.partial_ratio, limit=_NEAREST, score_cutoff=50)
        return list(dict.fromkeys(self.name(self._names[name]) for name, _, _ in close))

    @cached_property
    def _names(self) -> Mapping[str, Subject]:
        """Every name with its subject; of equal names the first stands."""
        found: dict[str, Subject] = {}
        for name, subject in self._all():
            found.setdefault(name.lower(), subject)
        return found

    def _all(self) -> Iterator[tuple[str, Subject]]:
        categories = self._taxonomy.categories.values()
        yield from (
            (name, Subject(code))
            for category in categories
            for name in (category.code, category.name)
            for code in (category.code,)
        )
        yield from ((name, Subject(code)) for name, code in _ALSO.items())
        yield from (
            (name, Subject(FRAUD, kind.code)) for kind in self._taxonomy.fraud_types.values() for name in (kind.code, kind.name)
        )
        yield from ((sub, Subject(category.code)) for category in categories for sub in category.subs)


def take_grade(words: str) -> tuple[Grade | None, str]:
    """A grade named in `words`, and the rest of them."""
    for name, grade in _GRADES.items():
        if name in words.lower():
            at = words.lower().index(name)
            return grade, f"{words[:at]} {words[at + len(name) :]}".strip(" ,，。.、")
    return None, words
