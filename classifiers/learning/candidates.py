"""Candidates for the lexicon: terms from matters that were left alone, false friends and weights from what was taken wrongly."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifiers.learning.cutting import Cutter
from classifiers.learning.examples import Example
from classifiers.learning.odds import log_odds
from classifiers.learning.replay import Reading, Shadow
from classifiers.lexicon.town_words import TownWord, Use
from classifiers.verdict import Decision, Evidence

_SUPPORT = 3  # texts
_SENDERS = 2  # people: the way one person talks is not the town's
_SURE = 1.0
_CASES = 4  # texts on which a weight is judged
_MOSTLY = 0.75
_STEP = 2.0
_TERM = "/term"


@dataclass(frozen=True, slots=True)
class Candidate:
    word: TownWord
    score: float
    support: tuple[Example, ...]
    against: tuple[Example, ...]


def terms(shadow: Shadow, cutter: Cutter) -> Iterator[Candidate]:
    """What stands in matters that are left alone, or taken for something else, and hardly anywhere besides."""
    holders = _holders(shadow, cutter)
    totals = _totals(shadow.examples)
    for gram, numbers in holders.items():
        wanted: dict[str, list[Example]] = defaultdict(list)
        for number in numbers:
            example = shadow.examples[number]
            if example.subject is not None and not example.public and not shadow.now[number].right:
                wanted[example.subject].append(example)
        for subject, support in wanted.items():
            if _enough(support):
                yield from _term(gram, subject, support, [shadow.examples[n] for n in numbers], totals)


def _term(
    gram: str, subject: str, support: list[Example], holders: list[Example], totals: dict[str | None, int]
) -> Iterator[Candidate]:
    inside = [example for example in holders if example.subject == subject]
    against = [example for example in holders if example.subject != subject]
    score = log_odds(len(inside), totals[subject], len(against), sum(totals.values()) - totals[subject])
    if score >= _SURE:
        yield Candidate(TownWord(Use.TERM, gram, subject), score, tuple(support), tuple(against))


def friends(shadow: Shadow, cutter: Cutter) -> Iterator[Candidate]:
    """What surrounds a term where it was taken wrongly, and never where it was right."""
    wrong: dict[str, list[Example]] = defaultdict(list)
    for example, reading in zip(shadow.examples, shadow.now, strict=True):
        if example.subject is None and reading.taken and not example.public:
            plain = shadow.classifier.plain(example.text)
            for stretch in frozenset[str]().union(*(cutter.around(plain, one.text) for one in _hits(reading))):
                wrong[stretch].append(example)
    matters = [shadow.classifier.plain(example.text) for example in shadow.examples if example.subject is not None]
    chats = len(shadow.examples) - len(matters)
    for stretch, support in wrong.items():
        if _enough(support) and not any(stretch in plain for plain in matters):
            score = log_odds(len(support), chats, 0, len(matters))
            yield Candidate(TownWord(Use.FRIEND, stretch, weight=0), score, tuple(support), ())


def weights(shadow: Shadow) -> Iterator[Candidate]:
    """Terms that ship and mostly mislead here count for less; terms of which the answer is always yes need no question."""
    used: dict[tuple[str, str, float], list[tuple[Example, Reading]]] = defaultdict(list)
    for example, reading in zip(shadow.examples, shadow.now, strict=True):
        if reading.taken and not example.public:
            for one in _hits(reading):
                used[shadow.classifier.plain(one.text), one.rule.split("/")[0], one.weight].append((example, reading))
    for (text, subject, weight), rows in used.items():
        right = tuple(example for example, reading in rows if reading.right)
        wrong = tuple(example for example, reading in rows if not reading.right)
        if len(rows) < _CASES or not _enough([*right, *wrong]):
            continue
        if len(wrong) >= _MOSTLY * len(rows) and weight > 1:
            word = TownWord(Use.WEIGHT, text, subject, max(1.0, weight - _STEP))
            yield Candidate(word, log_odds(len(wrong), len(rows), len(right), len(rows)), wrong, right)
        elif not wrong and all(reading.verdict.decision is Decision.ASK for _, reading in rows):
            word = TownWord(Use.WEIGHT, text, subject, weight + _STEP)
            yield Candidate(word, log_odds(len(right), len(rows), 0, len(rows)), right, wrong)


def _hits(reading: Reading) -> Iterator[Evidence]:
    """The terms that spoke for the verdict."""
    return (one for one in reading.verdict.because if one.weight > 0 and one.text and one.rule.endswith(_TERM))


def _holders(shadow: Shadow, cutter: Cutter) -> dict[str, list[int]]:
    """For each stretch of a matter that is not read rightly the numbers of all texts that hold it."""
    needy = (
        number
        for number, (example, reading) in enumerate(zip(shadow.examples, shadow.now, strict=True))
        if example.subject is not None and not example.public and not reading.right
    )
    plains = [shadow.classifier.plain(example.text) for example in shadow.examples]
    counted: dict[str, int] = defaultdict(int)
    for number in needy:
        for gram in cutter.grams(plains[number]):
            counted[gram] += 1
    often = [gram for gram, count in counted.items() if count >= _SUPPORT]
    return {gram: [number for number, plain in enumerate(plains) if gram in plain] for gram in often}


def _totals(examples: Sequence[Example]) -> dict[str | None, int]:
    totals: dict[str | None, int] = defaultdict(int)
    for example in examples:
        totals[example.subject] += 1
    return totals


def _enough(support: Sequence[Example]) -> bool:
    return len({one.key for one in support}) >= _SUPPORT and len({one.sender for one in support}) >= _SENDERS
