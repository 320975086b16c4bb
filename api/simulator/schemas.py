from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field

from api.values import Answer, Body, Text, TownTime
from db.models import SimulatorMessage
from db.words import MessageKind, Role

_EXAMPLE: dict[str, Any] = {"sender": "张德福", "text": "我们3社停水了"}


class SpeakBody(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    sender: Annotated[str, Text(most=64, least=1)] = Field(
        description="what the platform calls a member of the chat; in a residents' group also the name of somebody new"
    )
    text: Annotated[str, Text()] = Field(description="at most 16 KiB of UTF-8, else `text_too_long`")
    kind: MessageKind = MessageKind.TEXT
    reply_to: Annotated[str, Text(most=128, least=1)] | None = Field(default=None, description="`id` of the message it quotes")


class Spoken(Answer):
    id: str = Field(description="what the simulated platform calls the message")


class SimulatedMessage(Answer):
    number: int = Field(description="for `after`")
    id: str
    sender: str
    sender_name: str
    role: Role
    kind: MessageKind
    text: str
    reply_to: str | None
    at: TownTime

    @classmethod
    def of(cls, row: SimulatorMessage) -> Self:
        return cls(
            number=row.id,
            id=row.external_id,
            sender=row.sender_id,
            sender_name=row.sender_name,
            role=row.role,
            kind=row.kind,
            text=row.text,
            reply_to=row.reply_to,
            at=row.at,
        )


class SimulatedMessages(Answer):
    items: list[SimulatedMessage]
