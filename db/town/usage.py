"""Who still needs a row that is gone from the workbook. What the workbook itself says of it is checked elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Account, Assignment, Case, Delivery, Feedback, Group, Membership, Message, Person, Report
from db.town.book import Sheet
from db.town.comparing import Comparisons
from db.town.faults import Fault
from db.town.sheets import BY_KEY, DEPARTMENTS, GROUPS, MICRO_GRIDS, PEOPLE, SQUADS, WARDENS
from db.town.stored import Entry, in_parts
from db.words import GroupState, Role

_RUNNING = Assignment.ended_at.is_(None)
_ENDED = Assignment.ended_at.is_not(None)
_RESIDENT = Membership.role == Role.RESIDENT
_UNBOUND = Group.state == GroupState.UNBOUND
_TO_HAND_OVER = "请先转给别人，或把这一行加回来"
_TO_KEEP = "记录里要留着，请把这一行加回来"
_TO_ASK = "请先请信息员处理，或把这一行加回来"


class Use(NamedTuple):
    """Rows outside the workbook that refer to one of the sheet's, and what the clerk hears of so many of them."""

    sheet: str
    column: Any
    said: str
    todo: str
    which: ColumnElement[bool] | None = None


USES = (
    Use(WARDENS.key, Assignment.person_id, "手上还有 {} 件事项", _TO_HAND_OVER, _RUNNING),
    Use(PEOPLE.key, Assignment.person_id, "手上还有 {} 件事项", _TO_HAND_OVER, _RUNNING),
    Use(PEOPLE.key, Assignment.person_id, "办过 {} 件事项", _TO_KEEP, _ENDED),
    Use(PEOPLE.key, Case.reporter_id, "反映过 {} 件事项", _TO_KEEP),
    Use(PEOPLE.key, Report.person_id, "有 {} 条反映", _TO_KEEP),
    Use(PEOPLE.key, Message.person_id, "说过 {} 条消息", _TO_KEEP),
    Use(PEOPLE.key, Feedback.person_id, "评价过 {} 次", _TO_KEEP),
    Use(PEOPLE.key, Membership.person_id, "在 {} 个群里是居民", _TO_ASK, _RESIDENT),
    Use(PEOPLE.key, Group.person_id, "还有 {} 个没有绑定的私聊", _TO_ASK, _UNBOUND),
    Use(DEPARTMENTS.key, Assignment.department_id, "手上还有 {} 件事项", _TO_HAND_OVER, _RUNNING),
    Use(DEPARTMENTS.key, Assignment.department_id, "办过 {} 件事项", _TO_KEEP, _ENDED),
    Use(DEPARTMENTS.key, Account.department_id, "还有 {} 个登录账号", _TO_ASK),
    Use(DEPARTMENTS.key, Person.department_id, "还有 {} 个没有编号的人", _TO_ASK, Person.code.is_(None)),
    Use(DEPARTMENTS.key, Group.department_id, "还有 {} 个没有绑定的群", _TO_ASK, _UNBOUND),
    Use(SQUADS.key, Assignment.squad_id, "手上还有 {} 件事项", _TO_HAND_OVER, _RUNNING),
    Use(SQUADS.key, Assignment.squad_id, "办过 {} 件事项", _TO_KEEP, _ENDED),
    Use(SQUADS.key, Group.squad_id, "还有 {} 个没有绑定的群", _TO_ASK, _UNBOUND),
    Use(MICRO_GRIDS.key, Group.micro_grid_id, "还有 {} 个没有绑定的群", _TO_ASK, _UNBOUND),
    Use(GROUPS.key, Case.group_id, "里有 {} 件事项", _TO_KEEP),
    Use(GROUPS.key, Report.group_id, "里有 {} 条反映", _TO_KEEP),
    Use(GROUPS.key, Message.group_id, "里有 {} 条消息", _TO_KEEP),
    Use(GROUPS.key, Delivery.group_id, "里有 {} 条机器人要说或说过的话", _TO_KEEP),
    Use(GROUPS.key, Membership.group_id, "里登记着 {} 位居民", _TO_KEEP, _RESIDENT),
)


async def still_used(session: AsyncSession, comparisons: Comparisons, unsure: Collection[str]) -> list[Fault]:
    """A fault for each row that cannot go. Sheets that could not be read in full are left out: nobody knows what they lack."""
    names = {entry.instance.id: entry.values["name"] for entry in comparisons[PEOPLE.key].entries()}
    faults = []
    for use in (use for use in USES if use.sheet not in unsure):
        gone = {_number(use, entry): entry for entry in comparisons[use.sheet].gone}
        for number, times in (await _count(session, use, list(gone))).items():
            faults.append(_fault(BY_KEY[use.sheet], gone[number], f"{use.said.format(times)}；{use.todo}", names))
    return faults


def _number(use: Use, entry: Entry) -> int:
    """What a warden has to do hangs on her person."""
    number: int = entry.instance.person_id if use.sheet == WARDENS.key else entry.instance.id
    return number


async def _count(session: AsyncSession, use: Use, numbers: Sequence[int]) -> dict[int, int]:
    counted: dict[int, int] = {}
    for part in in_parts(numbers):
        found = select(use.column, func.count()).where(use.column.in_(part)).group_by(use.column)
        rows = await session.execute(found if use.which is None else found.where(use.which))
        counted |= {row[0]: row[1] for row in rows}
    return counted


def _fault(sheet: Sheet, entry: Entry, reason: str, names: Mapping[int, str]) -> Fault:
    code = entry.values[sheet.key_fields[0]] or ""
    name = names.get(entry.instance.person_id) if sheet is WARDENS else entry.values["name"]
    called = f"{name}（{code}）" if code else name
    return Fault(
        f"{sheet.title} {called}从表里删掉了，可是{reason}",
        sheet.title,
        column=sheet.column(sheet.key_fields[0]).header,
        value=code,
    )
