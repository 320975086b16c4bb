"""Which cases a list shows."""

from typing import Annotated

from fastapi import Query
from pydantic import Field

from api.paging import Paging
from api.security.principal import Principal
from api.values import Moment, Number, Text
from cases.town import Town
from db.repositories.case_lists import CaseFilter, Holder
from db.words import CaseKind, Grade, Status


class CaseQuery(Paging):
    """Filters that are not given do not narrow; several values of one are alternatives."""

    status: list[Status] = Field(default=[])
    grade: list[Grade] = Field(default=[])
    kind: CaseKind | None = None
    category: Annotated[str, Text(most=32, least=1)] | None = Field(default=None, examples=["water_supply"])
    group: Number | None = Field(default=None, description="number of the residents' group of the place")
    handler: Annotated[str, Text(most=64, least=1)] | None = Field(
        default=None, description="who has it now: code, name or alias", examples=["派出所"]
    )
    q: Annotated[str, Text(most=64, least=1)] | None = Field(
        default=None, description="words of the title, the place or the result, or the code"
    )
    since: Moment | None = Field(default=None, description="opened then or later")
    until: Moment | None = Field(default=None, description="opened before then")
    overdue: bool | None = Field(default=None, description="whether a running deadline has passed")

    def wanted(self, principal: Principal, town: Town) -> CaseFilter:
        """Raises UnknownHandlerError."""
        handler = town.find(self.handler) if self.handler else None
        return CaseFilter(
            status=self.status,
            grade=self.grade,
            kind=self.kind,
            category=self.category,
            group_id=self.group,
            holder=Holder(handler.person_id, handler.department_id, handler.squad_id) if handler else None,
            words=self.q,
            since=self.since,
            until=self.until,
            overdue=self.overdue,
            department_id=principal.only_department,
            words_of_private=principal.sees_private,
        )


WantedCases = Annotated[CaseQuery, Query()]
