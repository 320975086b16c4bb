"""What a workbook would change in the store, before anything is changed. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from db.town.book import Book, Row, Sheet
from db.town.chats import accounts_of, chat_of
from db.town.sheets import GROUPS, PEOPLE, SHEETS
from db.town.stored import Chat, Entry, Stored


@dataclass(frozen=True, slots=True)
class Comparison:
    """One sheet against the store. `gone` are entries that must leave: their row is not in the workbook, or a chat of the
    workbook is still theirs.
    """

    sheet: Sheet
    added: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Entry]] = field(default_factory=list)
    unchanged: list[tuple[Row, Entry]] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        """All that the store has of the sheet, and shows or gives up."""
        yield from (entry for _, entry in self.unchanged)
        yield from (entry for _, entry in self.changed)
        yield from self.gone


Comparisons: TypeAlias = Mapping[str, Comparison]
"""By the key of the sheet."""


def compare(book: Book, stored: Stored) -> Comparisons:
    return {sheet.key: _compare(sheet, book[sheet.key], stored[sheet.key]) for sheet in SHEETS}


def _compare(sheet: Sheet, rows: Sequence[Row], entries: Sequence[Entry]) -> Comparison:
    found = Comparison(sheet)
    pairs = _pairs(sheet, rows, entries)
    for place, row in enumerate(rows):
        entry = pairs.get(place)
        if entry is None:
            found.added.append(row)
        elif entry.shown and entry.values == row.values:
            found.unchanged.append((row, entry))
        else:
            found.changed.append((row, entry))
    kept = {id(entry) for entry in pairs.values()}
    left = [entry for entry in entries if id(entry) not in kept]
    wanted = _chats_of_groups(sheet, rows)
    found.gone.extend(entry for entry in left if _was_in_workbook(sheet, entry) or wanted.intersection(entry.chats))
    return found


def _was_in_workbook(sheet: Sheet, entry: Entry) -> bool:
    """A group without a code was bound on the console, maybe after the workbook was exported; its absence says nothing."""
    return entry.shown and sheet.key_of(entry.values) is not None


def _pairs(sheet: Sheet, rows: Sequence[Row], entries: Sequence[Entry]) -> dict[int, Entry]:
    """The entry of each row: the one with its code, else one that has one of its chats and is nobody else's."""
    by_key = {key: entry for entry in entries if (key := sheet.key_of(entry.values))}
    pairs = {place: entry for place, row in enumerate(rows) if (entry := by_key.get(sheet.key_of(row.values) or ()))}
    taken = {id(entry) for entry in pairs.values()}
    by_chat = {chat: entry for entry in entries if id(entry) not in taken for chat in entry.chats}
    for place, row in enumerate(rows):
        known = (by_chat[chat] for chat in _chats(sheet, row) if chat in by_chat)
        if place not in pairs and (entry := next((entry for entry in known if id(entry) not in taken), None)):
            pairs[place] = entry
            taken.add(id(entry))
    return pairs


def _chats(sheet: Sheet, row: Row) -> Iterator[Chat]:
    if sheet is PEOPLE:
        yield from accounts_of(row.values)
    if sheet is GROUPS:
        yield chat_of(row.values)


def _chats_of_groups(sheet: Sheet, rows: Sequence[Row]) -> set[Chat]:
    """A chat belongs to one group; a person's account just goes over to another."""
    return {chat for row in rows for chat in _chats(sheet, row)} if sheet is GROUPS else set()
