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

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(reads=Reads.ALL, pushes=Pushes.UNATTENDED, direct=True, idempotent=True)

    async def receive(self) -> AsyncIterator[InboundMessage]:
        while True:
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
        return Outcome(Result.SENT, await self.platform.send(message))

    async def health(self) -> Health:
        return Health(connected=True)

    async def aclose(self) -> None:
        """Nothing is open: the platform is the store."""

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
