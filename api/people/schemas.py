from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from api.paging import Paging
from api.values import Answer, Text, TownTime
from db.words import Role, WardenKind

StaffOrResident = Literal[Role.RESIDENT, Role.WARDEN, Role.OFFICER]


class DepartmentName(Answer):
    id: int
    code: str
    name: str


class WardenPost(Answer):
    kind: WardenKind
    grid: str = Field(description="code of the grid", examples=["W1"])
    away_from: TownTime | None
    away_until: TownTime | None


class PersonAnswer(Answer):
    id: int
    code: str | None = Field(description="of the town's workbook; residents have none")
    name: str
    role: Role
    department: DepartmentName | None
    warden: WardenPost | None


class MembershipAnswer(Answer):
    group: int
    group_name: str
    nickname: str
    role: Role


class IdentityAnswer(Answer):
    channel: str
    name: str = Field(description="what the platform calls the person")


class PersonDetail(PersonAnswer):
    phone: str | None = Field(description="masked for those who need not call")
    memberships: list[MembershipAnswer]
    identities: list[IdentityAnswer] | None = Field(description="null for those who need not know")


class PeopleQuery(Paging):
    role: StaffOrResident | None = None
    department: Annotated[str, Text(most=40, least=1)] | None = Field(
        default=None, description="code or name", examples=["pingan"]
    )
    q: Annotated[str, Text(most=64, least=1)] | None = Field(default=None, description="part of the name or the code")


WantedPeople = Annotated[PeopleQuery, Query()]
