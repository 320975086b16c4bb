"""Hands errors to the translation and answers with the problem."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.errors.faults import problem_of_faults
from api.errors.problem import Problem
from api.errors.translation import TREES, problem_of

_CODES = {401: "not_signed_in", 403: "not_allowed", 404: "not_found", 405: "method_not_allowed", 413: "body_too_large"}


def install(app: FastAPI) -> None:
    for tree in TREES:
        app.add_exception_handler(tree, _foreseen)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _of_framework)


async def _foreseen(request: Request, error: Exception) -> Response:
    del request
    problem = problem_of(error)
    if problem is None:
        raise error
    return problem.response()


async def _invalid(request: Request, error: Exception) -> Response:
    del request
    return problem_of_faults(error.errors() if isinstance(error, RequestValidationError) else ()).response()


async def _of_framework(request: Request, error: Exception) -> Response:
    """FastAPI wraps what happens while it reads a body; what it was is told by the cause."""
    del request
    cause = error.__cause__
    if isinstance(cause, UnicodeDecodeError):
        return Problem("broken_utf8", fields={"what": "body"}).response()
    if isinstance(cause, RecursionError):
        return Problem("too_deep").response()
    if isinstance(cause, Exception) and (problem := problem_of(cause)):
        return problem.response()
    status = error.status_code if isinstance(error, HTTPException) else 400
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return Problem(_CODES.get(status, "bad_request"), headers=headers).response()
