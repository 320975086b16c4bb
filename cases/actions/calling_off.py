"""One answer stops everything that still asks for it, in every chat, and whoever was asked already hears that it is settled."""

from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.notices import facts, owe
from cases.phrases import ASKING, Phrase
from cases.town import Handler
from db.repositories.cases import cancel_owed, last_said
from db.words import Purpose

_OVERTAKEN = (*ASKING, Phrase.NEWS, Phrase.SUPPORT, Phrase.RECEIPT_PUBLIC, Phrase.RECEIPT_PRIVATE)


async def call_off(docket: Docket, file: CaseFile, *, over: bool = False) -> None:
    """Nobody is asked any more who was not asked yet. When it is `over`, nor does anybody hear that it began: what the night
    held back comes after the end.
    """
    await cancel_owed(docket.session, file.case.id, _OVERTAKEN if over else ASKING, docket.now)


async def tell_the_others(docket: Docket, file: CaseFile, by: Actor, why: str, **more: str) -> None:
    """Those who were asked and still think so, besides who answered; `why` is "taken" or "rejected"."""
    own = _chats_of(docket, by)
    heard = await last_said(docket.session, file.case.id, (*ASKING, Phrase.CALLED_OFF))
    for group_id in sorted(chat for chat, phrase in heard.items() if phrase != Phrase.CALLED_OFF):
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
