"""`haitang evaluate`: measure against labels."""

import asyncio
from json import dumps
from pathlib import Path
from typing import Annotated, Any

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Json


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(help="带标注的聊天记录（gold），或带 coarse 标注的单条文本集", exists=True, dir_okay=False)
    ],
    json: Json = False,
    config: Config = None,
) -> None:
    """量一量研判得准不准。例如：haitang evaluate 两天.jsonl

    聊天记录走完整个流程（临时的演示镇），对照 gold 里的 kind、category、grade、case；
    单条文本集按标注分别统计被当成诉求、涉诈的比例。括号里是 95% 区间。
    """
    from haitang.evaluation.texts import is_set_of_texts

    for file in files:
        scores = _texts(file, config) if is_set_of_texts(file) else asyncio.run(_transcript(file, config))
        print(dumps({"file": file.name, **scores}, ensure_ascii=False) if json else _table(file.name, scores))


def _texts(file: Path, config: Config) -> dict[str, Any]:
    from classifiers import load_classifier
    from haitang.evaluation.texts import score_texts
    from haitang.settings import load

    return score_texts(file, load_classifier(load(config).classifiers)).as_dict()


async def _transcript(file: Path, config: Config) -> dict[str, Any]:
    from haitang.cli.progress import progress
    from haitang.evaluation.transcript import score
    from haitang.house import open_house
    from haitang.outcomes import outcomes
    from haitang.scratch import demo_store
    from haitang.settings import load, replaced
    from haitang.winding import DayClock, read_transcript, wind

    if not (lines := read_transcript(file)):
        raise CannotError(f"{file} 是空的")
    async with demo_store() as store:
        settings = replaced(load(config), store_url=store.url)
        clock = DayClock(lines[0].time)
        async with open_house(settings, clock) as house:
            with progress(file.name, len(lines)) as advance:
                async for count in wind(house, clock, lines):
                    advance(count)
            async with house.database.read() as session:
                return score(lines, await outcomes(session, [line.id for line in lines])).as_dict()


_NAMES = {
    "matter_recall": "诉求召回",
    "matter_precision": "诉求准确",
    "fraud_recall": "涉诈召回",
    "fraud_precision": "涉诈准确",
    "g1_recall": "特急召回",
    "category_first": "类别首选正确",
    "category_in_three": "类别前三正确",
    "grade": "等级正确",
    "cases_found": "事项找到",
    "matter": "当成诉求",
    "fraud": "当成涉诈",
}


def _table(name: str, scores: dict[str, Any]) -> str:
    lines = [name]
    for label, of in scores.get("labels", {}).items():
        lines += [f"  {label}：{_NAMES[key]} {_rate(of[key])}" for key in ("matter", "fraud")]
    lines += [f"  {_NAMES[key]}：{_rate(value)}" for key, value in scores.items() if key in _NAMES]
    if grouping := scores.get("b_cubed"):
        lines.append(f"  并案 B-cubed F1：{grouping['f1']:.3f} （P {grouping['precision']:.3f}，R {grouping['recall']:.3f}）")
    return "\n".join(lines)


def _rate(rate: dict[str, Any]) -> str:
    if rate["value"] is None:
        return "无"
    return f"{rate['value']:.3f}（{rate['low']:.3f}–{rate['high']:.3f}），{rate['hits']}/{rate['of']}"
