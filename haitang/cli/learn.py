"""`haitang learn …`: what the town's own answers teach the lexicon."""

import asyncio
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from haitang.cli.faults import CannotError
from haitang.cli.options import Config, Json, Store
from haitang.cli.wording import ChineseCommand, ChineseGroup

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from cases.actor import Actor
    from db.models import Edition, Proposal
    from haitang.learning import Learnt

app = typer.Typer(cls=ChineseGroup, invoke_without_command=True, rich_markup_mode=None)

Number = Annotated[int, typer.Argument(help="提议的编号，haitang learn 里看")]


@app.callback()
def learn(context: typer.Context, json: Json = False, config: Config = None, db: Store = None) -> None:
    """从网格员和值守台的答复里学词：是、不是、改类、漏报。只提议，有人采纳才生效。

    每条提议先在本镇留存的事项、误报和随程序附带的闲聊上试一遍，说明会多找到几件、多误报几件。
    例如：haitang learn，看过以后 haitang learn accept 3
    """
    if context.invoked_subcommand is None:
        asyncio.run(_learn(config, db, json=json))


@app.command(cls=ChineseCommand)
def accept(number: Number, config: Config = None, db: Store = None) -> None:
    """采纳一条提议，马上生效，不用重启。

    例如：haitang learn accept 3
    """
    from cases.teaching.deciding import accept as decide

    edition = _decided(config, db, lambda session, by: decide(session, number, by, _now()))
    print(f"已采纳，词库第 {edition.number} 版。要撤回：haitang learn undo {edition.number}")


@app.command(cls=ChineseCommand)
def refuse(number: Number, config: Config = None, db: Store = None) -> None:
    """不采纳一条提议，以后不再提。

    例如：haitang learn refuse 3
    """
    from cases.teaching.deciding import refuse as decide

    proposal = _decided(config, db, lambda session, by: decide(session, number, by, _now()))
    print(f"“{proposal.text}”不采纳，以后不再提。")


@app.command(cls=ChineseCommand)
def undo(edition: Annotated[int, typer.Argument(help="词库的第几版")], config: Config = None, db: Store = None) -> None:
    """撤回词库的一版，马上生效。

    例如：haitang learn undo 2
    """
    from cases.teaching.deciding import take_back

    done = _decided(config, db, lambda session, by: take_back(session, edition, by, _now()))
    print(f"第 {edition} 版已撤回，现在是第 {done.number} 版。")


async def _learn(config: Config, url: str | None, *, json: bool) -> None:
    from haitang.cli.stores import opened
    from haitang.learning import learn_now
    from haitang.settings import load

    async with opened(config, url) as database:
        learnt = await learn_now(database, load(config).classifiers, _now())
    if json:
        for proposal in learnt.open:
            print(dumps(_as_dict(proposal), ensure_ascii=False))
        print(dumps({"summary": {"texts": learnt.texts, "proposals": len(learnt.open), "version": learnt.version}}))
        return
    _tell(learnt)


def _as_dict(proposal: "Proposal") -> dict[str, Any]:
    """The keys that other programs may rely on."""
    return {
        "id": proposal.id,
        "kind": proposal.kind.value,
        "text": proposal.text,
        "subject": proposal.subject or None,
        "weight": proposal.weight,
        "score": round(proposal.score, 3),
        "evidence": proposal.evidence,
        "effect": proposal.effect,
    }


def _tell(learnt: "Learnt") -> None:
    from cases.teaching.telling import effect_words, evidence_words, what

    print(f"看了 {learnt.texts} 句有答复的话，词库 {learnt.version}。")
    if not learnt.open:
        print("没有新的提议。")
    for one in learnt.open:
        print(f"{one.id}  {what(one.kind, one.text, one.subject, one.weight, learnt.name)}：{effect_words(one.effect)}")
        print(f"    {evidence_words(one.evidence)}")
        for words in _samples(one.effect, learnt):
            print(f"    {words}")


def _samples(effect: dict[str, Any], learnt: "Learnt") -> "Sequence[str]":
    """The texts themselves: the store is on this machine, and whoever runs the command may read it."""
    from cases.teaching.telling import SORT_NAMES

    found = []
    for sort, name in SORT_NAMES.items():
        texts = [learnt.texts_of[key] for key in effect[sort]["texts"] if key in learnt.texts_of]
        found += [f"{name}：{text}" for text in (*texts, *effect[sort]["lines"])]
    return found


def _now() -> Any:
    from cases.clock import wall_clock

    return wall_clock()


def _decided(config: Config, url: str | None, decide: "Callable[[AsyncSession, Actor], Awaitable[Any]]") -> Any:
    async def run() -> "Edition | Proposal":
        from cases.actor import Actor
        from haitang.cli.stores import opened

        async with opened(config, url) as database, database.write() as session:
            return await decide(session, Actor("cli 信息员", desk=True))  # type: ignore[no-any-return]

    from cases.teaching.errors import DecidedBeforeError, LexiconError, TakenBackBeforeError

    try:
        return asyncio.run(run())
    except DecidedBeforeError:
        raise CannotError("这条提议已经有人定过了。看现在的提议：haitang learn") from None
    except TakenBackBeforeError:
        raise CannotError("这一版已经撤回过了。") from None
    except LexiconError as fault:
        raise CannotError(f"没有编号 {fault.number}。看现在的提议：haitang learn") from None
