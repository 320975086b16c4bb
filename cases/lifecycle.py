"""The machine of a case: which action is legal where, and where it leads. Data and two pure functions; no store, no clock."""

from collections.abc import Mapping
from types import MappingProxyType

from db.words import Action, Status

# A row an action, a column a status. A word is where the action leads; "." means that it is refused there;
# "=" stays; "back" returns to where the case stood before it was merged.
_TABLE = """
           suspected  open      assigned  handling  suspended  resolved  closed    rejected  merged
report     =          =         =         =         =          =         .         .         .
confirm    open       .         .         .         .          .         .         .         .
reject     rejected   rejected  rejected  rejected  .          .         .         .         .
assign     .          assigned  .         .         .          .         .         .         .
accept     .          .         handling  =         .          .         .         .         .
transfer   .          .         =         assigned  assigned   .         .         .         .
return_    .          .         open      .         .          .         .         .         .
join       .          .         =         =         .          .         .         .         .
suspend    .          .         .         suspended .          .         .         .         .
resume     .          .         .         .         handling   .         .         .         .
extend     .          .         =         =         .          .         .         .         .
escalate   =          =         =         =         =          .         .         .         .
progress   .          .         handling  =         =          .         .         .         .
resolve    .          .         resolved  resolved  .          .         .         .         .
reopen     .          .         .         .         .          handling  open      open      .
close      .          closed    .         .         .          closed    .         .         .
merge      merged     merged    merged    merged    merged     .         .         .         .
unmerge    .          .         .         .         .          .         .         .         back
rate       .          .         .         .         .          =         =         .         .
correct    =          =         =         =         =          =         =         .         .
"""

_BACK = "back"


class IllegalActionError(Exception):
    """The action is not possible where the case stands."""

    def __init__(self, action: Action, status: Status) -> None:
        super().__init__(f"{action.value} is not possible for a case that is {status.value}")
        self.action, self.status = action, status


def _read(table: str) -> Mapping[tuple[Status, Action], str]:
    header, *rows = (line.split() for line in table.strip().splitlines())
    columns = [Status(name) for name in header]
    return MappingProxyType(
        {
            (status, Action(row[0])): status.value if cell == "=" else cell
            for row in rows
            for status, cell in zip(columns, row[1:], strict=True)
        }
    )


MACHINE = _read(_TABLE)


def next_status(status: Status, action: Action, before_merge: Status | None = None) -> Status:
    """Where `action` leads from `status`. `before_merge` is asked for by `unmerge` alone. Raises IllegalActionError."""
    cell = MACHINE.get((status, action), ".")
    if cell == ".":
        raise IllegalActionError(action, status)
    if cell != _BACK:
        return Status(cell)
    if before_merge is None:
        raise ValueError("unmerge needs to know where the case stood before")
    return before_merge


def possible(status: Status) -> tuple[Action, ...]:
    """The actions that are legal where the case stands, in the order of the table."""
    return tuple(action for (at, action), cell in MACHINE.items() if at is status and cell != ".")
