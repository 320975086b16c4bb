"""Messages are stored once, before anything else happens to them. Who gets an answer from here may acknowledge to the platform."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.protocol import InboundMessage
from bot.errors import TextTooLongError, UnknownChatError, UnreadableError
from bot.group_commit import GroupCommit
from bot.inbox.settings import InboxSettings
from cases.clock import Clock
from db.database import Database
from db.models import Group
from db.repositories import counters, groups, messages
from db.words import GroupKind, GroupState, MessageState

_MOST = 1000  # messages in one transaction
_CUT = "……（太长，后面略去）"

ChatName = tuple[str, str, str]
"""Channel, account, the platform's name of the chat."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a message; `group_id` is None where its chat is not bound, and nothing of it was stored."""

    group_id: int | None


class Intake:
    """`stored` is rung after each commit, so that judging begins at once."""

    def __init__(self, database: Database, clock: Clock, settings: InboxSettings, stored: asyncio.Event) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._stored = stored
        self._bound: dict[ChatName, int] = {}
        self._edition = -1
        self._commit: GroupCommit[InboundMessage, Taken] = GroupCommit(self._store, most=_MOST)

    async def accept(self, message: InboundMessage) -> int:
        """Store one message that somebody hands us; the number of its group. Returns after the commit.

        Raises BotError for what cannot be stored: unknown chat, too long, unreadable.
        """
        self._check(message)
        taken = await self._commit.submit(message)
        if taken.group_id is None:
            raise UnknownChatError(message.channel, message.chat)
        return taken.group_id

    async def take(self, batch: Sequence[InboundMessage], *, as_sent: bool = False) -> list[Taken]:
        """Store messages of a platform in one transaction, in their order. Nothing is refused: what is too long is cut,
        what is unreadable is replaced, and a chat that nobody bound is noted down as unbound while its words are not kept.

        `as_sent` takes it that each reached us when it was sent: for winding through a day that is past.
        """
        return await self._store(batch, as_sent=as_sent, note_unknown=True)

    async def _store(
        self, batch: Sequence[InboundMessage], *, as_sent: bool = False, note_unknown: bool = False
    ) -> list[Taken]:
        now = self._clock()
        async with self._database.write() as session:
            await self._keep_up(session)
            found = [await self._group_of(session, message, note_unknown=note_unknown) for message in batch]
            rows = [
                self._row(message, group, message.sent_at if as_sent else now)
                for message, group in zip(batch, found, strict=True)
                if group is not None
            ]
            await messages.add_new(session, rows)
        self._stored.set()
        return [Taken(group) for group in found]

    async def _keep_up(self, session: AsyncSession) -> None:
        """Bindings are remembered until somebody edits the town."""
        edition = await counters.value(session, counters.TOWN_EDITION)
        if edition != self._edition:
            self._bound.clear()
            self._edition = edition

    async def _group_of(self, session: AsyncSession, message: InboundMessage, *, note_unknown: bool) -> int | None:
        name = (message.channel, message.account, message.chat)
        if name not in self._bound:
            group = await groups.by_name(session, *name)
            if group is None and note_unknown:
                session.add(_unbound(*name))
                await session.flush()
            if group is None or group.state is GroupState.UNBOUND:
                return None
            self._bound[name] = group.id
        return self._bound[name]

    def _check(self, message: InboundMessage) -> None:
        size = len(message.text.encode(errors="replace"))
        if size > self._settings.text_bytes:
            raise TextTooLongError(size, self._settings.text_bytes)
        fields = {"text": message.text, "id": message.external_id, "chat": message.chat, "sender": message.sender_name}
        if unreadable := next((name for name, value in fields.items() if _readable(value) != value), None):
            raise UnreadableError(unreadable)

    def _row(self, message: InboundMessage, group_id: int, received_at: datetime) -> dict[str, Any]:
        return {
            "group_id": group_id,
            "channel": message.channel,
            "account": message.account,
            "external_id": message.external_id[:128],
            "sender_id": message.sender_id[:128],
            "sender_name": _readable(message.sender_name)[:64],
            "role": message.role,
            "kind": message.kind,
            "text": self._cut(_readable(message.text)),
            "reply_to": message.reply_to,
            "attachments": list(message.attachments) or None,
            "sent_at": message.sent_at,
            "received_at": received_at,
            "state": MessageState.PENDING,
            "failures": 0,
        }

    def _cut(self, text: str) -> str:
        limit = self._settings.text_bytes
        if len(text) * 4 <= limit or len(raw := text.encode()) <= limit:
            return text
        return raw[:limit].decode(errors="ignore") + _CUT


def _readable(text: str) -> str:
    """Text that both engines can store: no NUL, no half of a surrogate pair."""
    if text.isascii() and "\x00" not in text:
        return text
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def _unbound(channel: str, account: str, chat: str) -> Group:
    return Group(
        name=chat[:80],
        kind=GroupKind.RESIDENT,
        state=GroupState.UNBOUND,
        channel=channel,
        account=account,
        external_id=chat[:128],
    )
