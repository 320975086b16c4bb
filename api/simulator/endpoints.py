"""The simulated chats, for programs that play residents and staff."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.openapi import problems
from api.security.rights import Player
from api.services import Services
from api.simulator.schemas import SimulatedMessage, SimulatedMessages, SpeakBody, Spoken
from api.simulator.speaking import find_chat, platform_of, speak
from api.values import LARGEST, Text

ChatName = Annotated[
    str, Text(most=128, least=1), Path(description="what the simulated platform calls the chat", examples=["G1"])
]
After = Annotated[int, Query(ge=0, le=LARGEST, description="`number` of the last message that is known")]


def simulator_router(services: Services) -> APIRouter:
    router = APIRouter(prefix="/simulator", tags=["simulator"])

    @router.post("/chats/{chat}/messages", status_code=201, responses=problems(404, 409, 413, 415, 422))
    async def speak_in_chat(principal: Player, chat: ChatName, body: SpeakBody) -> Spoken:
        """Say something as a member of the chat. What follows from it is heard in the chats a moment later."""
        del principal
        return Spoken(id=await speak(services, chat, body))

    @router.get("/chats/{chat}/messages", responses=problems(404, 422))
    async def read_chat(principal: Player, chat: ChatName, after: After = 0) -> SimulatedMessages:
        """What was said in the chat, by people and by the bot, oldest first; the last 200 of it."""
        del principal
        platform = platform_of(services)
        async with services.database.read() as session:
            found = await find_chat(session, chat)
        rows = await platform.messages(found.external_id, after=after)
        return SimulatedMessages(items=[SimulatedMessage.of(row) for row in rows])

    return router
