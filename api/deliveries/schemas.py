from typing import Annotated

from fastapi import Query
from pydantic import ConfigDict, Field

from api.paging import Paging
from api.values import Answer, Body, Number, TownTime
from db.words import DeliveryStatus, GroupKind, Purpose


class DeliveryGroup(Answer):
    id: int
    name: str
    kind: GroupKind


class DeliveryAnswer(Answer):
    """One thing owed to one chat."""

    id: int
    status: DeliveryStatus
    purpose: Purpose
    phrase: str = Field(description="what is said, by name", examples=["assigned"])
    text: str | None = Field(description="the words as sent, or as they are to be copied by hand; null if not said yet")
    group: DeliveryGroup
    case: str | None = Field(examples=["101"])
    created_at: TownTime
    due_at: TownTime
    expires_at: TownTime | None
    attempts: int
    sent_at: TownTime | None
    fault: str | None = Field(description="in Chinese or as the platform said: why it was not sent")


class DeliveryQuery(Paging):
    status: list[DeliveryStatus] = Field(default=[])
    purpose: Purpose | None = None
    group: Number | None = Field(default=None, description="number of the chat")
    case: str | None = Field(default=None, pattern=r"^[0-9]{1,12}$", description="code of the case", examples=["101"])


WantedDeliveries = Annotated[DeliveryQuery, Query()]


class SendAgainBody(Body):
    model_config = ConfigDict(json_schema_extra={"examples": [{"confirm": True}]})

    confirm: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="needed where residents may have heard it already"
    )
