"""The section of config.yaml about how messages are taken in and judged."""

from pydantic import BaseModel, ConfigDict, Field


class InboxSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    text_bytes: int = Field(default=16 * 1024, ge=1024, description="longest text of one message, UTF-8 bytes")
    batch: int = Field(default=1000, ge=1, description="messages judged in one transaction at most")
    lanes: int = Field(default=16, ge=1, description="groups one worker holds at once on PostgreSQL")
    look_again: float = Field(default=0.2, gt=0, description="seconds between looks for messages that other processes stored")
    tries: int = Field(default=3, ge=1, description="a message that cannot be judged so often is shown to the desk")
    context_messages: int = Field(default=8, ge=0, description="how many messages before one the classifiers see")
    context_minutes: int = Field(default=120, ge=1, description="context window; afterwards the words of chatter are erased")
