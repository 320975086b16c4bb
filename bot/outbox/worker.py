"""Sends what is owed. A claim is committed before anything is sent and the outcome after it, so that a kill in between is seen:
then a platform that knows repetitions gets it again, and of any other a person is asked.
"""

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.channels.protocol import Channel, ChannelError, OutboundMessage, Pushes
from bot.dialogue.words import Speaker
from bot.outbox import ledger
from bot.outbox.settings import OutboxSettings
from cases.clock import Clock
from db.database import Database
from db.repositories import deliveries
from db.repositories.deliveries import Owed
from db.words import DeliveryStatus, GroupKind, Purpose

log = logging.getLogger(__name__)

_MORE = "……"
_TIP_WAITS = timedelta(minutes=30)  # while an emergency runs in the group


@dataclass(slots=True)
class Progress:
    """Deliveries by what became of them, since the program was started; for /metrics."""

    by_status: dict[DeliveryStatus, int] = field(default_factory=dict)

    def count(self, rows: Iterable[ledger.Row]) -> None:
        for row in rows:
            self.by_status[row["status"]] = self.by_status.get(row["status"], 0) + 1


class Outbox:
    """`name` tells this worker from others on the same store; on an embedded store there is only one. `owed` wakes it."""

    def __init__(
        self,
        database: Database,
        channels: Iterable[Channel],
        speaker: Speaker,
        clock: Clock,
        settings: OutboxSettings,
        *,
        name: str,
        owed: asyncio.Event,
    ) -> None:
        self._database = database
        self._channels: Mapping[tuple[str, str], Channel] = {(channel.name, channel.account): channel for channel in channels}
        self._speaker = speaker
        self._clock = clock
        self._settings = settings
        self._name = name
        self._chance = Random()  # noqa: S311  jitter
        self._open = asyncio.Semaphore(settings.at_once)
        self._owed = owed
        self.progress = Progress()

    async def recover(self, *, just_started: bool = False) -> int:
        """Look after claims that were interrupted; how many there were."""
        async with self._database.write() as session:
            lost = await deliveries.interrupted(session, now=self._clock(), by=self._name if just_started else None)
            rows = [ledger.resumed(claim.id, repeatable=self._repeatable(claim)) for claim in lost]
            await deliveries.write_outcomes(session, rows)
        return len(lost)

    def _repeatable(self, claim: deliveries.Interrupted) -> bool:
        channel = self._channels.get((claim.channel, claim.account))
        return channel is None or channel.capabilities.idempotent

    async def work(self) -> int:
        """Send one batch of what is due; how many deliveries it held."""
        batch = await self._claim(self._clock())
        if batch:
            rows = [row for rows in await asyncio.gather(*map(self._send_in_turn, _by_chat(batch))) for row in rows]
            async with self._database.write() as session:
                await deliveries.write_outcomes(session, rows)
            self.progress.count(rows)
        return len(batch)

    async def drain(self) -> int:
        """Send until nothing is due; how many deliveries that was."""
        total = 0
        while count := await self.work():
            total += count
        return total

    async def run(self) -> None:
        """Send for as long as the program runs."""
        await self.recover(just_started=True)
        while True:
            self._owed.clear()
            if not await self._anything_due() or not await self.work():
                await self._wait()

    async def _anything_due(self) -> bool:
        async with self._database.read() as session:
            due = await deliveries.next_due(session)
        return due is not None and due <= self._clock()

    async def _claim(self, now: datetime) -> list[Owed]:
        until = now + timedelta(seconds=self._settings.claim_seconds)
        async with self._database.write() as session:
            await deliveries.expire(session, now)
            batch = await deliveries.claim(session, by=self._name, now=now, until=until, most=self._settings.batch)
            tips = [owed for owed in batch if owed.purpose is Purpose.TIP]
            busy = await deliveries.groups_with_urgent_case(session, {tip.group_id for tip in tips}) if tips else set()
            held = {tip.id for tip in tips if tip.group_id in busy}
            await deliveries.postpone(session, held, now + _TIP_WAITS)
        return [owed for owed in batch if owed.id not in held]

    async def _send_in_turn(self, chat: Sequence[Owed]) -> list[ledger.Row]:
        """One chat hears one thing after the other."""
        async with self._open:
            return [await self._send(owed) for owed in chat]

    async def _send(self, owed: Owed) -> ledger.Row:
        channel = self._channels.get((owed.channel, owed.account))
        try:
            text = self._speaker.render(owed.phrase, owed.slots)
        except (KeyError, ValueError) as error:
            log.exception("delivery %s cannot be put into words", owed.id)
            return ledger.speechless(owed, error)
        if channel is None or not _reaches(channel, owed):
            return ledger.by_hand(owed, text)
        message = OutboundMessage(owed.id, owed.chat, _fitting(text, channel), owed.reply_to)
        try:
            outcome = await channel.send(message)
        except ChannelError as error:
            return ledger.not_sent(owed, error, self._clock(), self._settings, self._chance)
        except Exception as error:
            log.exception("delivery %s: nobody knows whether it arrived", owed.id)
            return ledger.unknown(owed, message.text, error)
        return ledger.done(owed, outcome, message.text, self._clock())

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._owed.wait(), self._settings.look_again)
        except TimeoutError:
            return


def _reaches(channel: Channel, owed: Owed) -> bool:
    if owed.chat_kind is GroupKind.DIRECT:
        return channel.capabilities.direct
    return channel.capabilities.pushes is Pushes.UNATTENDED


def _fitting(text: str, channel: Channel) -> str:
    """Cut to what the channel takes, at a whole character."""
    limit = channel.capabilities.text_bytes
    if limit is None or len(raw := text.encode()) <= limit:
        return text
    return raw[: limit - len(_MORE.encode())].decode(errors="ignore") + _MORE


def _by_chat(batch: Iterable[Owed]) -> list[list[Owed]]:
    chats: dict[int, list[Owed]] = {}
    for owed in batch:
        chats.setdefault(owed.group_id, []).append(owed)
    return list(chats.values())
