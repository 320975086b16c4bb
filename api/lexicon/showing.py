"""From rows of the store to what is answered about the lexicon."""

from collections.abc import Collection, Mapping
from typing import Any

from api.cases.schemas import Evidence
from api.lexicon.looking import Place, Search
from api.lexicon.schemas import (
    EditionAnswer,
    PlaceAnswer,
    ProposalAnswer,
    SearchAnswer,
    Texts,
    TryAnswer,
    WordAnswer,
)
from classifiers import Taxonomy, Verdict
from db.models import Proposal, TownWord
from db.repositories.lexicon import Change


def word(taxonomy: Taxonomy, row: TownWord | Proposal) -> WordAnswer:
    return WordAnswer(
        kind=row.kind,
        text=row.text,
        subject=row.subject or None,
        subject_name=name_of(taxonomy, row.subject) or None,
        weight=row.weight,
    )


def name_of(taxonomy: Taxonomy, subject: str) -> str:
    """The code itself where the taxonomy has it no longer."""
    try:
        return taxonomy.name(subject) if subject else ""
    except KeyError:
        return subject


def proposal(taxonomy: Taxonomy, row: Proposal, words: Mapping[str, str]) -> ProposalAnswer:
    return ProposalAnswer(
        number=row.id,
        status=row.status,
        word=word(taxonomy, row),
        score=row.score,
        evidence={side: _texts(found, words) for side, found in row.evidence.items()},
        effect={sort: _texts(found, words) for sort, found in row.effect.items() if isinstance(found, dict)},
        made_at=row.made_at,
        version=row.version,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def edition(taxonomy: Taxonomy, change: Change, undone: Collection[int]) -> EditionAnswer:
    row = change.edition
    return EditionAnswer(
        number=row.number,
        kind=row.kind,
        undoes=row.undoes,
        taken_back=row.number in undone,
        by=row.by,
        at=row.at,
        added=[word(taxonomy, one) for one in change.added],
        removed=[word(taxonomy, one) for one in change.removed],
    )


def tried(verdict: Verdict, why: str) -> TryAnswer:
    return TryAnswer(
        decision=verdict.decision.value,
        category=verdict.category,
        grade=verdict.grade.value if verdict.grade else None,
        fraud_type=verdict.fraud_type,
        confidence=verdict.confidence,
        why=why,
        because=[
            Evidence(
                start=one.start,
                end=one.end,
                text=one.text,
                rule=one.rule,
                weight=one.weight,
                category=one.category,
                note=one.note,
            )
            for one in verdict.because
        ],
        version=verdict.version,
    )


def searched(found: Search) -> SearchAnswer:
    return SearchAnswer(
        subject=found.subject,
        matters=[_place(one) for one in found.matters],
        chat=[_place(one) for one in found.chat],
        missed=[_place(one) for one in found.missed],
    )


def _place(one: Place) -> PlaceAnswer:
    return PlaceAnswer(text=one.example.text, subject=one.example.subject, case=one.case, found=one.found)


def _texts(found: dict[str, Any], words: Mapping[str, str]) -> Texts:
    own = [words[key] for key in found["texts"] if key in words]
    return Texts(own=found["own"], public=found["public"], texts=[*own, *found["lines"]])
