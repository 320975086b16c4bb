"""The history of a case in plain sentences, one an event. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from api.console.moments import moment
from api.console.names import CLOSE_NAMES, DEADLINE_NAMES, GRADE_NAMES, STATUS_NAMES
from db.models import CaseEvent
from db.words import Action, CloseKind, DeadlineKind, Grade, ReportKind, Status

Details = Mapping[str, Any]
_SCORES = {1: "不满意", 2: "基本满意", 3: "满意"}
_REPORTS = {
    ReportKind.FIRST.value: "有人反映",
    ReportKind.SUPPLEMENT.value: "反映人补充了情况",
    ReportKind.ME_TOO.value: "又有人反映同一件事",
    ReportKind.CHASE_UP.value: "有人催问",
    ReportKind.RELAPSE.value: "有人说又出问题了",
    ReportKind.RESOLVED.value: "有人说已经好了",
}
_OURSELVES = {"clock": "系统（到时自动）", "inbox": "系统（自动研判）"}


def who(label: str) -> str:
    """The actor of an event as people call her."""
    return _OURSELVES.get(label) or label.partition(" ")[2] or label


def sentence(event: CaseEvent, *, words: bool = True) -> str:
    """What happened; without `words` the reasons and results are left out, for a viewer who may not read them."""
    said = _SENTENCES[event.action](event.details, event)
    spoken = next((str(event.details[key]) for key in ("reason", "result", "words") if event.details.get(key)), "")
    return f"{said}：{spoken}" if spoken and words else said


def _open(details: Details, event: CaseEvent) -> str:
    sure = details.get("confidence")
    how_sure = f"，把握 {sure:.0%}" if isinstance(sure, float) else ""
    return f"立案，{STATUS_NAMES[event.after]}{how_sure}"


def _report(details: Details, _: CaseEvent) -> str:
    if "merged" in details:
        return f"并入了 {details['merged']}"
    if "unmerged" in details:
        return f"{details['unmerged']} 已从本件拆出"
    raised = f"，等级升为{GRADE_NAMES[Grade(details['grade'])]}" if "grade" in details else ""
    return f"{_REPORTS.get(details.get('report', ''), '有新的反映')}{raised}"


def _escalate(details: Details, _: CaseEvent) -> str:
    if "deadline" in details:
        again = "再次" if details.get("rung", 1) > 1 else ""
        return f"{DEADLINE_NAMES[DeadlineKind(details['deadline'])]}超时，已{again}提醒"
    return "请求支援"


def _suspend(details: Details, event: CaseEvent) -> str:
    until = details.get("until")
    return f"挂起到 {moment(datetime.fromisoformat(until), event.at)}" if until else "挂起"


def _close(details: Details, _: CaseEvent) -> str:
    return f"结案（{CLOSE_NAMES[CloseKind(details['kind'])]}）" if "kind" in details else "结案"


def _join(details: Details, _: CaseEvent) -> str:
    return f"{details['accepted']} 接单（联动）" if "accepted" in details else f"请 {details.get('to', '')} 联动"


def _correct(details: Details, _: CaseEvent) -> str:
    """The category goes by its name on the page; here stands what changed."""
    what = [words for key, words in (("category", "类别"), ("grade", "等级")) if key in details]
    grade = f"，{GRADE_NAMES[Grade(details['grade'])]}" if "grade" in details else ""
    return f"更正{'和'.join(what)}{grade}"


def _unmerge(details: Details, _: CaseEvent) -> str:
    stood = details.get("stood")
    return f"拆并，回到{STATUS_NAMES[Status(stood)]}" if stood else "拆并"


_SENTENCES: Mapping[Action, Callable[[Details, CaseEvent], str]] = MappingProxyType(
    {
        Action.OPEN: _open,
        Action.REPORT: _report,
        Action.CONFIRM: lambda *_: "确认属实",
        Action.REJECT: lambda *_: "不予受理",
        Action.ASSIGN: lambda details, _: f"交给 {details.get('to', '')} 办理",
        Action.ACCEPT: lambda details, _: f"{details.get('by', '')} 接单",
        Action.TRANSFER: lambda details, _: f"转给 {details.get('to', '')}",
        Action.RETURN: lambda *_: "退单，由值守台改派",
        Action.JOIN: _join,
        Action.SUSPEND: _suspend,
        Action.RESUME: lambda *_: "恢复办理",
        Action.EXTEND: lambda *_: "延期一次",
        Action.ESCALATE: _escalate,
        Action.PROGRESS: lambda details, _: f"{details['part']} 办完自己的部分" if "part" in details else "进展",
        Action.RESOLVE: lambda *_: "办结",
        Action.REOPEN: lambda *_: "重新打开",
        Action.CLOSE: _close,
        Action.MERGE: lambda details, _: f"并入 {details.get('into', '')}",
        Action.UNMERGE: _unmerge,
        Action.CORRECT: _correct,
        Action.RATE: lambda details, _: f"评价：{_SCORES.get(details.get('score', 0), '')}",
    }
)
