"""Staff speak to the bot: a warden in her direct chat, officers in their department's group. Their words order things."""

from dataclasses import dataclass

from bot.dialogue.asking import Question
from bot.dialogue.choosing import choose, rows_in_hand
from bot.dialogue.completing import complete
from bot.dialogue.excuses import excuse
from bot.dialogue.listen import Command, is_plain_order, listen
from bot.dialogue.ordering import Plan, plan_for
from bot.dialogue.replies import Reply
from bot.dialogue.verbs import Verb
from cases.actions import act
from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.errors import CaseError
from cases.lifecycle import IllegalActionError
from cases.notices import facts
from db.models import Delivery, Group
from db.repositories.messages import Heard
from db.words import GroupKind, Purpose

_SHORT = 30  # characters; among colleagues a longer message without a code is talk
_COURTESIES = {Verb.MANUAL: Reply.MANUAL, Verb.THANKS: Reply.WELCOME}
_ANSWERED = frozenset({GroupKind.DIRECT, GroupKind.DEPARTMENT, GroupKind.SQUAD})
"""Where orders are given, and so where the bot may have asked about one."""
_TALK = frozenset({Reply.NOTHING, Reply.LIST, Reply.UNKNOWN_CODE})  # among people: they did not speak to us after all
_FIRST = 0  # urgency: an answer to somebody who waits for it


@dataclass(frozen=True, slots=True)
class Speech:
    """One message of a member of staff. `quoted` is the case of the message that she quotes."""

    message: Heard
    group: Group
    actor: Actor
    quoted: int | None


def order_in(speech: Speech) -> Command | None:
    """The order that was given; None where the words were not meant for the bot, or nothing is understood."""
    command = listen(speech.message.text or "")
    if command is not None and _meant(command, speech):
        return command
    return Command(Verb.ANSWER) if speech.group.kind in _ANSWERED else None


async def obey(docket: Docket, speech: Speech, command: Command) -> bool:
    """Carry out an order and answer; False where it turns out to be talk among people."""
    if not is_plain_order(speech.message.text or "", command):
        command = await complete(docket, speech.message) or command
    if command.verb is Verb.ANSWER:
        return False
    if command.verb in _COURTESIES:
        say(docket, speech, Question(_COURTESIES[command.verb]))
    elif command.verb is Verb.LIST:
        say(docket, speech, Question(Reply.LIST, {"rows": await rows_in_hand(docket, speech.actor)}))
    else:
        return await _order(docket, speech, command)
    return True


def say(docket: Docket, speech: Speech, answer: Question, file: CaseFile | None = None, *, quotes: bool = True) -> None:
    """Answer in the chat of `speech`; it `quotes` what is answered where that was said in the same chat."""
    words = facts(docket, file) | dict(answer.slots) if file else dict(answer.slots)
    docket.session.add(
        Delivery(
            case=file.case if file else None,
            dedupe=f"reply:{speech.message.id}:{answer.reply.value}",
            group_id=speech.group.id,
            reply_to_id=speech.message.id if quotes else None,
            purpose=Purpose.REPLY,
            phrase=answer.reply.value,
            slots=words,
            urgency=_FIRST,
            created_at=docket.now,
            due_at=docket.now,
        )
    )


def _meant(command: Command, speech: Speech) -> bool:
    """In a direct chat every order is meant. Among people a quote or a code shows that the bot is meant; in a group of
    colleagues a short plain order is enough.
    """
    if command.verb is Verb.THANKS:
        return speech.group.kind is GroupKind.DIRECT  # among people it is meant for people
    if speech.group.kind is GroupKind.DIRECT or speech.quoted is not None or command.code is not None:
        return True
    if command.verb is Verb.MISSED:
        return speech.message.reply_to is not None
    colleagues = speech.group.kind in {GroupKind.DEPARTMENT, GroupKind.SQUAD}
    return colleagues and not command.soft and len(speech.message.text or "") <= _SHORT


async def _order(docket: Docket, speech: Speech, command: Command) -> bool:
    file = await choose(docket, speech.actor, command, quoted=speech.quoted, chat_id=speech.group.id)
    if isinstance(file, Question):
        if speech.group.kind is not GroupKind.DIRECT and file.reply in _TALK:
            return False
        say(docket, speech, file)
        return True
    plan = plan_for(docket, command, file)
    say(docket, speech, plan if isinstance(plan, Question) else await _carry_out(docket, speech, plan, file), file)
    return True


async def _carry_out(docket: Docket, speech: Speech, plan: Plan, file: CaseFile) -> Question:
    try:
        for order in plan.orders:
            await act(docket, file, speech.actor, order)
    except (CaseError, IllegalActionError) as error:
        return excuse(error, file)
    handler = docket.handler_of(file.lead).name if file.lead else ""
    return Question(plan.done, {**plan.slots, "private": file.case.private, "handler": handler})
