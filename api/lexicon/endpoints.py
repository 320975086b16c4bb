"""The town's lexicon: what is proposed, what is in force, what it makes of a sentence. For the desk and the 信息员 alone:
behind every word stand texts of residents, private ones among them.
"""

from typing import Annotated

from fastapi import APIRouter, Path

from api.lexicon import showing
from api.lexicon.handing_in import file_missed
from api.lexicon.looking import search, texts_of, try_out
from api.lexicon.schemas import (
    EditionAnswer,
    LexiconAnswer,
    MissedAnswer,
    MissedBody,
    ProposalAnswer,
    SearchAnswer,
    TryAnswer,
    TryBody,
    WantedProposals,
    WantedWord,
)
from api.openapi import problems
from api.security.rights import Desk
from api.services import Services
from api.values import Number
from cases.teaching import deciding
from db.repositories import lexicon
from db.repositories.counters import LEXICON_EDITION, value

_EDITIONS = 100
ProposalNumber = Annotated[Number, Path(description="number of the proposal", examples=[1])]
EditionNumber = Annotated[int, Path(ge=1, le=2**31 - 1, description="number of the edition", examples=[1])]


def lexicon_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/lexicon", tags=["lexicon"])
    _add_reading(router, services)
    _add_deciding(router, services)
    return router


def _add_reading(router: APIRouter, services: Services) -> None:
    @router.get("")
    async def read_lexicon(principal: Desk) -> LexiconAnswer:
        """The town's own words in force."""
        del principal
        async with services.database.read() as session:
            classifier = await services.lexicons.today(session)
            words = [showing.word(classifier.taxonomy, row) for row in await lexicon.in_force(session)]
            return LexiconAnswer(version=classifier.version, edition=await value(session, LEXICON_EDITION), words=words)

    @router.get("/proposals", responses=problems(422))
    async def list_proposals(principal: Desk, query: WantedProposals) -> list[ProposalAnswer]:
        """The surest first."""
        del principal
        async with services.database.read() as session:
            found = await lexicon.proposals(session, query.status)
            words = await texts_of(session, found)
        return [showing.proposal(services.classifier.taxonomy, row, words) for row in found]

    @router.get("/editions")
    async def list_editions(principal: Desk) -> list[EditionAnswer]:
        """Every change of the town's words, the newest first."""
        del principal
        async with services.database.read() as session:
            found, undone = await lexicon.editions(session, _EDITIONS), await lexicon.undone(session)
        return [showing.edition(services.classifier.taxonomy, one, undone) for one in found]

    @router.get("/search", responses=problems(422))
    async def search_word(principal: Desk, query: WantedWord) -> SearchAnswer:
        """Where a word stands in what the town keeps."""
        del principal
        async with services.database.read() as session:
            return showing.searched(await search(services, session, query.word))

    @router.post("/try", responses=problems(413, 415, 422))
    async def try_sentence(principal: Desk, body: TryBody) -> TryAnswer:
        """What the lexicon makes of a sentence by itself. Nothing is stored."""
        del principal
        async with services.database.read() as session:
            return showing.tried(*await try_out(services, session, body.text))


def _add_deciding(router: APIRouter, services: Services) -> None:
    @router.post("/proposals/{number}/accept", responses=problems(404, 409, 422))
    async def accept_proposal(principal: Desk, number: ProposalNumber) -> EditionAnswer:
        """Its word is in force at once, in every process."""
        async with services.database.write() as session:
            edition = await deciding.accept(session, number, principal.actor(), services.clock())
            change = await lexicon.change(session, edition)
        return showing.edition(services.classifier.taxonomy, change, ())

    @router.post("/proposals/{number}/refuse", responses=problems(404, 409, 422))
    async def refuse_proposal(principal: Desk, number: ProposalNumber) -> ProposalAnswer:
        """It is not proposed again."""
        async with services.database.write() as session:
            row = await deciding.refuse(session, number, principal.actor(), services.clock())
            words = await texts_of(session, [row])
        return showing.proposal(services.classifier.taxonomy, row, words)

    @router.post("/editions/{number}/take-back", responses=problems(404, 409, 422))
    async def take_back(principal: Desk, number: EditionNumber) -> EditionAnswer:
        """The words are as if that edition had never been, whatever came after it."""
        async with services.database.write() as session:
            edition = await deciding.take_back(session, number, principal.actor(), services.clock())
            change = await lexicon.change(session, edition)
        return showing.edition(services.classifier.taxonomy, change, ())

    @router.post("/missed", status_code=201, responses=problems(404, 409, 413, 415, 422))
    async def report_missed(principal: Desk, body: MissedBody) -> MissedAnswer:
        """漏报: a message that was left for chatter, still in its window, becomes a case, and a lesson."""
        subject = services.rules.subjects.find(body.category) if body.category else None
        code = await file_missed(services, body.message, principal.actor(), subject, body.grade)
        return MissedAnswer(case=code)
