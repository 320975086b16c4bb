"""The description of the API: what FastAPI cannot know by itself is added here."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors.catalogue import CATALOGUE
from api.errors.problem import MEDIA_TYPE, ProblemDocument
from api.security.cookie import SessionCookie

_ALWAYS = (400, 401, 403, 503)
_SCHEMA = {"$ref": "#/components/schemas/ProblemDocument"}
_ABOUT = """
The REST interface of 海棠: cases that were found in a town's group chats, and everything around them.

People sign in (`POST /api/v1/session`) and are known by a cookie; a request that changes something then needs an `Origin`
header of our own. Machines send `Authorization: Bearer <token>`; what a token may do is told by its scopes: `read`, `act`
(for the duty desk; holds `read`), `intake`, `simulate`, `metrics`.

Every error is a problem document (RFC 9457) with a stable `code`. Lists are paged by an opaque cursor: ask again with
`cursor` set to `next` until `next` is null; what arrives meanwhile does not move the pages.
"""

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """Descriptions of the problems that an operation answers with, besides those that any may."""
    return {status: _described(status) for status in statuses}


def _described(status: int) -> dict[str, Any]:
    codes = [code for code, entry in CATALOGUE.items() if entry.status == status]
    return {
        "description": f"{HTTPStatus(status).phrase}: {', '.join(codes)}",
        "content": {MEDIA_TYPE: {"schema": _SCHEMA}},
    }


def always() -> Responses:
    return problems(*_ALWAYS)


def install(app: FastAPI, cookie: SessionCookie) -> None:
    """The way that FastAPI gives to extend the description."""

    def described() -> dict[str, Any]:
        document = app.openapi_schema or _describe(app, cookie)
        app.openapi_schema = document
        return document

    app.openapi = described  # type: ignore[method-assign]


def _describe(app: FastAPI, cookie: SessionCookie) -> dict[str, Any]:
    document: dict[str, Any] = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
    components = document.setdefault("components", {})
    components.setdefault("schemas", {})["ProblemDocument"] = ProblemDocument.model_json_schema()
    components["schemas"].pop("HTTPValidationError", None)
    components["schemas"].pop("ValidationError", None)
    components["securitySchemes"] = {
        "session": {"type": "apiKey", "in": "cookie", "name": cookie.name},
        "token": {"type": "http", "scheme": "bearer"},
    }
    document["security"] = [{"session": []}, {"token": []}]
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _as_sent(parameter["schema"])
    return document


def _as_sent(schema: dict[str, Any]) -> dict[str, Any]:
    """In an address nothing is null: a parameter that says nothing is left out."""
    alternatives: list[dict[str, Any]] = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(alternatives) != 1:
        return schema
    return alternatives[0] | {name: value for name, value in schema.items() if name != "anyOf"}
