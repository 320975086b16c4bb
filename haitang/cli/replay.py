"""`haitang replay`: wind a day of chat through the pipeline."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from haitang.cli.options import Config, Json, Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from haitang.house import House
    from haitang.outcomes import Outcome
    from haitang.winding import DayClock, Line


def replay(
    file: Annotated[Path, typer.Argument(help="聊天记录，每行一条 JSON：id, group, time, sender, role, text, reply_to")],
    fast: Annotated[bool, typer.Option("--fast", help="不等待，尽快走完（默认）")] = False,
    speed: Annotated[float | None, typer.Option(help="按原来的节奏，快这么多倍，例如 60 表示一小时走成一分钟", min=0.1)] = None,
    today: Annotated[bool, typer.Option("--today", help="把记录里的日子挪到最近几天，时刻不变")] = False,
    db: Store = None,
    json: Json = False,
    config: Config = None,
) -> None:
    """把一份聊天记录按原来的时间走一遍：收进来、研判、立案、投递，与真正运行时完全一样。例如：haitang replay 两天.jsonl --json

    不写 --db 时用一个临时的演示镇，走完即弃。加 --json 时每条消息输出一行
    {"id","decision","kind","category","grade","case"}，最后一行 {"summary": …}。
    """
    del fast  # the default; the option is there so that a script can say what it means
    asyncio.run(_replay(file, speed, db, config, today=today, as_json=json))


async def _replay(file: Path, speed: float | None, url: str | None, config: Config, *, today: bool, as_json: bool) -> None:
    from haitang.house import open_house
    from haitang.outcomes import outcomes
    from haitang.scratch import demo_store
    from haitang.settings import load, replaced
    from haitang.winding import DayClock, brought_up_to, read_transcript

    lines = read_transcript(file)
    if today:
        lines = brought_up_to(datetime.now(UTC), lines)
    clock = DayClock(lines[0].time) if lines else None
    async with demo_store(url) as store:
        settings = replaced(load(config), store_url=store.url)
        settings = settings.model_copy(update={"channels": {"simulator": {}}})
        if clock is None:
            _print([], [], as_json=as_json)
            return
        async with open_house(settings, clock, worker="replay") as house:
            await _wind(house, clock, lines, speed)
            async with house.database.read() as session:
                _print(lines, await outcomes(session, [line.id for line in lines]), as_json=as_json)


async def _wind(house: "House", clock: "DayClock", lines: "Sequence[Line]", speed: float | None) -> None:
    from haitang.cli.progress import progress
    from haitang.winding import wind

    with progress("回放", len(lines)) as advance:
        before = lines[0].time
        async for count in wind(house, clock, lines, step=1 if speed else None):
            advance(count)
            if speed:
                await asyncio.sleep((clock.now - before).total_seconds() / speed)
                before = clock.now


def _print(lines: "Sequence[Line]", found: "Sequence[Outcome]", *, as_json: bool) -> None:
    from json import dumps

    from haitang.evaluation.transcript import score

    if as_json:
        for outcome in found:
            shown = ("id", "decision", "kind", "category", "grade", "case")
            print(dumps({key: getattr(outcome, key) for key in shown}, ensure_ascii=False))
    cases = {outcome.case for outcome in found if outcome.case}
    summary: dict[str, object] = {"messages": len(found), "cases": len(cases), "reports": sum(bool(one.case) for one in found)}
    if any(line.gold for line in lines):
        summary["scores"] = score(lines, found).as_dict()
    print(dumps({"summary": summary}, ensure_ascii=False) if as_json else _words(summary))


def _words(summary: dict[str, object]) -> str:
    return f"{summary['messages']} 条消息，{summary['cases']} 个事项，其中 {summary['reports']} 条消息属于事项。"
