"""The section of config.yaml about how deliveries are sent."""

from pydantic import BaseModel, ConfigDict, Field


class OutboxSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    batch: int = Field(default=200, ge=1, description="deliveries claimed at once")
    at_once: int = Field(default=16, ge=1, description="chats written to at the same time")
    look_again: float = Field(default=0.2, gt=0, description="seconds between looks for deliveries that other processes owe")
    claim_seconds: int = Field(default=120, ge=10, description="a claimed delivery without outcome for so long was interrupted")
    tries: int = Field(default=8, ge=1, description="after so many failed tries a delivery is given up, visibly")
    first_retry_seconds: float = Field(default=5, gt=0, description="wait before the second try; doubles with each further one")
    longest_retry_seconds: float = Field(default=600, gt=0)
