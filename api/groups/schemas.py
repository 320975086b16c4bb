from typing import Annotated, Self

from fastapi import Query
from pydantic import ConfigDict, Field

from api.paging import Paging
from api.values import Answer, Body, Text
from db.models import Group, MicroGrid
from db.words import GroupKind, GroupState


class MicroGridName(Answer):
    code: str = Field(examples=["M1"])
    name: str


class GroupAnswer(Answer):
    id: int
    code: str | None = Field(description="of the town's workbook")
    name: str
    kind: GroupKind
    state: GroupState = Field(description="an unbound group is silent, and nothing of it is stored")
    channel: str
    account: str
    chat: str = Field(description="what the platform calls it")
    micro_grid: MicroGridName | None

    @classmethod
    def of(cls, group: Group, micro_grid: MicroGrid | None) -> Self:
        return cls(
            id=group.id,
            code=group.code,
            name=group.name,
            kind=group.kind,
            state=group.state,
            channel=group.channel,
            account=group.account,
            chat=group.external_id,
            micro_grid=MicroGridName(code=micro_grid.code, name=micro_grid.name) if micro_grid else None,
        )


class GroupQuery(Paging):
    kind: GroupKind | None = None
    state: GroupState | None = None
    channel: Annotated[str, Text(most=32, least=1)] | None = Field(default=None, examples=["simulator"])
    q: Annotated[str, Text(most=64, least=1)] | None = Field(default=None, description="part of the name, the code or the chat")


WantedGroups = Annotated[GroupQuery, Query()]


class BindingBody(Body):
    """定区域: the group belongs to the residents of a micro-grid."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"micro_grid": "M1", "name": "上湾群"}]})

    micro_grid: Annotated[str, Text(most=16, least=1), Field(description="code of the micro-grid")]
    name: Annotated[str, Text(most=80, least=1)] | None = Field(default=None, description="a better name for the group")
