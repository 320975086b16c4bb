"""What residents hear of their matter, where they asked (domain compliance: receipts)."""

from collections.abc import Sequence

from cases.docket import CaseFile, Docket
from cases.notices import tell_residents
from cases.phrases import Phrase
from cases.town import Handler
from db.repositories.cases import groups_of
from db.words import CaseKind, Grade, GroupKind, Purpose

_SILENT = frozenset({"crisis", "minor_protect"})  # first a person, then anything else: no word of a program in the group


async def wanted_in_groups(docket: Docket, file: CaseFile) -> list[int]:
    """The chats in which residents reported the case. Staff groups hear as handlers, not as residents."""
    groups = await groups_of(docket.session, file.case.id)
    return [group for group in groups if _of_residents(docket, group)]


async def tell_receipt(docket: Docket, file: CaseFile, group_ids: Sequence[int], reply_to: int | None = None) -> None:
    """One line that it arrived. Ordinary matters get none: the bot is nearly silent."""
    if phrase := _receipt(file):
        handler = _title(docket.handler_of(file.lead)) if file.lead else ""
        told = [group for group in group_ids if _of_residents(docket, group)]
        await tell_residents(docket, file, told, phrase, purpose=Purpose.RECEIPT, reply_to=reply_to, handler=handler)


def _title(handler: Handler) -> str:
    return f"网格员{handler.name}" if handler.person_id is not None else handler.name


def _of_residents(docket: Docket, group_id: int) -> bool:
    group = docket.town.groups.get(group_id)
    return group is not None and group.kind in {GroupKind.RESIDENT, GroupKind.DIRECT}


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
