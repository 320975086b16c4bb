"""What residents hear of their matter, where they asked (domain compliance: receipts)."""

from collections.abc import Sequence
from datetime import timedelta

from cases.actor import Actor
from cases.docket import CaseFile, Docket
from cases.notices import tell_residents
from cases.phrases import Phrase
from cases.town import Handler
from db.repositories.cases import groups_of
from db.repositories.deliveries import said_lately
from db.words import CaseKind, Grade, GroupKind, Purpose, Role

_STILL_ON_SCREEN = timedelta(hours=1)
_SILENT = frozenset({"crisis", "minor_protect"})  # first a person, then anything else: no word of a program in the group


async def wanted_in_groups(docket: Docket, file: CaseFile, *, but: Actor | None = None) -> list[int]:
    """The chats in which residents reported the case. Staff groups hear as handlers, not as residents; nobody hears in
    her own chat what she (`but`) just said herself.
    """
    own = but.person_id if but else None
    groups = [docket.town.groups.get(group_id) for group_id in await groups_of(docket.session, file.case.id)]
    return [group.id for group in groups if group and _of_residents(docket, group.id) and not (own and group.person_id == own)]


async def tell_receipt(docket: Docket, file: CaseFile, group_ids: Sequence[int], reply_to: int | None = None) -> None:
    """One line that it arrived. Ordinary matters get none: the bot is nearly silent."""
    if phrase := _receipt(file):
        handler = _title(docket.handler_of(file.lead)) if file.lead else ""
        told = [group for group in group_ids if _of_residents(docket, group) and not _of_staff(docket, group)]
        if phrase is Phrase.FRAUD_PUBLIC:
            told = await _not_warned_lately(docket, told)
        await tell_residents(docket, file, told, phrase, purpose=Purpose.RECEIPT, reply_to=reply_to, handler=handler)


def _title(handler: Handler) -> str:
    return f"网格员{handler.name}" if handler.person_id is not None else handler.name


def _of_residents(docket: Docket, group_id: int) -> bool:
    group = docket.town.groups.get(group_id)
    return group is not None and group.kind in {GroupKind.RESIDENT, GroupKind.DIRECT}


def _of_staff(docket: Docket, group_id: int) -> bool:
    """A warden's own chat: she is answered there, and needs no receipt."""
    person_id = docket.town.groups[group_id].person_id
    return person_id is not None and docket.town.role_of(person_id) is not Role.RESIDENT


async def _not_warned_lately(docket: Docket, group_ids: Sequence[int]) -> list[int]:
    """The same warning twice within the hour is noise, whoever asks."""
    warned = await said_lately(docket.session, group_ids, Phrase.FRAUD_PUBLIC, docket.now - _STILL_ON_SCREEN)
    return [group_id for group_id in group_ids if group_id not in warned]


def _receipt(file: CaseFile) -> Phrase | None:
    case = file.case
    if case.category in _SILENT:
        return None
    if case.kind is CaseKind.FRAUD:
        return Phrase.FRAUD_PUBLIC
    if case.grade is Grade.G1:
        return Phrase.EMERGENCY
    if case.private:
        return Phrase.RECEIPT_PRIVATE
    return None if case.grade is Grade.G4 else Phrase.RECEIPT_PUBLIC
