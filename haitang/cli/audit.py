"""`haitang audit …`: prove what is stored."""

import asyncio
from dataclasses import asdict
from json import dumps
from typing import TYPE_CHECKING

import typer

from haitang.cli.options import Config, Json, Store
from haitang.cli.wording import ChineseCommand, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.auditor import Standstill
    from cases.history import Fault

app = family("审计：流转记录是否被改动，有没有事项停住")


@app.command(cls=ChineseCommand)
def verify(config: Config = None, db: Store = None, json: Json = False) -> None:
    """逐件核对流转记录的哈希链，并找出没有人管、没有时限的事项；有问题则退出码为 1。"""
    raise typer.Exit(asyncio.run(_verify(config, db, as_json=json)))


async def _verify(config: Config, url: str | None, *, as_json: bool) -> int:
    from cases import auditor
    from haitang.cli.stores import opened

    async with opened(config, url) as database, database.read() as session:
        faults = [fault async for fault in auditor.faults(session)]
        still = await auditor.standstill(session)
    if as_json:
        print(dumps({"faults": [asdict(fault) for fault in faults], "standstill": asdict(still)}, ensure_ascii=False))
    else:
        _tell(faults, still)
    return int(bool(faults or still.without_owner or still.without_clock))


def _tell(faults: "Sequence[Fault]", still: "Standstill") -> None:
    for fault in faults:
        print(f"事项 {fault.case} 第 {fault.sequence} 条流转记录：{fault.why}")
    if not faults:
        print("流转记录全部核对无误。")
    for codes, what in ((still.without_owner, "没有人管"), (still.without_clock, "没有时限")):
        if codes:
            print(f"{what}的事项：{'、'.join(codes)}")
    if still.deliveries:
        print(f"有 {still.deliveries} 条投递没有送到，请在控制台“投递”页处理。")
    if still.messages:
        print(f"有 {still.messages} 条消息没有能研判，请在控制台查看。")
