"""What goes wrong is answered as a problem document (RFC 9457): one shape for people and programs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.errors.catalogue import CATALOGUE

MEDIA_TYPE = "application/problem+json"


class ProblemDocument(BaseModel):
    """A problem as it is answered; some codes carry more fields of their own."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="`urn:haitang:problem:` and the code")
    title: str = Field(description="in Chinese: what is wrong and what to do")
    status: int = Field(ge=400, le=599)
    code: str = Field(description="stable name of the problem, for programs")
    detail: str = Field(description="more about this occurrence; may be empty")


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is one of the catalogue. `fields` are added to the document."""

    code: str
    detail: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        return CATALOGUE[self.code].status

    @property
    def title(self) -> str:
        return CATALOGUE[self.code].title

    def document(self) -> dict[str, Any]:
        own = {"type": f"urn:haitang:problem:{self.code}", "title": self.title, "status": self.status}
        return {**own, "code": self.code, "detail": self.detail, **self.fields}

    def response(self) -> Response:
        """Readable even where it repeats characters that are no text."""
        body = json.dumps(self.document(), ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, self.status, dict(self.headers), MEDIA_TYPE)
