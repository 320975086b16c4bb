"""What the workbench asks of the lexicon: where a word stands in what the town keeps, and what is made of a sentence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.services import Services
from cases.teaching.learning import example_of
from classifiers import Classifier, Decision, Utterance, Verdict
from classifiers.learning import Example
from db.models import Proposal
from db.repositories import lessons

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Place:
    """A kept text: what people say it is, and what the lexicon of today makes of it. `case` is a code."""

    example: Example
    case: str | None
    found: bool


@dataclass(frozen=True, slots=True)
class Search:
    """`matters` and `chat` hold the word; `missed` are matters of the same subject that do without it."""

    subject: str | None
    matters: Sequence[Place]
    chat: Sequence[Place]
    missed: Sequence[Place]


async def search(services: Services, session: AsyncSession, word: str) -> Search:
    classifier = await services.lexicons.today(session)
    plain = classifier.plain(word.strip())
    places = [place for row in await lessons.kept(session) if (place := _place(row, classifier)) is not None]
    inside = [place for place in places if plain and plain in classifier.plain(place.example.text)]
    matters = [place for place in inside if place.example.subject is not None]
    subject = next((code for code, _ in Counter(place.example.subject for place in matters).most_common(1)), None)
    others = (place for place in places if subject is not None and place.example.subject == subject and place not in inside)
    chat = [place for place in inside if place.example.subject is None]
    return Search(subject, matters[:_SHOWN], chat[:_SHOWN], list(others)[:_SHOWN])


async def try_out(services: Services, session: AsyncSession, text: str) -> tuple[Verdict, str]:
    """The verdict on a sentence by itself, and the reason in one plain sentence."""
    classifier = await services.lexicons.today(session)
    verdict = classifier.classify(Utterance(text))
    return verdict, classifier.explain(verdict, text)


async def texts_of(session: AsyncSession, proposals: Sequence[Proposal]) -> dict[str, str]:
    """The words behind the keys that proposals name; what was erased meanwhile is not there."""
    keys = {key for one in proposals for sort in one.effect.values() if isinstance(sort, dict) for key in sort["texts"]}
    keys |= {key for one in proposals for side in one.evidence.values() for key in side["texts"]}
    found = (example_of(row) for row in await lessons.kept(session)) if keys else ()
    return {example.key: example.text for example in found if example is not None and example.key in keys}


def _place(row: lessons.Kept, classifier: Classifier) -> Place | None:
    example = example_of(row)
    if example is None:
        return None
    verdict = classifier.classify(Utterance(example.text))
    return Place(example, row.case.code if row.case else None, verdict.decision is not Decision.CHAT)
