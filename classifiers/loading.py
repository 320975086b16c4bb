"""Builds a classifier from the package's own data files; the only place of this package that reads files."""

from collections.abc import Sequence
from pathlib import Path

from classifiers.classifier import Classifier
from classifiers.finding.borders import Borders
from classifiers.finding.finder import Finder
from classifiers.finding.frame_index import FrameIndex
from classifiers.gate import Gate
from classifiers.judging.chat import ChatClasses
from classifiers.judging.judge import Judge
from classifiers.lexicon.builder import LexiconBuilder
from classifiers.lexicon.spellings import Spellings
from classifiers.lexicon.town_words import TownWord, digest_of
from classifiers.lexicon.vocabulary import Vocabulary
from classifiers.lexicon.words import load_words
from classifiers.settings import ClassifierSettings
from classifiers.sources import IssuesSource, NormaliseSource, Sources
from classifiers.taxonomy import Taxonomy, load_taxonomy
from classifiers.texts.normalise import Normaliser


def load_classifier(
    settings: ClassifierSettings | None = None,
    *,
    places: Sequence[str] = (),
    town_words: Sequence[TownWord] = (),
    sources: Sources | None = None,
) -> Classifier:
    """`places` are the town's own place names, `town_words` what it taught. DataError if a data file cannot be used, with the file and the key."""
    settings = settings or ClassifierSettings()
    sources = sources or Sources()
    taxonomy = load_taxonomy(sources)
    writing = sources.one("normalise.yaml", NormaliseSource)
    normaliser = Normaliser(writing.characters)
    vocabulary = Vocabulary(Spellings(writing.spellings, normaliser.plain))
    builder = LexiconBuilder(taxonomy, load_words(sources), vocabulary)
    _read(builder, sources, settings.town_terms)
    builder.add_places(places)
    builder.add_town_words(town_words)
    lexicon = builder.build()
    version = "+".join(filter(None, (f"{taxonomy.version}-{sources.digest}", digest_of(town_words))))
    frames = FrameIndex(lexicon.uses, lexicon.frames, lexicon.everyday)
    finder = Finder(lexicon.uses, frames, Borders() if settings.word_borders else None)
    gate = Gate(lexicon.uses, frames, settings.follow_minutes)
    judge = Judge(taxonomy, settings, version)
    return Classifier(normaliser, finder, gate, judge, ChatClasses(taxonomy, version), taxonomy, version)


def shipped_taxonomy() -> Taxonomy:
    """What a message can be about, without loading a lexicon."""
    return load_taxonomy(Sources())


def category_names() -> dict[str, str]:
    """The Chinese names of the categories by code."""
    return {code: category.name for code, category in shipped_taxonomy().categories.items()}


def _read(builder: LexiconBuilder, sources: Sources, town_terms: Path | None) -> None:
    builder.read(sources)
    if town_terms is not None:
        builder.add_issues(str(town_terms), sources.outside(town_terms, IssuesSource))
