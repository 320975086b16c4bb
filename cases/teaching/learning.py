"""From what the town keeps to proposals in its store. What is learnt from stays in the store: proposals name texts by number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from cases.lexicons import Build, town_words
from cases.subjects import Subject
from cases.town import Town
from classifiers import TownWord
from classifiers.learning import Effect, Example, Hidden, Proposed, propose
from db.models import Message
from db.repositories import lessons as texts
from db.repositories import lexicon as store
from db.repositories.lessons import Kept
from db.words import Label, Status, WordKind

_SHOWN = 20  # texts that a proposal names of each sort


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that learning needs, taken out of the store in one look."""

    kept: Sequence[Example]
    words: Sequence[TownWord]
    hidden: Hidden


async def material(session: AsyncSession, town: Town) -> Material:
    rows = await texts.kept(session)
    kept = [one for one in map(example_of, rows) if one is not None]
    return Material(kept, await town_words(session), await _hidden(session, town, rows))


def learn(found: Material, build: Build, public: Sequence[Example] | None = None) -> list[Proposed]:
    """Takes seconds and a dictionary's memory: not for the event loop of a process that serves."""
    return propose(found.kept, build, words=found.words, hidden=found.hidden, public=public)


async def write(session: AsyncSession, proposed: Iterable[Proposed], version: str, now: datetime) -> None:
    """Put them before the desk. What was decided before stays decided."""
    for one in proposed:
        await store.put_proposal(session, _row(one, version, now))


def example_of(row: Kept) -> Example | None:
    """A text as an example; None where nobody can say what it is. A person's word goes before what became of the case."""
    key = f"m{row.message_id}" if row.message_id else f"l{row.lesson.id if row.lesson else 0}"
    if row.lesson is not None:
        return Example(row.text, row.lesson.subject if row.lesson.label is Label.MATTER else None, key, row.sender)
    if row.case is None or row.case.status is Status.REJECTED:  # a rejection without a lesson said nothing of the words
        return None
    return Example(row.text, Subject(row.case.category, row.case.fraud_type).code, key, row.sender)


async def _hidden(session: AsyncSession, town: Town, rows: Sequence[Kept]) -> Hidden:
    people = (person.name for person in town.people.values())
    numbers = [row.message_id for row in rows if row.message_id]
    senders = await session.scalars(select(Message.sender_name).where(Message.id.in_(numbers)).distinct())
    return Hidden.of((*town.place_names, *people, *senders))


def _row(one: Proposed, version: str, now: datetime) -> dict[str, Any]:
    return {
        "kind": WordKind(one.word.use.value),
        "text": one.word.text,
        "subject": one.word.subject,
        "weight": one.word.weight,
        "score": one.score,
        "evidence": {"support": _named(one.support), "against": _named(one.against)},
        "effect": effect_row(one.effect),
        "version": version,
        "made_at": now,
    }


def effect_row(effect: Effect) -> dict[str, Any]:
    sorts = ("found", "lost", "righted", "spoilt", "alarms", "calmed")
    return {"gain": effect.gain, **{sort: _named(getattr(effect, sort)) for sort in sorts}}


def _named(examples: Sequence[Example]) -> dict[str, Any]:
    """How many of the town's own and of the public ones; own texts by key, public ones, which ship anyway, in full."""
    own = [example.key for example in examples if not example.public]
    public = [example.text for example in examples if example.public]
    return {"own": len(own), "public": len(public), "texts": own[:_SHOWN], "lines": public[:_SHOWN]}
