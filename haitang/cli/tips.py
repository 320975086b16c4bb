"""`haitang tips …`: the daily tip."""

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from haitang.cli.options import Config, Store

app = typer.Typer(help="日提醒与周主题", no_args_is_help=True)


@app.command()
def week(
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="哪一周，默认本周", show_default=False)] = None,
    config: Config = None,
    db: Store = None,
) -> None:
    """看一周的主题和每天的提醒：已定的照计划，未定的按日历会选的那一条。"""
    asyncio.run(_week(day, config, db))


@app.command()
def install(config: Config = None, db: Store = None) -> None:
    """把随程序附带的提醒库放进数据库；镇里改过的不动。"""
    asyncio.run(_install(config, db))


async def _week(day: datetime | None, config: Config, url: str | None) -> None:
    from bot.tips import library
    from bot.tips.week import week_of
    from cases.calendar import TOWN_ZONE
    from db.database import Database
    from haitang.settings import load, replaced

    settings = replaced(load(config), store_url=url)
    database = Database.open(settings.store)
    try:
        async with database.read() as session:
            today = (day or datetime.now(TOWN_ZONE)).date()
            rows = await week_of(session, library.load(), today, settings.tips)
    finally:
        await database.aclose()
    print(f"本周主题：{rows[0].week_theme}")
    for row in rows:
        print(
            f"{row.day:%m-%d} 周{'一二三四五六日'[row.day.weekday()]} {'已定' if row.planned else '拟发'} [{row.theme}] {row.text or '(没有可用的提醒)'}"
        )


async def _install(config: Config, url: str | None) -> None:
    from bot.tips import library
    from db.database import Database
    from haitang.settings import load, replaced

    database = Database.open(replaced(load(config), store_url=url).store)
    try:
        async with database.write() as session:
            done = await library.install(session, library.load())
    finally:
        await database.aclose()
    print(f"提醒库：{done.themes} 个主题，{done.tips} 条提醒。")
