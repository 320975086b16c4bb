"""The town as rows of plain values, whether they come from a workbook or from the store."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from db.base import Numbered
from db.town.kinds import Kind, Value

Values: TypeAlias = Mapping[str, Value]
"""By field of the sheet's columns; references are codes."""
Key: TypeAlias = tuple[str, ...]
"""What tells a row from the others of its sheet: its code, as a rule."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts as Excel shows it; 0 for a row that stands in no workbook."""

    values: Values
    number: int = 0


Book: TypeAlias = Mapping[str, Sequence[Row]]
"""Rows by the key of their sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """`attribute` is the model's; where it is empty the field is kept in another table. `refers` is the key of a sheet.

    `blank` is what an empty cell means. Values that must be `unique` in their column are so in the store, too.
    """

    field: str
    header: str
    kind: Kind
    about: str
    attribute: str = ""
    required: bool = False
    unique: bool = False
    refers: str = ""
    blank: Value = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of row. `key_fields` tell its rows apart; `parked` is what a row holds for the moment in which others take
    over what only one row may have. `tidy` brings values that mean the same to the same form.
    """

    key: str
    title: str
    about: str
    model: type[Numbered]
    columns: tuple[Column, ...]
    key_fields: tuple[str, ...] = ("code",)
    name_field: str = "name"
    parked: Mapping[str, Callable[[int], Any]] = field(default_factory=dict)
    tidy: Callable[[Values], Values] = lambda values: values

    def key_of(self, values: Values) -> Key | None:
        """None where the row has none: it cannot be referred to."""
        parts = tuple(values.get(name) or "" for name in self.key_fields)
        return parts if parts[0] else None

    def name_of(self, values: Values) -> str:
        """What people call the row: “张三(P012)”."""
        code = "、".join(filter(None, (self.key_of(values) or ())))
        name = values.get(self.name_field)
        return f"{name}（{code}）" if name and code and name != code else name or code

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.field == name)

    def row(self, **values: Value) -> Row:
        """A row with these values; the cells of other columns are empty."""
        blanks = {column.field: column.blank for column in self.columns}
        if unknown := values.keys() - blanks.keys():
            raise KeyError(f"{self.key} has no {unknown}")
        return Row(self.tidy(blanks | values))
