"""`haitang doctor`: is everything as it should be?"""

import asyncio
from typing import TYPE_CHECKING

import typer

from haitang.cli.options import Config, Json, Store

if TYPE_CHECKING:
    from haitang.doctor import Finding


def doctor(config: Config = None, db: Store = None, json: Json = False) -> None:
    """检查配置、时钟和时区、数据库、镇的资料、渠道，并告诉您该怎么办；有要处理的则退出码为 1。"""
    from dataclasses import asdict
    from json import dumps

    from haitang.doctor import Level

    findings = asyncio.run(_examine(config, db))
    for finding in findings:
        words = f"[{finding.level}] {finding.subject}：{finding.words}"
        print(dumps(asdict(finding), ensure_ascii=False) if json else words)
    raise typer.Exit(int(any(finding.level is Level.BAD for finding in findings)))


async def _examine(config: Config, url: str | None) -> "list[Finding]":
    from haitang.doctor import examine

    return [finding async for finding in examine(config, url)]
