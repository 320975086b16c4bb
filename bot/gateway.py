"""From a channel into the store: messages are taken as they come, stored in batches, and acknowledged after the commit."""

import asyncio
import logging

from bot.channels.protocol import Channel, ChannelError, HumanNeededError, InboundMessage
from bot.inbox.intake import Intake

log = logging.getLogger(__name__)

_HELD = 2000  # messages read and not stored yet; then the platform waits
_BATCH = 500
_AGAIN = 5.0  # seconds before a channel that was not ready, or a store that did not answer, is asked again


class Gateway:
    """Feeds one channel's messages to the intake for as long as the program runs."""

    def __init__(self, channel: Channel, intake: Intake) -> None:
        self.channel = channel
        self._intake = intake
        self._waiting: asyncio.Queue[InboundMessage] = asyncio.Queue(_HELD)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read())
            tasks.create_task(self._store())

    async def _read(self) -> None:
        while True:
            try:
                async for message in self.channel.receive():
                    await self._waiting.put(message)
            except HumanNeededError as error:
                log.error("%s: 需要人处理: %s", self.channel.name, error.todo)  # noqa: TRY400  what to do is said, no trace helps
            except ChannelError as error:
                log.warning("%s is not ready: %s", self.channel.name, error)
            await asyncio.sleep(_AGAIN)

    async def _store(self) -> None:
        while True:
            batch = [await self._waiting.get()]
            while len(batch) < _BATCH and not self._waiting.empty():
                batch.append(self._waiting.get_nowait())
            await self._take(batch)

    async def _take(self, batch: list[InboundMessage]) -> None:
        """Until it is stored; a store that does not answer loses nothing, it only makes the platform wait."""
        while True:
            try:
                await self._intake.take(batch)
                await self.channel.acknowledge(batch)
            except Exception:
                log.exception("%d messages of %s could not be stored yet", len(batch), self.channel.name)
                await asyncio.sleep(_AGAIN)
            else:
                return
