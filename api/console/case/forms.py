"""What each action asks of the person who orders it, and the order that comes of the answers. Data and pure functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases import orders
from cases.calendar import TOWN_ZONE
from cases.town import Handler
from db.words import Action, CloseKind

_MORNING = time(9)


class Ask(StrEnum):
    """The kind of an answer."""

    WORDS = "words"
    HANDLER = "handler"
    CASE = "case"
    DAY = "day"
    CLOSE_KIND = "close_kind"
    SCORE = "score"
    CATEGORY = "category"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    kind: Ask
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """`lead` says what will follow. Without questions the action is carried out at one tap."""

    lead: str = ""
    questions: tuple[Question, ...] = ()


Answers = Mapping[str, Any]
_REASON = Question("reason", Ask.WORDS, "缘由")
_TO = Question("to", Ask.HANDLER, "交给谁")

FORMS: Mapping[Action, Form] = MappingProxyType(
    {
        Action.CONFIRM: Form(),
        Action.REJECT: Form("事项就此了结。群里收到过回执的，会告诉他们缘由。", (_REASON,)),
        Action.ASSIGN: Form("对方会在自己的聊天里收到。", (_TO,)),
        Action.ACCEPT: Form(),
        Action.TRANSFER: Form("办结时限不变，只重新计接单时限。", (_TO, _REASON)),
        Action.RETURN: Form("退回值守台改派。", (_REASON,)),
        Action.JOIN: Form("牵头的不变，对方一起办。", (_TO, Question("reason", Ask.WORDS, "请对方做什么", optional=True))),
        Action.SUSPEND: Form("办结时限暂停，到期自动恢复。", (_REASON, Question("until", Ask.DAY, "挂到哪天", optional=True))),
        Action.RESUME: Form(),
        Action.EXTEND: Form("每件只能延期一次。", (_REASON,)),
        Action.ESCALATE: Form(
            "值守台马上会收到；特急、紧急的，应急分队也会收到。", (Question("reason", Ask.WORDS, "需要什么支援"),)
        ),
        Action.PROGRESS: Form("只记在案卷里，不发给居民。", (Question("words", Ask.WORDS, "进展"),)),
        Action.RESOLVE: Form(
            "反映过的群会收到结果（不公开事项除外），请写给居民看。", (Question("result", Ask.WORDS, "结果"),)
        ),
        Action.REOPEN: Form("原来的办理人会收到。", (_REASON,)),
        Action.CLOSE: Form(
            "结案后不再提醒。",
            (Question("kind", Ask.CLOSE_KIND, "怎样了结"), Question("words", Ask.WORDS, "说明", optional=True)),
        ),
        Action.MERGE: Form("本件就此了结，以后都算在另一件上。", (Question("into", Ask.CASE, "并入哪一件（编号）"),)),
        Action.UNMERGE: Form("回到并案之前的样子。", (Question("reason", Ask.WORDS, "缘由", optional=True),)),
        Action.RATE: Form(
            "替居民登记（电话、上门回访）。满意或基本满意即结案。",
            (Question("score", Ask.SCORE, "居民的评价"), Question("words", Ask.WORDS, "原话", optional=True)),
        ),
        Action.CORRECT: Form(
            "办理人不变；等级变了，时限重新计算。改动会用来教程序认话。",
            (
                Question("subject", Ask.CATEGORY, "类别", optional=True),
                Question("grade", Ask.GRADE, "等级", optional=True),
                Question("reason", Ask.WORDS, "缘由", optional=True),
            ),
        ),
    }
)

_ORDERS: Mapping[Action, Callable[[Answers], orders.Order]] = MappingProxyType(
    {
        Action.CONFIRM: lambda _: orders.Confirm(),
        Action.REJECT: lambda a: orders.Reject(_words(a, "reason")),
        Action.ASSIGN: lambda a: orders.Assign(_handler(a)),
        Action.ACCEPT: lambda _: orders.Accept(),
        Action.TRANSFER: lambda a: orders.Transfer(_handler(a), _words(a, "reason")),
        Action.RETURN: lambda a: orders.Return(_words(a, "reason")),
        Action.JOIN: lambda a: orders.Join(_handler(a), _words(a, "reason")),
        Action.SUSPEND: lambda a: orders.Suspend(_words(a, "reason"), _morning_of(a.get("until"))),
        Action.RESUME: lambda _: orders.Resume(),
        Action.EXTEND: lambda a: orders.Extend(_words(a, "reason")),
        Action.ESCALATE: lambda a: orders.Escalate(_words(a, "reason")),
        Action.PROGRESS: lambda a: orders.Progress(_words(a, "words")),
        Action.RESOLVE: lambda a: orders.Resolve(_words(a, "result")),
        Action.REOPEN: lambda a: orders.Reopen(_words(a, "reason")),
        Action.CLOSE: lambda a: orders.Close(CloseKind(a["kind"]), _words(a, "words")),
        Action.MERGE: lambda a: orders.Merge(_words(a, "into")),
        Action.UNMERGE: lambda a: orders.Unmerge(_words(a, "reason")),
        Action.RATE: lambda a: orders.Rate(int(a["score"]), _words(a, "words")),
        Action.CORRECT: lambda a: orders.Correct(a.get("subject"), a.get("grade"), _words(a, "reason")),
    }
)


def missing(form: Form, answers: Answers) -> str | None:
    """The label of the first question that was not answered and must be."""
    return next((q.label for q in form.questions if not q.optional and not _given(answers.get(q.name))), None)


def order_of(action: Action, answers: Answers) -> orders.Order:
    return _ORDERS[action](answers)


def _given(answer: Any) -> bool:
    return bool(answer.strip()) if isinstance(answer, str) else answer is not None


def _words(answers: Answers, name: str) -> str:
    return str(answers.get(name) or "").strip()


def _handler(answers: Answers) -> Handler:
    found = answers["to"]
    assert isinstance(found, Handler)  # noqa: S101  the list offers nothing else
    return found


def _morning_of(day: str | None) -> datetime | None:
    """As a browser's date field gives it, "2026-11-30"."""
    return datetime.combine(date.fromisoformat(day), _MORNING, TOWN_ZONE) if day else None
