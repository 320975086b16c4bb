"""`haitang db …`: the schema of the store."""

import asyncio
from typing import Annotated

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Store
from haitang.cli.wording import ChineseCommand, family

app = family("数据库结构")


@app.command(cls=ChineseCommand)
def upgrade(
    config: Config = None,
    db: Store = None,
    to: Annotated[str, typer.Option(help="升级到哪个版本", show_default=False)] = "head",
) -> None:
    """把数据库结构升级到程序需要的版本。PostgreSQL 请先备份。"""
    asyncio.run(_upgrade(config, db, to))


@app.command(cls=ChineseCommand)
def check(config: Config = None, db: Store = None) -> None:
    """检查数据库结构是否就是程序需要的；不是则退出码为 1。"""
    raise typer.Exit(asyncio.run(_check(config, db)))


async def _upgrade(config: Config, url: str | None, to: str) -> None:
    from db import migrations
    from haitang.cli.stores import opened

    async with opened(config, url, current=False) as database:
        before = await migrations.current(database)
        try:
            await migrations.upgrade(database, to)
        except LookupError:
            raise CannotError(f"没有版本 {to}；不写 --to 就升级到 {migrations.head()}") from None
        after = await migrations.current(database)
    print(f"数据库结构已是 {after}。" if before == after else f"数据库结构已从 {before or '空'} 升级到 {after}。")


async def _check(config: Config, url: str | None) -> int:
    from db import migrations
    from haitang.cli.stores import opened

    async with opened(config, url, current=False) as database:
        try:
            await migrations.require_current(database)
        except migrations.StoreBehindError as behind:
            print(behind)
            return 1
        different = await migrations.differences(database)
    if different:
        print("数据库结构的版本对，内容不对（可能被手工改过）：", *different, sep="\n  ")
    else:
        print(f"数据库结构正确（{migrations.head()}）。")
    return int(bool(different))
