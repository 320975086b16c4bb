"""Somebody speaks on the simulated platform: as a member of the chat, or as a resident whom nobody knows yet."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors.tree import NoSimulatorError, NotAMemberError
from api.services import Services
from api.simulator.schemas import SpeakBody
from bot.channels.simulator import NAME, Platform, Utterance
from bot.errors import TextTooLongError, UnknownChatError
from db.models import Group
from db.repositories import chat_members, groups
from db.words import GroupKind, GroupState, Role

_TEXT_BYTES = 16 * 1024


def platform_of(services: Services) -> Platform:
    """Raises NoSimulatorError."""
    if services.simulator is None:
        raise NoSimulatorError
    return services.simulator


async def speak(services: Services, chat: str, body: SpeakBody) -> str:
    """What the platform calls the message. Raises NoSimulatorError, UnknownChatError, NotAMemberError, TextTooLongError."""
    platform = platform_of(services)
    if (size := len(body.text.encode())) > _TEXT_BYTES:
        raise TextTooLongError(size, _TEXT_BYTES)
    async with services.database.read() as session:
        words = await _words(services, session, await find_chat(session, chat), body)
    return (await platform.say([words]))[0]


async def find_chat(session: AsyncSession, chat: str) -> Group:
    """Raises UnknownChatError."""
    group = await groups.by_name(session, NAME, "", chat)
    if group is None or group.state is GroupState.UNBOUND:
        raise UnknownChatError(NAME, chat)
    return group


async def _words(services: Services, session: AsyncSession, group: Group, body: SpeakBody) -> Utterance:
    """A newcomer's name on the platform holds the chat: the same name in another chat is another neighbour."""
    members = await chat_members.members(session, group)
    newcomer = f"{group.external_id}/{body.sender}"[:128]
    sender = next((name for name in (body.sender, newcomer) if name in members), None)
    role, name = Role.RESIDENT, body.sender
    if sender is not None:
        person_id, name = members[sender]
        role = (await services.towns.today(session)).role_of(person_id)
    elif group.kind is not GroupKind.RESIDENT or await chat_members.is_taken(session, NAME, body.sender):
        raise NotAMemberError(body.sender, members)
    return Utterance(group.external_id, sender or newcomer, name, body.text, body.kind, role, reply_to=body.reply_to)
