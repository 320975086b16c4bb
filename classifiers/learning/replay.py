"""Shadow replay: what a change of the lexicon would have done to texts that are kept, before anybody accepts it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from classifiers.classifier import Classifier
from classifiers.learning.examples import Example
from classifiers.lexicon.town_words import TownWord
from classifiers.taxonomy import FRAUD
from classifiers.verdict import Decision, Kind, Utterance, Verdict

Build = Callable[[Sequence[TownWord]], Classifier]
"""A classifier with these words of the town on top of what ships."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes. Of matters: `found` that were left alone, `lost` that were found, `righted` and `spoilt` in their category.
    Of chat: `alarms` that are new, `calmed` that end.
    """

    found: tuple[Example, ...] = ()
    lost: tuple[Example, ...] = ()
    righted: tuple[Example, ...] = ()
    spoilt: tuple[Example, ...] = ()
    alarms: tuple[Example, ...] = ()
    calmed: tuple[Example, ...] = ()

    @property
    def gain(self) -> float:
        """A matter missed is worse than a warden asked in vain, and a false alarm taken away is worth less than a matter."""
        good = len(self.found) + 0.5 * len(self.righted) + 0.5 * len(self.calmed)
        return good - len(self.lost) - 0.5 * len(self.spoilt) - 0.5 * len(self.alarms)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a classifier makes of an example by itself. `taken`: a case or a question would follow."""

    verdict: Verdict
    taken: bool
    right: bool


@dataclass(slots=True)
class Shadow:
    """`words` are the town's own today; `examples` are read once as the lexicon is now."""

    build: Build
    words: Sequence[TownWord]
    examples: Sequence[Example]
    classifier: Classifier = field(init=False)
    now: Sequence[Reading] = field(init=False)

    def __post_init__(self) -> None:
        self.classifier = self.build(self.words)
        self.now = [read(self.classifier, example) for example in self.examples]

    def try_with(self, word: TownWord) -> Effect:
        """What would be otherwise with this word besides the others."""
        changed = self.build((*self.words, word))
        after = (read(changed, example) for example in self.examples)
        return _effect(zip(self.examples, self.now, after, strict=True))


def read(classifier: Classifier, example: Example) -> Reading:
    verdict = classifier.classify(Utterance(example.text))
    taken = verdict.decision is not Decision.CHAT
    return Reading(verdict, taken, taken and _agrees(verdict, example.subject))


def _agrees(verdict: Verdict, subject: str | None) -> bool:
    """Fraud of whatever type is fraud where the label names no type."""
    if verdict.kind is Kind.FRAUD:
        return subject in {FRAUD, verdict.fraud_type}
    return verdict.category == subject


def _effect(rows: Iterable[tuple[Example, Reading, Reading]]) -> Effect:
    found: dict[str, list[Example]] = {}
    for example, before, after in rows:
        if what := _change(example, before, after):
            found.setdefault(what, []).append(example)
    return Effect(**{what: tuple(examples) for what, examples in found.items()})


def _change(example: Example, before: Reading, after: Reading) -> str:
    if before.taken != after.taken:
        if example.subject is None:
            return "alarms" if after.taken else "calmed"
        return "found" if after.taken else "lost"
    if example.subject is not None and before.right != after.right:
        return "righted" if after.right else "spoilt"
    return ""
