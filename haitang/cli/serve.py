"""`haitang serve` and `haitang work`."""

import asyncio
import gc
from typing import Annotated

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Store

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def serve(
    demo: Annotated[bool, typer.Option("--demo", help="打开演示的海棠镇：另用一个数据库，只在本机可见")] = False,
    port: Annotated[int | None, typer.Option(help="端口，默认按配置（8080）", show_default=False, min=1, max=65535)] = None,
    host: Annotated[str | None, typer.Option(help="监听地址，默认按配置（127.0.0.1）", show_default=False)] = None,
    web_only: Annotated[
        bool, typer.Option("--web-only", help="只开网页和接口，消息由 haitang work 处理（PostgreSQL）")
    ] = False,
    config: Config = None,
    db: Store = None,
) -> None:
    """打开控制台和接口，并处理消息。

    例如：haitang serve --demo 打开演示的镇；haitang serve --port 9000 换一个端口。
    按 Ctrl+C 停止；停在哪里，下次就从哪里接着做，不丢也不重复。
    """
    gc.disable()  # until it answers: what is loaded stays, and looking through it again and again takes a tenth of the start
    from haitang.serving import serve_forever
    from haitang.settings import load, replaced

    settings = replaced(load(config), store_url=db, host=host, port=port, demo=demo)
    if demo and settings.web.host not in _LOOPBACK:
        raise CannotError(f"演示带有公开的密码，只能在本机打开；请去掉 --host {settings.web.host}")
    asyncio.run(serve_forever(settings, demo=demo, web_only=web_only))


def work(config: Config = None, db: Store = None) -> None:
    """只处理消息、投递和时限，不开网页。可同时开多个（PostgreSQL）。"""
    from haitang.serving import work_forever
    from haitang.settings import load, replaced

    asyncio.run(work_forever(replaced(load(config), store_url=db)))
