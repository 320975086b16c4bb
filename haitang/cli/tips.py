"""`haitang tips …`: the daily tip."""

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Store
from haitang.cli.wording import ChineseCommand, family

app = family("日提醒与周主题")


@app.command(cls=ChineseCommand)
def week(
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="哪一周，默认本周", show_default=False)] = None,
    config: Config = None,
    db: Store = None,
) -> None:
    """看一周的主题和每天的提醒：已定的照计划，未定的按日历会选的那一条。

    例如：haitang tips week --day 2026-12-01
    """
    asyncio.run(_week(day, config, db))


@app.command(cls=ChineseCommand)
def install(config: Config = None, db: Store = None) -> None:
    """把随程序附带的提醒库放进数据库；镇里改过的不动。"""
    asyncio.run(_install(config, db))


async def _week(day: datetime | None, config: Config, url: str | None) -> None:
    from bot.tips import library
    from bot.tips.week import week_of
    from cases.calendar import TOWN_ZONE
    from haitang.cli.stores import opened
    from haitang.settings import load

    async with opened(config, url) as database, database.read() as session:
        today = (day or datetime.now(TOWN_ZONE)).date()
        rows = await week_of(session, library.load(), today, load(config).tips)
    if not any(row.text for row in rows):
        raise CannotError("提醒库是空的。请运行：haitang tips install")
    print(f"本周主题：{rows[0].week_theme}")
    for row in rows:
        weekday, settled = "一二三四五六日"[row.day.weekday()], "已定" if row.planned else "拟发"
        print(f"{row.day:%m-%d} 周{weekday} {settled} [{row.theme}] {row.text}")


async def _install(config: Config, url: str | None) -> None:
    from bot.tips import library
    from haitang.cli.stores import opened

    async with opened(config, url) as database, database.write() as session:
        done = await library.install(session, library.load())
    print(f"提醒库：{done.themes} 个主题，{done.tips} 条提醒。")
