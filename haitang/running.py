"""Running the house: everything that goes on at once, until somebody stops it."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from haitang.clockwork import Clockwork
from haitang.house import House


@asynccontextmanager
async def at_work(house: House, *, gateways: bool = True) -> AsyncIterator[None]:
    """Judging, sending, the clock and the channels run while the block runs; they are stopped at its end.

    Stopping is no farewell: whatever was under way is found again in the store.
    """
    clockwork = Clockwork(house)
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(house.inbox.run()), tasks.create_task(house.outbox.run())]
        if gateways:
            running += [tasks.create_task(gateway.run()) for gateway in house.gateways]
        clockwork.start()
        try:
            yield
        finally:
            clockwork.stop()
            for task in running:
                task.cancel()


async def until_stopped() -> None:
    """Wait for SIGINT or SIGTERM."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
