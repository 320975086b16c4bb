"""`haitang db …`: the schema of the store."""

import asyncio
from typing import Annotated

import typer

from haitang.cli.options import Config, Store

app = typer.Typer(help="数据库结构", no_args_is_help=True)


@app.command()
def upgrade(
    config: Config = None,
    db: Store = None,
    to: Annotated[str, typer.Option(help="升级到哪个版本", show_default=False)] = "head",
) -> None:
    """把数据库结构升级到程序需要的版本。PostgreSQL 请先备份。"""
    asyncio.run(_upgrade(config, db, to))


@app.command()
def check(config: Config = None, db: Store = None) -> None:
    """检查数据库结构是否就是程序需要的；不是则退出码为 1。"""
    raise typer.Exit(asyncio.run(_check(config, db)))


async def _upgrade(config: Config, url: str | None, to: str) -> None:
    from db import migrations
    from db.database import Database
    from haitang.settings import load, replaced

    database = Database.open(replaced(load(config), store_url=url).store)
    try:
        before = await migrations.current(database)
        await migrations.upgrade(database, to)
        after = await migrations.current(database)
    finally:
        await database.aclose()
    print(f"数据库结构已是 {after}。" if before == after else f"数据库结构已从 {before or '空'} 升级到 {after}。")


async def _check(config: Config, url: str | None) -> int:
    from db import migrations
    from db.database import Database
    from haitang.settings import load, replaced

    database = Database.open(replaced(load(config), store_url=url).store)
    try:
        found, wanted = await migrations.current(database), migrations.head()
        different = await migrations.differences(database) if found == wanted else []
    finally:
        await database.aclose()
    if found != wanted:
        print(f"数据库结构是 {found or '空'}，程序需要 {wanted}。请先备份，再运行：haitang db upgrade")
    elif different:
        print("数据库结构的版本对，内容不对（可能被手工改过）:", *different, sep="\n  ")
    else:
        print(f"数据库结构正确（{found}）。")
    return int(found != wanted or bool(different))
