"""The town's own words: those in force, the editions that changed them, and what is proposed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Edition, Proposal, TownWord
from db.repositories.upsert import insert_into
from db.words import ProposalStatus, WordKind


class Change(NamedTuple):
    """An edition with the words that it put in force and those that it took out."""

    edition: Edition
    added: Sequence[TownWord]
    removed: Sequence[TownWord]


async def in_force(session: AsyncSession) -> Sequence[TownWord]:
    return (await session.scalars(select(TownWord).where(TownWord.until.is_(None)).order_by(TownWord.id))).all()


async def changed_by(session: AsyncSession, number: int) -> Sequence[TownWord]:
    """Words that the edition put in force or took out."""
    touched = or_(TownWord.since == number, TownWord.until == number)
    return (await session.scalars(select(TownWord).where(touched).order_by(TownWord.id))).all()


async def editions(session: AsyncSession, most: int) -> list[Change]:
    """The newest first."""
    rows = (await session.scalars(select(Edition).order_by(Edition.number.desc()).limit(most))).all()
    return [await change(session, row) for row in rows]


async def change(session: AsyncSession, edition: Edition) -> Change:
    words = await changed_by(session, edition.number)
    return Change(
        edition,
        [word for word in words if word.since == edition.number],
        [word for word in words if word.until == edition.number],
    )


async def undone(session: AsyncSession) -> frozenset[int]:
    """The editions that were taken back."""
    return frozenset(number for number in await session.scalars(select(Edition.undoes)) if number is not None)


async def proposals(session: AsyncSession, status: ProposalStatus | None = None) -> Sequence[Proposal]:
    """The most useful first."""
    wanted = select(Proposal) if status is None else select(Proposal).where(Proposal.status == status)
    return (await session.scalars(wanted.order_by(Proposal.score.desc(), Proposal.id))).all()


async def proposal_of(session: AsyncSession, kind: WordKind, text: str, subject: str) -> Proposal | None:
    key = (Proposal.kind == kind, Proposal.text == text, Proposal.subject == subject)
    return await session.scalar(select(Proposal).where(*key))


async def put_proposal(session: AsyncSession, row: dict[str, Any]) -> None:
    """A new proposal, or what is known of an open one today. Whoever decided meanwhile has decided."""
    fresh = insert_into(session, Proposal).values({**row, "status": ProposalStatus.OPEN})
    key = [Proposal.kind, Proposal.text, Proposal.subject]
    today = {name: row[name] for name in ("weight", "score", "evidence", "effect", "version", "made_at")}
    still_open = Proposal.status == ProposalStatus.OPEN
    await session.execute(fresh.on_conflict_do_update(index_elements=key, set_=today, where=still_open))
