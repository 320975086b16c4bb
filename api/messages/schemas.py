from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.values import Answer, Body, Moment, Text
from db.words import MessageKind

_EXAMPLE: dict[str, Any] = {
    "id": "20261123-0017",
    "chat": "G1",
    "sender": {"id": "u-311", "name": "3社-张德福"},
    "text": "我们3社停水了",
    "sent_at": "2026-11-23T10:00:00+08:00",
}


class MessageSender(Body):
    id: Annotated[str, Text(most=128, least=1)] = Field(description="what the outside system calls the person, always the same")
    name: Annotated[str, Text(most=64, least=1)]


class MessageBody(Body):
    """One utterance of a chat. The `id` makes it safe to send it again: it is stored once."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: Annotated[str, Text(most=128, least=1)] = Field(description="number of the message, unique within channel and account")
    chat: Annotated[str, Text(most=128, least=1)] = Field(description="what the outside system calls the chat")
    sender: MessageSender
    text: Annotated[str, Text()] = Field(description="at most 16 KiB of UTF-8, else `text_too_long`")
    kind: MessageKind = MessageKind.TEXT
    sent_at: Moment | None = Field(default=None, description="now, if not given or later than now")
    reply_to: Annotated[str, Text(most=128, least=1)] | None = Field(default=None, description="`id` of the message it quotes")
    channel: Annotated[str, Text(most=32, least=1)] = "http"
    account: Annotated[str, Text(most=64)] | None = Field(default=None, description="the token's name, if not given")


class MessageAnswer(Answer):
    number: int = Field(description="under which it stands in the store")
    group: int
    is_new: bool
