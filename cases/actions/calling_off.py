"""One answer stops everything that still asks for it, in every chat, and whoever was asked already hears that it is settled."""

from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.notices import facts, owe
from cases.phrases import Phrase
from cases.town import Handler
from db.repositories.cases import cancel_owed, chats_told
from db.words import Purpose

_ASKING = tuple(phrase.value for phrase in (Phrase.ASKED, Phrase.ASSIGNED, Phrase.ALARM, Phrase.OVERDUE, Phrase.RETURNED))


async def call_off(docket: Docket, file: CaseFile) -> None:
    """Nobody is asked any more who was not asked yet."""
    await cancel_owed(docket.session, file.case.id, _ASKING, docket.now)


async def tell_the_others(docket: Docket, file: CaseFile, by: Actor, why: str, **more: str) -> None:
    """Those who were asked, besides who answered; `why` is "taken" or "rejected"."""
    own = _chats_of(docket, by)
    for group_id in await chats_told(docket.session, file.case.id, _ASKING):
        chat = docket.town.groups.get(group_id)
        if chat is not None and group_id not in own:
            slots = facts(docket, file, why=why, **more)
            await owe(docket, file, chat, Phrase.CALLED_OFF, purpose=Purpose.REPLY, slots=slots)


def _chats_of(docket: Docket, by: Actor) -> set[int]:
    handlers = (
        Handler("", person_id=by.person_id),
        Handler("", department_id=by.department_id),
        Handler("", squad_id=by.squad_id),
    )
    chats = (docket.town.chat_of(handler) for handler in handlers)
    return {chat.id for chat in chats if chat is not None}
