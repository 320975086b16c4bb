"""Learning as the command line and the nightly clock do it: read the store, learn apart from it, write the proposals."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context

from cases.teaching.learning import Material, learn, material, write
from cases.towns import Towns
from classifiers import Classifier, ClassifierSettings, TownWord, load_classifier
from classifiers.learning import Proposed
from db.database import Database
from db.models import Proposal
from db.repositories import lexicon
from db.words import ProposalStatus


@dataclass(frozen=True, slots=True)
class Learnt:
    """`texts_of` are the words behind the keys that proposals name."""

    texts: int
    open: Sequence[Proposal]
    version: str
    name: Callable[[str], str]
    texts_of: Mapping[str, str]


async def learn_now(database: Database, settings: ClassifierSettings, now: datetime) -> Learnt:
    """In this process, which has nothing else to do."""
    async with database.read() as session:
        town = await Towns().today(session)
        found = await material(session, town)
    build = partial(_build, settings, tuple(sorted(town.place_names)))
    classifier = build(found.words)
    async with database.write() as session:
        await write(session, learn(found, build), classifier.version, now)
        waiting = await lexicon.proposals(session, ProposalStatus.OPEN)
    texts_of = {example.key: example.text for example in found.kept}
    return Learnt(len(found.kept), waiting, classifier.version, classifier.taxonomy.name, texts_of)


async def learn_beside(database: Database, settings: ClassifierSettings, now: datetime) -> None:
    """In a process of its own, which gives the dictionary's memory back, and holds up nobody."""
    async with database.read() as session:
        town = await Towns().today(session)
        found = await material(session, town)
    if not found.kept:
        return
    build = partial(_build, settings, tuple(sorted(town.place_names)))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        proposed, version = await asyncio.get_running_loop().run_in_executor(beside, _learn, found, build)
    async with database.write() as session:
        await write(session, proposed, version, now)


def _build(settings: ClassifierSettings, places: Sequence[str], words: Sequence[TownWord]) -> Classifier:
    return load_classifier(settings, places=places, town_words=words)


def _learn(found: Material, build: Callable[[Sequence[TownWord]], Classifier]) -> tuple[list[Proposed], str]:
    return learn(found, build), build(found.words).version
