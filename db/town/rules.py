"""What is particular to a sheet: which group serves whom, whose account is whose, what a name said in a chat means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from db.town.book import Book, Row, Sheet
from db.town.chats import accounts_of, chat_of
from db.town.faults import Fault, nearest
from db.town.sheets import DEPARTMENTS, GROUPS, PEOPLE, RESPONSIBILITIES, SQUADS, WARDENS
from db.words import DepartmentKind, GroupKind

Faults: TypeAlias = Iterator[Fault]
_NEEDED = {
    GroupKind.RESIDENT: "micro_grid",
    GroupKind.DEPARTMENT: "department",
    GroupKind.SQUAD: "squad",
    GroupKind.DIRECT: "person",
}


def fault_at(sheet: Sheet, row: Row, field: str, reason: str) -> Fault:
    column = sheet.column(field)
    return Fault(reason, sheet.title, row.number, column.header, column.kind.show(row.values[field]))


def repeated(rows: Iterable[Row], what: Callable[[Row], object]) -> Iterator[tuple[Row, Row]]:
    """Every row that says what a row before it says, with that earlier row. What is empty is said by nobody."""
    first: dict[object, Row] = {}
    for row in rows:
        said = what(row)
        if said and first.setdefault(said, row) is not row:
            yield row, first[said]


def _groups_without_owner(book: Book) -> Faults:
    for row in book[GROUPS.key]:
        field = _NEEDED.get(row.values["kind"])
        if field and not row.values[field]:
            kind = GROUPS.column("kind").kind.show(row.values["kind"])
            column = GROUPS.column(field).header
            yield Fault(f"没有填，{kind}要填{column}", GROUPS.title, row.number, column)


def _same_chat(book: Book) -> Faults:
    for row, first in repeated(book[GROUPS.key], lambda row: chat_of(row.values) if row.values["external_id"] else None):
        yield fault_at(GROUPS, row, "external_id", f"和第 {first.number} 行是同一个群（平台、平台账号、平台群号都一样）")


def _half_accounts(book: Book) -> Faults:
    for row in book[PEOPLE.key]:
        for field, other in (("channel", "account"), ("account", "channel")):
            if row.values[other] and not row.values[field]:
                reason = f"没有填，“{PEOPLE.column(other).header}”却填了；两个要一起填"
                yield Fault(reason, PEOPLE.title, row.number, PEOPLE.column(field).header)


def _same_account(book: Book) -> Faults:
    owners: dict[tuple[str, str], Row] = {}
    for row in book[PEOPLE.key]:
        for account in accounts_of(row.values):
            if owners.setdefault(account, row) is not row:
                reason = f"第 {owners[account].number} 行已经用了 {account[0]} 平台上的这个账号"
                yield Fault(reason, PEOPLE.title, row.number, PEOPLE.column("account").header, account[1])


def not_one_desk(book: Book) -> Faults:
    desks = [row for row in book[DEPARTMENTS.key] if row.values["kind"] is DepartmentKind.DESK]
    if not desks:
        yield Fault("要有一个性质是“值守”的单位，现在一个也没有", DEPARTMENTS.title)
    for row in desks[1:]:
        yield fault_at(DEPARTMENTS, row, "kind", f"全镇只能有一个值守，第 {desks[0].number} 行已经是了")


def _names_of_two(book: Book) -> Faults:
    """A name said in a chat must mean one handler: departments and their aliases, squads, wardens."""
    owners: dict[str, str] = {}
    for sheet, row, field, names in _called(book):
        whole = sheet.name_of(row.values)
        for name in names:
            if owners.setdefault(name, whole) != whole:
                reason = f"已经是{owners[name]}的叫法，在群里分不清是谁；请换一个叫法或加上区别"
                yield Fault(reason, sheet.title, row.number, sheet.column(field).header, name)


def _called(book: Book) -> Iterator[tuple[Sheet, Row, str, Iterable[str]]]:
    for sheet in (DEPARTMENTS, SQUADS):
        for row in book[sheet.key]:
            yield sheet, row, "code", filter(None, (row.values["code"],))
            yield sheet, row, "name", filter(None, (row.values["name"],))
            yield sheet, row, "aliases" if sheet is DEPARTMENTS else "name", row.values.get("aliases", ())
    wardens = {row.values["person"] for row in book[WARDENS.key]}
    for row in book[PEOPLE.key]:
        if row.values["code"] in wardens and row.values["name"]:
            yield PEOPLE, row, "name", (row.values["name"],)


def _away_backwards(book: Book) -> Faults:
    for row in book[WARDENS.key]:
        start, end = row.values["away_from"], row.values["away_until"]
        if end and not start:
            yield Fault("没有填，“离岗到”却填了", WARDENS.title, row.number, WARDENS.column("away_from").header)
        elif end and end <= start:
            yield fault_at(WARDENS, row, "away_until", "比“离岗从”还早")


def unknown_categories(book: Book, categories: Mapping[str, str]) -> Faults:
    for row in book[RESPONSIBILITIES.key]:
        category = row.values["category"]
        if category and category not in categories:
            meant = nearest(category, [*categories, *categories.values()])
            yield fault_at(RESPONSIBILITIES, row, "category", f"没有这一类事项{meant}")


RULES: tuple[Callable[[Book], Faults], ...] = (
    _groups_without_owner,
    _same_chat,
    _half_accounts,
    _same_account,
    _names_of_two,
    _away_backwards,
)
