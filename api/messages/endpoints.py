"""Intake for any outside system: it hands in what was said, and is told when that is stored."""

from fastapi import APIRouter, Response

from api.messages.schemas import MessageAnswer, MessageBody
from api.messages.taking import take
from api.openapi import Responses, problems
from api.security.rights import Reporter
from api.services import Services

_THERE_ALREADY: Responses = {200: {"model": MessageAnswer, "description": "It was there already; nothing was changed."}}


def messages_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/messages", tags=["messages"])

    @router.post("", status_code=201, responses=_THERE_ALREADY | problems(404, 413, 415, 422))
    async def take_message(principal: Reporter, body: MessageBody, response: Response) -> MessageAnswer:
        """Answered after the commit: what was answered is not lost. Judging follows at once, by itself."""
        answer = await take(services, body, account=principal.username)
        response.status_code = 201 if answer.is_new else 200
        return answer

    return router
