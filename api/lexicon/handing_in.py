"""漏报 from the console or a machine: a message that was left for chatter, still in its window, becomes the case that it is."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.services import Services
from bot.errors import UnknownMessageError
from bot.inbox.missed import hand_in
from bot.inbox.sitting import sitting_of
from cases.actor import Actor
from cases.subjects import Subject
from db.models import Group, Message
from db.repositories import messages
from db.repositories.counters import TOWN_EDITION, advance
from db.words import Grade, Judged


async def file_missed(
    services: Services, number: int, by: Actor, subject: Subject | None = None, grade: Grade | None = None
) -> str:
    """The code of the case. Raises UnknownMessageError, NotMissedError, ErasedError."""
    async with services.database.write() as session:
        message = await session.get(Message, number, with_for_update=True)
        if message is None or message.judged is None or message.judged is Judged.COMMAND:
            raise UnknownMessageError(number)
        town = await services.towns.today(session)
        classifier = await services.lexicons.today(session)
        sitting = await sitting_of(session, town, services.rules, classifier, message, services.clock())
        with session.no_autoflush:  # the sitting knows in which order newcomers and cases must be written
            known = await hand_in(sitting, message, by, subject, grade)
            await sitting.end()
        await advance(session, TOWN_EDITION)  # the processes that judge know people by heart, and one may be new
    services.owed.set()
    return known.code


async def in_window(services: Services, session: AsyncSession, group: Group, most: int) -> Sequence[Message]:
    """What was lately left for chatter in a group and is not erased yet, the newest first."""
    since = services.clock() - timedelta(minutes=services.window_minutes)
    return await messages.chatter_since(session, group.id, since, most)
