"""An answer to the bot's own short question: with it, what was ordered before is complete.

What was asked stands in the delivery that asked it, so a restart forgets nothing.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.dialogue.listen import Command, code_in, listen
from bot.dialogue.ordering import find_handler
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import Verb
from cases.docket import Docket
from cases.errors import UnknownHandlerError
from db.repositories.answers import last_answer
from db.repositories.messages import Heard

_PATIENCE = timedelta(minutes=10)  # a question is answered soon or not at all
_NAME = 10  # characters; longer words that name nobody are about something else


async def complete(docket: Docket, message: Heard) -> Command | None:
    """The order that `message` completes; None where nothing was asked of its sender just now, or it answers nothing."""
    asked = await last_answer(docket.session, message, docket.now - _PATIENCE)
    if asked is None or not asked.slots.get("verb"):
        return None
    verb, said = Verb(asked.slots["verb"]), _answer(message.text or "")
    match asked.phrase:
        case Reply.WHICH | Reply.UNKNOWN_CODE:
            return _with_code(verb, said, asked.slots)
        case Reply.NEEDS_TARGET | Reply.UNKNOWN_TARGET:
            return _with_name(docket, verb, said, asked.slots)
        case Reply.NEEDS_REASON:
            return Command(verb, asked.slots["code"], f"{asked.slots['to']} {said}".strip())
        case Reply.NEEDS_RESULT | Reply.NEEDS_SUBJECT | Reply.UNKNOWN_SUBJECT:
            return _with_words(verb, said, asked.slots)
        case _:
            return None


def _answer(text: str) -> str:
    """A bare "好的" is no reason and no name."""
    heard = listen(text)
    return "" if heard and heard.soft and not heard.rest else text.strip()


def _with_code(verb: Verb, said: str, slots: Mapping[str, Any]) -> Command | None:
    code = code_in(said)
    return Command(verb, code, slots.get("rest", "")) if code else None


def _with_words(verb: Verb, said: str, slots: Mapping[str, Any]) -> Command | None:
    """The name of a category is short; longer words are about something else."""
    if verb is Verb.CORRECT and not 0 < len(said) <= _NAME:
        return None
    return Command(verb, slots["code"], said)


def _with_name(docket: Docket, verb: Verb, said: str, slots: Mapping[str, Any]) -> Command | None:
    if not said:
        return Command(verb, slots["code"])
    try:
        find_handler(docket.town, said.lower())
    except UnknownHandlerError:
        if len(said) > _NAME:
            return None
    return Command(verb, slots["code"], f"{said} {slots.get('rest', '')}".strip())
