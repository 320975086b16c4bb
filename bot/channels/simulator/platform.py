"""The simulated platform itself: chats in which people say things, kept as a platform keeps them.

The console, the API and `haitang replay` speak here, as residents' phones would; haitang's own store learns of it only
through the channel.
"""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.protocol import InboundMessage, OutboundMessage
from bot.group_commit import GroupCommit
from cases.clock import Clock
from db.database import Database
from db.models import Group, SimulatorMessage
from db.repositories.upsert import insert_into
from db.words import MessageKind, Role

NAME = "simulator"
BOT_NAME = "网格小助手"
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Utterance:
    """Somebody says something. Without `external_id` the platform numbers it; without `at` it is said now."""

    chat: str
    sender_id: str
    sender_name: str
    text: str
    kind: MessageKind = MessageKind.TEXT
    role: Role = Role.RESIDENT
    reply_to: str | None = None
    external_id: str | None = None
    at: datetime | None = None


class Platform:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._sends: GroupCommit[OutboundMessage, str | None] = GroupCommit(self._write_sends, most=_PAGE)
        self._known: set[str] = set()
        self.spoken = asyncio.Event()

    async def say(self, utterances: Sequence[Utterance]) -> list[str]:
        """Their numbers on the platform. Saying the same number twice is saying it once."""
        rows = [self._row(utterance) for utterance in utterances]
        async with self._database.write() as session:
            await session.execute(insert_into(session, SimulatorMessage).on_conflict_do_nothing(), rows)
        self.spoken.set()
        return [str(row["external_id"]) for row in rows]

    async def untaken(self) -> list[SimulatorMessage]:
        """What people said and haitang has not acknowledged, oldest first."""
        waiting = select(SimulatorMessage).where(~SimulatorMessage.taken).order_by(SimulatorMessage.id).limit(_PAGE)
        async with self._database.read() as session:
            return list((await session.scalars(waiting)).all())

    async def take(self, messages: Sequence[InboundMessage]) -> None:
        numbers = [message.external_id for message in messages]
        async with self._database.write() as session:
            taken = update(SimulatorMessage).where(SimulatorMessage.external_id.in_(numbers))
            await session.execute(taken.values(taken=True))

    async def send(self, message: OutboundMessage) -> str | None:
        """The bot says something; the number of it, or None where there is no such chat. The same delivery lands once."""
        return await self._sends.submit(message)

    async def messages(self, chat: str, *, after: int = 0, limit: int = 200) -> list[SimulatorMessage]:
        """What stands in a chat behind row `after`, oldest first; the last `limit` of it."""
        found = select(SimulatorMessage).where(SimulatorMessage.chat == chat, SimulatorMessage.id > after)
        async with self._database.read() as session:
            rows = (await session.scalars(found.order_by(SimulatorMessage.id.desc()).limit(limit))).all()
        return list(reversed(rows))

    def _row(self, utterance: Utterance) -> dict[str, object]:
        return {
            "chat": utterance.chat,
            "external_id": utterance.external_id or f"s-{uuid4().hex}",
            "sender_id": utterance.sender_id,
            "sender_name": utterance.sender_name,
            "role": utterance.role,
            "kind": utterance.kind,
            "text": utterance.text,
            "reply_to": utterance.reply_to,
            "at": utterance.at or self._clock(),
            "taken": False,
        }

    async def _write_sends(self, messages: Sequence[OutboundMessage]) -> list[str | None]:
        async with self._database.write() as session:
            if strange := {message.chat for message in messages} - self._known:
                self._known |= await _chats(session, strange)
            numbers = await _write_sends(session, [each for each in messages if each.chat in self._known], self._clock())
        return [numbers.get(message.delivery) for message in messages]


async def _chats(session: AsyncSession, names: Collection[str]) -> set[str]:
    """Those that exist: the town has them, or somebody spoke there."""
    town = select(Group.external_id).where(Group.channel == NAME, Group.external_id.in_(names))
    spoken = select(SimulatorMessage.chat).where(SimulatorMessage.chat.in_(names)).distinct()
    return {*await session.scalars(town), *await session.scalars(spoken)}


async def _write_sends(session: AsyncSession, messages: Sequence[OutboundMessage], now: datetime) -> dict[int, str]:
    """The platform's number of each delivery."""
    rows = [
        {
            "chat": message.chat,
            "external_id": f"b-{message.delivery}",
            "sender_id": "bot",
            "sender_name": BOT_NAME,
            "role": Role.BOT,
            "kind": MessageKind.TEXT,
            "text": message.text,
            "reply_to": message.reply_to,
            "at": now,
            "taken": True,
            "delivery_id": message.delivery,
        }
        for message in messages
    ]
    if rows:
        await session.execute(insert_into(session, SimulatorMessage).on_conflict_do_nothing(), rows)
    return {message.delivery: str(row["external_id"]) for message, row in zip(messages, rows, strict=True)}
