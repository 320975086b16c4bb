"""`haitang doctor`: is everything as it should be?"""

import asyncio

import typer

from haitang.cli.options import Config, Json, Store


def doctor(config: Config = None, db: Store = None, json: Json = False) -> None:
    """检查配置、时钟和时区、数据库、镇的资料、渠道，并告诉您该怎么办；有要处理的则退出码为 1。"""
    raise typer.Exit(asyncio.run(_doctor(config, db, as_json=json)))


async def _doctor(config: Config, url: str | None, *, as_json: bool) -> int:
    from dataclasses import asdict
    from json import dumps

    from haitang.doctor import Level, examine

    bad = False
    async for finding in examine(config, url):
        bad |= finding.level is Level.BAD
        print(
            dumps(asdict(finding), ensure_ascii=False) if as_json else f"[{finding.level}] {finding.subject}：{finding.words}"
        )
    return int(bad)
