"""What is owed to whom when a case changes: deliveries, written in the transaction of the change. Words are chosen later."""

from collections.abc import Iterable
from typing import Any

from cases.docket import CaseFile, Docket
from cases.etiquette import not_before
from cases.masking import masked
from cases.phrases import Phrase
from cases.town import Handler
from db.models import Delivery, Group
from db.words import URGENT, Grade, GroupKind, GroupState, Purpose

_URGENCY = {Grade.G1: 0, Grade.G2: 1, Grade.G3: 3, Grade.G4: 4}
_AT_ONCE = frozenset({Phrase.SUPPORT})  # a colleague calls for help: the night does not hold her back
_QUOTE = 120  # characters of what was said that a handler reads in a prompt


def facts(docket: Docket, file: CaseFile, **more: Any) -> dict[str, Any]:
    """What every phrase about a case may need."""
    case = file.case
    group = docket.town.groups.get(case.group_id)
    return {
        "code": case.code,
        "kind": case.kind.value,
        "category": case.category,
        "grade": case.grade.value,
        "status": case.status.value,
        "title": case.title,
        "group": group.name if group else "",
        "place": case.place or "",
        **more,
    }


async def tell_handler(
    docket: Docket, file: CaseFile, handler: Handler, phrase: Phrase, *, purpose: Purpose = Purpose.PROMPT, **more: Any
) -> Delivery | None:
    """A handler hears of the case in her own chat, or, if she has none, the desk hears in her stead."""
    chat = docket.town.chat_of(handler)
    if chat is None:
        chat, more = (
            docket.town.chat_of(docket.town.handler(department_id=docket.town.desk.id)),
            {**more, "stead": handler.name},
        )
    if chat is None:
        return None
    return await owe(docket, file, chat, phrase, purpose=purpose, slots=facts(docket, file, handler=handler.name, **more))


async def tell_residents(
    docket: Docket,
    file: CaseFile,
    group_ids: Iterable[int],
    phrase: Phrase,
    *,
    purpose: Purpose,
    reply_to: int | None = None,
    **more: Any,
) -> None:
    """One line in the groups where people asked. Private matters are never named there: only phrases that name nothing are used."""
    for group_id in dict.fromkeys(group_ids):
        group = docket.town.groups.get(group_id)
        if group is not None:
            slots = facts(docket, file, **more)
            await owe(docket, file, group, phrase, purpose=purpose, slots=slots, reply_to=reply_to)


async def owe(
    docket: Docket,
    file: CaseFile,
    chat: Group,
    phrase: Phrase,
    *,
    purpose: Purpose,
    slots: dict[str, Any],
    reply_to: int | None = None,
) -> Delivery | None:
    """Owe `phrase` to `chat`. A group that is muted is owed nothing, and nobody is owed the same thing twice."""
    case = file.case
    dedupe = f"case:{case.code}:{case.event_count}:{phrase.value}:{chat.id}"
    if chat.state is not GroupState.BOUND or dedupe in docket.owed:
        return None
    docket.owed.add(dedupe)
    at_once = purpose is Purpose.REPLY or phrase in _AT_ONCE
    counted = purpose is Purpose.PROMPT and chat.kind is GroupKind.DIRECT and case.grade not in URGENT
    prompts = await docket.prompts_today(chat.id) if counted else 0
    delivery = Delivery(
        case=case,
        dedupe=dedupe,
        group_id=chat.id,
        reply_to_id=reply_to,
        purpose=purpose,
        phrase=phrase.value,
        slots=slots,
        urgency=_URGENCY[case.grade],
        created_at=docket.now,
        due_at=docket.now if at_once else not_before(docket.rules.settings.etiquette, case.grade, docket.now, prompts),
    )
    docket.session.add(delivery)
    if counted:
        docket.count_prompt(chat.id)
    return delivery


def quote(text: str) -> str:
    """What was said, short enough for a prompt, numbers of persons masked."""
    said = " ".join(masked(text).split())
    return said if len(said) <= _QUOTE else said[: _QUOTE - 1] + "…"
