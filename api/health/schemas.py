from typing import Literal

from pydantic import Field

from api.values import Answer


class Up(Answer):
    status: Literal["up"] = "up"


class Ready(Answer):
    status: Literal["ready"] = "ready"
    revision: str = Field(description="of the store's schema")
    messages_waiting: int = Field(description="stored and not judged yet")
    deliveries_due: int = Field(description="owed by now and not sent yet")
    oldest_waiting_seconds: float
