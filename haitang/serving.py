"""The long-running processes: the web side with everything behind it, or the work alone."""

import gc
import logging
from contextlib import AsyncExitStack, nullcontext
from errno import EADDRINUSE
from socket import AF_INET6, create_server, socket

import uvicorn

from api.services import Services
from haitang.demo.opening import open_demo
from haitang.house import House, open_house
from haitang.running import at_work, until_stopped
from haitang.settings import Settings
from haitang.store import prepare, sole_user

_GOODBYE = 5  # seconds that open requests get when the process is stopped
_CHATTERS = ("alembic", "apscheduler")  # they report each step at INFO, and the town's own lines would drown in it


class PortTakenError(Exception):
    """Nobody can listen there."""

    def __init__(self, host: str, port: int, cause: OSError) -> None:
        taken = cause.errno == EADDRINUSE
        why = (
            "端口已经有程序在用。请停掉那个程序，或加 --port 换一个" if taken else f"{cause.strerror}。请检查 --host 和 --port"
        )
        super().__init__(f"{host}:{port} 打不开：{why}")


async def serve_forever(settings: Settings, *, demo: bool, web_only: bool) -> None:
    _log_to_stderr()
    async with AsyncExitStack() as stack:
        door = stack.enter_context(_door(settings.web.host, settings.web.port))
        stack.enter_context(nullcontext() if web_only else sole_user(settings.store))
        await prepare(settings.store)
        welcome = await open_demo(settings.store) if demo else ""
        house = await stack.enter_async_context(open_house(settings))
        if not web_only:
            await stack.enter_async_context(at_work(house))
        await _serve(house, door, welcome, demo=demo)


async def work_forever(settings: Settings) -> None:
    _log_to_stderr()
    with sole_user(settings.store):
        await prepare(settings.store)
        async with open_house(settings) as house, at_work(house):
            print("海棠在处理消息、投递和时限。按 Ctrl+C 停止。", flush=True)  # noqa: T201  a person waits to hear that it runs
            await until_stopped()


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in _CHATTERS:
        logging.getLogger(name).setLevel(logging.WARNING)


def _door(host: str, port: int) -> socket:
    """The port, ours from now on, before anything else begins. Raises PortTakenError."""
    try:
        return create_server((host, port), family=AF_INET6) if ":" in host else create_server((host, port))
    except OSError as error:
        raise PortTakenError(host, port, error) from None


async def _serve(house: House, door: socket, welcome: str, *, demo: bool) -> None:
    from api.app import create_app  # the web libraries load while nothing waits for them
    from api.console import mount

    web, services = house.settings.web, services_of(house, demo=demo)
    app = create_app(services)
    mount(app, services)
    config = uvicorn.Config(
        app, host=web.host, port=web.port, log_level="warning", timeout_graceful_shutdown=_GOODBYE, proxy_headers=True
    )
    await _Announcing(config, f"海棠已打开：http://{web.host}:{web.port}\n{welcome}").serve([door])


class _Announcing(uvicorn.Server):
    """Says where it is when it answers there, not before."""

    def __init__(self, config: uvicorn.Config, words: str) -> None:
        super().__init__(config)
        self._words = words

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()
        gc.enable()
        if self.started:
            print(self._words, flush=True)  # noqa: T201  the address is the answer


def services_of(house: House, *, demo: bool) -> Services:
    return Services(
        settings=house.settings.web,
        database=house.database,
        clock=house.clock,
        lexicons=house.lexicons,
        rules=house.rules,
        towns=house.towns,
        intake=house.intake,
        channels=house.channels,
        simulator=house.simulator,
        speaker=house.speaker,
        tips=house.tips,
        judged=house.inbox.progress,
        sent=house.outbox.progress,
        owed=house.owed,
        window_minutes=house.settings.inbox.context_minutes,
        demo=demo,
    )
