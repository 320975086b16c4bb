"""The lexicon: every word with its uses, and the frames, put together from the data files once at load."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from classifiers.errors import DataError
from classifiers.finding.frames import Frame
from classifiers.lexicon.cues import Cue
from classifiers.lexicon.entries import ANY_FRAUD, Entry, Form, Voice
from classifiers.lexicon.town_words import TOWN_SUB, TownWord, Use
from classifiers.lexicon.vocabulary import Use as WordUse
from classifiers.lexicon.vocabulary import Vocabulary
from classifiers.lexicon.words import WordClasses
from classifiers.sources import (
    ActsSource,
    FrameSource,
    FraudSource,
    FraudsSource,
    FriendsSource,
    IssueSource,
    IssuesSource,
    Sources,
)
from classifiers.taxonomy import FRAUD, Taxonomy
from classifiers.verdict import Kind


@dataclass(frozen=True, slots=True)
class Lexicon:
    uses: Mapping[str, WordUse]
    frames: tuple[Frame, ...]
    everyday: frozenset[str]


class LexiconBuilder:
    """Reads the files one after the other; a word, code or class that it does not know is refused with file and key."""

    def __init__(self, taxonomy: Taxonomy, words: WordClasses, vocabulary: Vocabulary) -> None:
        self._taxonomy = taxonomy
        self._words = words
        self._vocabulary = vocabulary
        self._frames: list[Frame] = []

    def read(self, sources: Sources) -> None:
        self.add_acts(sources.one("acts.yaml", ActsSource))
        friends = sources.one("friends.yaml", FriendsSource).friends
        self._friends(word for group in friends.values() for word in group)
        for file, issues in sources.folder("issues", IssuesSource):
            self.add_issues(file, issues)
        for file, frauds in sources.folder("fraud", FraudsSource):
            self.add_frauds(file, frauds)

    def build(self) -> Lexicon:
        return Lexicon(self._vocabulary.uses, tuple(self._frames), self._words.everyday)

    def add_acts(self, source: ActsSource) -> None:
        for name in source.cues.keys() ^ {cue.value for cue in Cue}:
            raise DataError("acts.yaml", f"cues.{name}", "the file and classifiers/cues.py must name the same cues")
        for name, words in source.cues.items():
            for word in words:
                self._vocabulary.cue(word, Cue(name))

    def add_issues(self, file: str, source: IssuesSource) -> None:
        for category in source.categories:
            if category.code not in self._taxonomy.categories:
                raise DataError(file, category.code, "no such category in taxonomy.yaml")
            _named(file, category.code, partial(self._add_issue, category))

    def add_frauds(self, file: str, source: FraudsSource) -> None:
        for fraud in source.types:
            if fraud.code not in self._taxonomy.fraud_types and fraud.code != ANY_FRAUD:
                raise DataError(file, fraud.code, "no such fraud type in taxonomy.yaml")
            _named(file, fraud.code, partial(self._add_fraud, fraud))

    def add_town_words(self, words: Iterable[TownWord]) -> None:
        """A subject that the taxonomy has no longer is passed over: a town's words never keep its program from starting."""
        for word in sorted(words, key=lambda word: word.use is Use.WEIGHT):  # weights last: they change terms
            if word.use is Use.FRIEND:
                self._vocabulary.friend(word.text)
            elif word.use is Use.WEIGHT:
                self._vocabulary.reweigh(word.text, word.subject, word.weight)
            elif (entry := self._town_entry(word)) is not None:
                self._vocabulary.term(word.text, entry)

    def _town_entry(self, word: TownWord) -> Entry | None:
        if word.subject == FRAUD or word.subject in self._taxonomy.fraud_types:
            subject = ANY_FRAUD if word.subject == FRAUD else word.subject
            return Entry(Kind.FRAUD, subject, word.weight, Form.TERM, TOWN_SUB, voice=Voice.RESIDENT)
        if word.subject in self._taxonomy.categories:
            return Entry(Kind.ISSUE, word.subject, word.weight, Form.TERM, TOWN_SUB)
        return None

    def add_places(self, places: Iterable[str]) -> None:
        for place in places:
            self._vocabulary.place(place)

    def _add_issue(self, source: IssueSource) -> None:
        entry = partial(Entry, Kind.ISSUE, source.code)
        subs = self._taxonomy.categories[source.code].subs
        for terms in source.terms:
            _check_sub(terms.sub, subs)
            for word in terms.words:
                self._vocabulary.term(word, entry(terms.weight, Form.TERM, terms.sub, terms.grade))
        for word in source.mentions:
            self._vocabulary.term(word, entry(1, Form.MENTION))
        for word in source.resolved:
            self._vocabulary.resolved(word, entry(0, Form.RESOLVED))
        for frame in source.frames:
            _check_sub(frame.sub, subs)
            self._frame(frame, entry(frame.weight, Form.FRAME, frame.sub, frame.grade))
        self._friends(source.friends)

    def _add_fraud(self, source: FraudSource) -> None:
        entry = partial(Entry, Kind.FRAUD, source.code)
        for terms in source.terms:
            for word in terms.words:
                self._vocabulary.term(word, entry(terms.weight, Form.TERM, voice=terms.voice))
        for frame in source.frames:
            self._frame(frame, entry(frame.weight, Form.FRAME, voice=frame.voice))
        self._friends(source.friends)

    def _frame(self, source: FrameSource, entry: Entry) -> None:
        slots = tuple(self._slot(slot) for slot in source.find)
        unless = self._vocabulary.spelt(self._words.unfold(source.unless)) if source.unless else ()
        self._frames.append(Frame(entry, slots, source.gap, source.free, source.across, unless))

    def _slot(self, words: str) -> int:
        return self._vocabulary.slot(self._words.unfold(words))

    def _friends(self, words: Iterable[str]) -> None:
        for word in words:
            self._vocabulary.friend(word)


def _check_sub(sub: str, subs: tuple[str, ...]) -> None:
    if sub not in subs:
        raise ValueError(f"{sub!r} is no sub of this category in taxonomy.yaml")


def _named(file: str, key: str, add: Callable[[], None]) -> None:
    try:
        add()
    except ValueError as problem:
        raise DataError(file, key, str(problem)) from problem
