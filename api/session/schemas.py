from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field

from api.security.principal import Principal
from api.values import Answer, Body, Text
from db.words import AccountRole, Scope


class SignInBody(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"username": "zhiban", "password": "correct horse battery"}]})

    username: Annotated[str, Text(most=40, least=1)]
    password: Annotated[str, Text(most=200, least=1)]


class Me(Answer):
    kind: Literal["account", "token"]
    name: str
    username: str = Field(description="of a token: its name")
    role: AccountRole | None = Field(description="empty for tokens")
    department_id: int | None
    scopes: list[Scope]

    @classmethod
    def of(cls, principal: Principal) -> Self:
        return cls(
            kind=principal.kind,
            name=principal.name,
            username=principal.username,
            role=principal.role,
            department_id=principal.department_id,
            scopes=sorted(principal.scopes),
        )
