"""Somebody accepts a proposal, refuses it, or takes an accepted one back. Each change of the words is an edition of its own."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from cases.actor import Actor
from cases.teaching.errors import DecidedBeforeError, TakenBackBeforeError, UnknownEditionError, UnknownProposalError
from db.models import Edition, Proposal, TownWord
from db.repositories import lexicon as store
from db.repositories.counters import LEXICON_EDITION, advance
from db.words import EditionKind, ProposalStatus


async def accept(session: AsyncSession, number: int, by: Actor, now: datetime) -> Edition:
    """Its word is in force with the commit. Raises UnknownProposalError, DecidedBeforeError."""
    proposal = await _open(session, number)
    _decide(proposal, ProposalStatus.ACCEPTED, by, now)
    edition = await _edition(session, EditionKind.ACCEPTED, by, now)
    session.add(
        TownWord(
            kind=proposal.kind,
            text=proposal.text,
            subject=proposal.subject,
            weight=proposal.weight,
            since=edition.number,
            until=None,
        )
    )
    await session.flush()
    return edition


async def refuse(session: AsyncSession, number: int, by: Actor, now: datetime) -> Proposal:
    """It is not proposed again. Raises UnknownProposalError, DecidedBeforeError."""
    proposal = await _open(session, number)
    _decide(proposal, ProposalStatus.REFUSED, by, now)
    await session.flush()
    return proposal


async def take_back(session: AsyncSession, number: int, by: Actor, now: datetime) -> Edition:
    """The words are as if that edition had never been, whatever came after it. Taking back what took back brings words again.

    Raises UnknownEditionError, TakenBackBeforeError.
    """
    undone = await session.get(Edition, number, with_for_update=True)
    if undone is None:
        raise UnknownEditionError(number)
    if number in await store.undone(session):
        raise TakenBackBeforeError(number)
    edition = await _edition(session, EditionKind.TAKEN_BACK, by, now, undoes=number)
    words = await store.changed_by(session, number)
    _end([word for word in words if word.since == number and word.until is None], edition)
    await session.flush()
    await _bring_again(session, [word for word in words if word.until == number], edition)
    await _keep_proposals(session, words, by, now)
    await session.flush()
    return edition


def _end(words: Sequence[TownWord], edition: Edition) -> None:
    for word in words:
        word.until = edition.number


async def _bring_again(session: AsyncSession, words: Sequence[TownWord], edition: Edition) -> None:
    there = {(word.kind, word.text, word.subject) for word in await store.in_force(session)}
    for word in words:
        if (word.kind, word.text, word.subject) not in there:
            session.add(
                TownWord(kind=word.kind, text=word.text, subject=word.subject, weight=word.weight, since=edition.number)
            )


async def _keep_proposals(session: AsyncSession, words: Sequence[TownWord], by: Actor, now: datetime) -> None:
    """A proposal says of its word what is so: in force it is accepted, otherwise refused."""
    await session.flush()
    there = {(word.kind, word.text, word.subject) for word in await store.in_force(session)}
    for key in {(word.kind, word.text, word.subject) for word in words}:
        if proposal := await store.proposal_of(session, *key):
            _decide(proposal, ProposalStatus.ACCEPTED if key in there else ProposalStatus.REFUSED, by, now)


async def _open(session: AsyncSession, number: int) -> Proposal:
    """Held until the transaction ends, so that two people do not decide it in two ways."""
    proposal = await session.get(Proposal, number, with_for_update=True)
    if proposal is None:
        raise UnknownProposalError(number)
    if proposal.status is not ProposalStatus.OPEN:
        raise DecidedBeforeError(number)
    return proposal


def _decide(proposal: Proposal, status: ProposalStatus, by: Actor, now: datetime) -> None:
    proposal.status, proposal.decided_by, proposal.decided_at = status, by.label, now


async def _edition(session: AsyncSession, kind: EditionKind, by: Actor, now: datetime, undoes: int | None = None) -> Edition:
    edition = Edition(number=await advance(session, LEXICON_EDITION), kind=kind, undoes=undoes, by=by.label, at=now)
    session.add(edition)
    await session.flush()
    return edition
