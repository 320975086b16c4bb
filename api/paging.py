"""Lists page by page. A cursor names the last row that was shown; rows that arrive later do not move what follows."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from api.values import Answer

Item = TypeVar("Item")

_LARGEST = 2**63 - 1
DEFAULT = 50
MOST = 200


class Page(Answer, Generic[Item]):
    items: list[Item]
    next: str | None = Field(description="ask again with this as `cursor`; null at the end")


class Paging(BaseModel):
    """The part of a list's query that turns pages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cursor: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$", description="`next` of the page before")
    limit: int = Field(default=DEFAULT, ge=1, le=MOST)

    @property
    def position(self) -> int | None:
        """The number of the last row of the page before."""
        return min(int(self.cursor, 16), _LARGEST) if self.cursor else None

    @property
    def fetch(self) -> int:
        """One more than is shown, to know whether there is more."""
        return self.limit + 1


def cursor_at(number: int) -> str:
    return f"{number:016x}"


def cut(rows: Sequence[Item], paging: Paging) -> tuple[Sequence[Item], bool]:
    """The rows of the page, and whether others follow."""
    return rows[: paging.limit], len(rows) > paging.limit


Turn = Annotated[Paging, Query()]
