"""`haitang town …`: the town's data as a workbook."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Store
from haitang.cli.wording import ChineseCommand, family

app = family("镇的资料（村社区、网格、群、人员、谁管什么）")


@app.command("import", cls=ChineseCommand)
def import_(
    file: Annotated[Path, typer.Argument(help="填好的表格 .xlsx", exists=True, dir_okay=False)],
    config: Config = None,
    db: Store = None,
) -> None:
    """把填好的表格导入。有一处错就一处也不写入，并逐条说明错在哪里。

    例如：haitang town import 海棠镇.xlsx
    """
    asyncio.run(_import(file, config, db))


@app.command(cls=ChineseCommand)
def export(
    file: Annotated[Path, typer.Argument(help="写到哪个 .xlsx", dir_okay=False)],
    demo: Annotated[bool, typer.Option("--demo", help="导出演示的海棠镇，作为填表的样子")] = False,
    force: Annotated[bool, typer.Option("--force", help="已有这个文件时覆盖")] = False,
    config: Config = None,
    db: Store = None,
) -> None:
    """把镇的资料导出成表格；还没有资料时得到一张空表，按“说明”页填写。

    例如：haitang town export 海棠镇.xlsx
    """
    if file.exists() and not force:
        raise CannotError(f"{file} 已经有了；换一个名字，或加 --force 覆盖")
    content = _demo() if demo else asyncio.run(_export(config, db))
    try:
        file.write_bytes(content)
    except OSError as error:
        raise CannotError(f"写不了 {file}：{error.strerror}。请换一个地方") from None
    print(f"已写到 {file}。填好以后：haitang town import {file}")


async def _import(file: Path, config: Config, url: str | None) -> None:
    from classifiers import category_names
    from db.town import WorkbookError, import_workbook
    from haitang.cli.stores import opened

    try:
        async with opened(config, url) as database, database.write() as session:
            done = await import_workbook(session, file, categories=category_names())
    except WorkbookError as error:
        faults = "\n".join(f"  {fault}" for fault in error.faults)
        raise CannotError(f"没有导入，表格里有 {len(error.faults)} 处要改：\n{faults}") from None
    for title, count in done.sheets.items():
        changes = f"新增 {count.added}，修改 {count.changed}，删除 {count.removed}，不变 {count.unchanged}"
        print(f"{title}：{changes}")
    print("资料没有变化。" if done.edition is None else "已导入，马上生效。")


async def _export(config: Config, url: str | None) -> bytes:
    from classifiers import category_names
    from db.town import export_workbook
    from haitang.cli.stores import opened

    async with opened(config, url) as database, database.read() as session:
        return await export_workbook(session, categories=category_names())


def _demo() -> bytes:
    from haitang.demo.workbook import demo_workbook

    return demo_workbook()
