"""The town as the store has it: the rows of a workbook, each with the object behind it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Identity, Person, responsibility_joint
from db.town.book import Book, Column, Row, Sheet, Values
from db.town.chats import accounts_of, with_accounts
from db.town.sheets import GROUPS, PEOPLE, RESPONSIBILITIES, SHEETS, WRITTEN
from db.words import GroupKind, GroupState

_AT_ONCE = 500  # values in one IN

Chat: TypeAlias = tuple[str, ...]
"""What a platform calls a group (channel, account, number) or a person (channel, account)."""
Codes: TypeAlias = Mapping[str, Mapping[int, str]]
"""The code of a row by the key of its sheet and its number in the store."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the store. One that is not `shown` stands in no workbook, but a workbook that names one of its `chats` can
    take it in: a group that nobody bound, a person of whom only the account is known.
    """

    values: Values
    instance: Any
    shown: bool
    chats: tuple[Chat, ...] = ()


Stored: TypeAlias = Mapping[str, Sequence[Entry]]
"""By the key of the sheet."""


async def load(session: AsyncSession, book: Book) -> Stored:
    """The whole town, and of what is not of the town that which `book` speaks of."""
    stored: dict[str, list[Entry]] = {}
    codes: dict[str, dict[int, str]] = {}
    for sheet in WRITTEN:
        entries = stored[sheet.key] = await _entries(session, sheet, codes, book)
        codes[sheet.key] = {entry.instance.id: key[0] for entry in entries if (key := sheet.key_of(entry.values))}
    return stored


def book_of(stored: Stored) -> Book:
    return {sheet.key: [Row(entry.values) for entry in stored[sheet.key] if entry.shown] for sheet in SHEETS}


def in_parts(items: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as a statement can name."""
    whole = list(items)
    return (whole[start : start + _AT_ONCE] for start in range(0, len(whole), _AT_ONCE))


async def _entries(session: AsyncSession, sheet: Sheet, codes: Codes, book: Book) -> list[Entry]:
    if sheet is PEOPLE:
        return await _people(session, codes, book)
    instances = await session.scalars(select(sheet.model).order_by(sheet.model.id))
    entries = [_entry(sheet, instance, _values(sheet, instance, codes)) for instance in instances]
    return await _with_joint(session, entries, codes) if sheet is RESPONSIBILITIES else entries


def _entry(sheet: Sheet, instance: Any, values: Values) -> Entry:
    if sheet is GROUPS:
        nobodys = values["kind"] is GroupKind.DIRECT and not values["person"]  # a resident's; the workbook knows only staff
        chat = (instance.channel, instance.account, instance.external_id)
        return Entry(values, instance, instance.state is not GroupState.UNBOUND and not nobodys, (chat,))
    return Entry(values, instance, sheet.key_of(values) is not None)


def _values(sheet: Sheet, instance: Any, codes: Codes) -> dict[str, Any]:
    return {column.field: _value(column, instance, codes) for column in sheet.columns}


def _value(column: Column, instance: Any, codes: Codes) -> Any:
    if not column.attribute:
        return column.blank
    stored = getattr(instance, column.attribute)
    value = codes[column.refers].get(stored) if column.refers else column.kind.settle(stored)
    return column.blank if value is None else value


async def _with_joint(session: AsyncSession, entries: Sequence[Entry], codes: Codes) -> list[Entry]:
    joint: dict[int, list[str]] = defaultdict(list)
    for duty, department in await session.execute(select(responsibility_joint)):
        joint[duty].append(codes["departments"][department])
    return [
        Entry({**entry.values, "joint": tuple(sorted(joint[entry.instance.id]))}, entry.instance, entry.shown)
        for entry in entries
    ]


async def _people(session: AsyncSession, codes: Codes, book: Book) -> list[Entry]:
    """Staff, and those of whom only an account is known that `book` gives to somebody."""
    staff = (await session.scalars(select(Person).where(Person.code.is_not(None)).order_by(Person.id))).all()
    people = [
        *staff,
        *await _strangers(session, [pair for row in book.get(PEOPLE.key, ()) for pair in accounts_of(row.values)]),
    ]
    owned: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for part in in_parts(person.id for person in people):
        for identity in await session.scalars(select(Identity).where(Identity.person_id.in_(part))):
            owned[identity.person_id].append((identity.channel, identity.external_id))
    return [_person(person, owned[person.id], codes) for person in people]


def _person(person: Person, accounts: list[tuple[str, str]], codes: Codes) -> Entry:
    values = with_accounts(_values(PEOPLE, person, codes), accounts)
    return Entry(values, person, person.code is not None, () if person.code else tuple(accounts))


async def _strangers(session: AsyncSession, accounts: Sequence[Chat]) -> list[Person]:
    found: dict[int, Person] = {}
    for part in in_parts(accounts):
        named = tuple_(Identity.channel, Identity.external_id).in_(part)
        rows = select(Person).join(Identity, Identity.person_id == Person.id).where(Person.code.is_(None), named)
        found |= {person.id: person for person in await session.scalars(rows.order_by(Person.id))}
    return list(found.values())
