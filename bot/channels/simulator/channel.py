"""The simulated platform behind the channel's face."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from bot.channels.protocol import Capabilities, Health, InboundMessage, OutboundMessage, Outcome, Pushes, Reads, Result
from bot.channels.simulator.platform import NAME, Platform
from db.models import SimulatorMessage

_LOOK_AGAIN = 0.5  # seconds; another process may have spoken into the same store


class SimulatorChannel:
    """Reads all, writes freely, keeps what was not acknowledged, and lands a repeated delivery once."""

    name = NAME
    account = ""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self._given: set[str] = set()
        self._open = True

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(reads=Reads.ALL, pushes=Pushes.UNATTENDED, direct=True, idempotent=True)

    async def receive(self) -> AsyncIterator[InboundMessage]:
        while self._open:
            self.platform.spoken.clear()
            fresh = [row for row in await self.platform.untaken() if row.external_id not in self._given]
            for row in fresh:
                self._given.add(row.external_id)
                yield inbound(row)
            if not fresh:
                await self._wait()

    async def acknowledge(self, messages: Sequence[InboundMessage]) -> None:
        await self.platform.take(messages)
        self._given.difference_update(message.external_id for message in messages)

    async def send(self, message: OutboundMessage) -> Outcome:
        number = await self.platform.send(message)
        if number is None:
            return Outcome(Result.REFUSED, why=f"模拟平台上没有“{message.chat}”这个群")
        return Outcome(Result.SENT, number)

    async def health(self) -> Health:
        return Health(connected=self._open, todo="" if self._open else "渠道已关闭，请重新启动")

    async def aclose(self) -> None:
        """Whoever receives is let go; there is no connection, the platform is the store."""
        self._open = False
        self.platform.spoken.set()

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self.platform.spoken.wait(), _LOOK_AGAIN)
        except TimeoutError:
            return


def inbound(row: SimulatorMessage) -> InboundMessage:
    """What was said on the platform, as the channel hands it on."""
    return InboundMessage(
        channel=NAME,
        account=SimulatorChannel.account,
        external_id=row.external_id,
        chat=row.chat,
        sender_id=row.sender_id,
        sender_name=row.sender_name,
        kind=row.kind,
        text=row.text,
        sent_at=row.at,
        reply_to=row.reply_to,
        role=row.role,
    )
