"""Everything the bot ever says, in one place: plain, short, polite. One function a phrase, from its slots to Chinese.

Residents' groups hear one line and never a name of a resident; handlers hear what to do and how to answer.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from bot.dialogue.replies import Post, Reply
from cases.calendar import TOWN_ZONE
from cases.masking import masked
from cases.phrases import Phrase
from db.words import DeadlineKind, ReportKind, Status

Slots = Mapping[str, Any]
Words = Callable[[Slots], str]

_TITLE = 18  # characters: a line on a phone, with the code and the status before it
_GRADES = {"G1": "特急", "G2": "紧急", "G3": "较急", "G4": "一般"}
_MENU = "回 1 接单，2 不是，3 转办。办完回“办结 {code} 结果”。"

STATUS_NAMES: Mapping[Status, str] = MappingProxyType(
    {
        Status.SUSPECTED: "疑似",
        Status.OPEN: "待交办",
        Status.ASSIGNED: "已交办",
        Status.HANDLING: "处置中",
        Status.SUSPENDED: "挂起",
        Status.RESOLVED: "待反馈",
        Status.CLOSED: "已结案",
        Status.REJECTED: "不予受理",
        Status.MERGED: "并案",
    }
)
_LATE = {
    DeadlineKind.CONFIRM.value: "还没有人确认是不是",
    DeadlineKind.ACCEPT.value: "还没有人接单",
    DeadlineKind.ASSIGN.value: "还没有交办",
    DeadlineKind.RESOLVE.value: "过了办结时限",
}
_WHAT_NOW = {
    DeadlineKind.CONFIRM.value: "请看一下，回“是 {code}”或“不是 {code}”。",
    DeadlineKind.ACCEPT.value: "能办请回“接单 {code}”。",
    DeadlineKind.ASSIGN.value: "请改派：“转办 {code} 单位 缘由”。",
    DeadlineKind.RESOLVE.value: "现在在{lead}手上，请过问一下。",
}
_NEWS = {
    ReportKind.SUPPLEMENT.value: "有新情况",
    ReportKind.ME_TOO.value: "又有人反映，共{count}条",
    ReportKind.CHASE_UP.value: "有人催问",
    ReportKind.RELAPSE.value: "又出问题了",
    ReportKind.RESOLVED.value: "居民说已经好了",
}


class Speaker:
    """Renders phrases. `category_name` gives a category's Chinese name."""

    def __init__(self, category_name: Callable[[str], str]) -> None:
        self._category_name = category_name

    def render(self, phrase: str, slots: Slots) -> str:
        """Raises KeyError for a phrase that nobody taught it."""
        named = {**slots, "category": self._category_name(slots["category"])} if "category" in slots else slots
        return WORDS[phrase](named)


def _head(slots: Slots, what: str) -> str:
    where = " ".join(part for part in (slots.get("group", ""), slots.get("place", "")) if part)
    return f"【{what}】{slots['code']} {_GRADES[slots['grade']]}·{slots['category']}\n{where}"


def _said(slots: Slots) -> str:
    said = slots.get("quote") or slots.get("title")
    return f"\n“{said}”" if said else ""


def _because(slots: Slots) -> str:
    return f"\n缘由：{slots['reason']}" if slots.get("reason") else ""


def _instead(slots: Slots) -> str:
    return f"\n（应交{slots['stead']}，没有找到对方的聊天，请代为转告）" if slots.get("stead") else ""


def _rows(slots: Slots) -> str:
    return "".join(
        f"\n{row['code']} {STATUS_NAMES[Status(row['status'])]} {_short(row['title'])}" for row in slots.get("rows", ())
    )


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


def _mine(slots: Slots) -> str:
    return f"您手上的：{_rows(slots)}" if slots.get("rows") else ""


def _tip(slots: Slots) -> str:
    opening = f"本周主题：{slots['week']}。" if slots.get("week") else ""
    return f"【今日提醒·{slots['theme']}】{opening}{slots['text']}"


def _asked(slots: Slots) -> str:
    return f"{_head(slots, '请您看一下')}{_said(slots)}\n是这回事吗？回 1 是，回 2 不是。{_instead(slots)}"


def _assigned(slots: Slots) -> str:
    return f"{_head(slots, '新事项')}{_said(slots)}{_because(slots)}\n{_MENU.format(code=slots['code'])}{_instead(slots)}"


def _joined(slots: Slots) -> str:
    return f"{_head(slots, '请联动')}{_said(slots)}{_because(slots)}\n回“接单 {slots['code']}”，办完回“办结 {slots['code']} 结果”。{_instead(slots)}"


def _alarm(slots: Slots) -> str:
    sure = "（疑似，待确认）" if slots.get("status") == Status.SUSPECTED.value else ""
    return f"{_head(slots, '特急')}{sure}{_said(slots)}\n已通知{slots['lead']}。能先到的请回“接单 {slots['code']}”。{_instead(slots)}"


def _support(slots: Slots) -> str:
    return f"{_head(slots, '求助')}\n{slots['by']}请求支援：{slots['reason']}{_instead(slots)}"


def _news(slots: Slots) -> str:
    news = _NEWS[slots["why"]].format(count=slots.get("count", ""))
    hint = f"\n属实请回“办结 {slots['code']}”。" if slots["why"] == ReportKind.RESOLVED.value else ""
    return f"{slots['code']}（{slots['category']}）{news}：{_said(slots)}{hint}"


def _reopened(slots: Slots) -> str:
    return f"{slots['code']}（{slots['category']}）重新打开，居民说：\n“{slots['reason']}”\n请再看一下，回 1 接单。"


def _overdue(slots: Slots) -> str:
    due = datetime.fromisoformat(slots["due"]).astimezone(TOWN_ZONE)
    since = f"{due:%m月%d日 %H:%M}"
    return f"{_head(slots, '提醒')}{_said(slots)}\n{_LATE[slots['late']]}（时限 {since}）。{_WHAT_NOW[slots['late']].format(**slots)}"


def _returned(slots: Slots) -> str:
    return f"{_head(slots, '退单')}{_said(slots)}{_because(slots)}\n请改派：“转办 {slots['code']} 单位 缘由”。"


def _raised(slots: Slots) -> str:
    return f"{_head(slots, '改级')}{_said(slots)}\n由{slots['by']}改为{_GRADES[slots['grade']]}，请抓紧。"


def _corrected(slots: Slots) -> str:
    still = f"还是{slots['handler']}办；要换人，回“转办 {slots['code']} 单位 缘由”。" if slots["handler"] else ""
    return f"{slots['code']} 已改为“{slots['category']}”，{_GRADES[slots['grade']]}。{still}"


def _missed(slots: Slots) -> str:
    return f"多谢指出，已立案，编号{slots['code']}（{slots['category']}）。类别不对，请回“改类 {slots['code']} 类别”。"


def _called_off(slots: Slots) -> str:
    if slots.get("why") == "taken":
        return f"{slots['code']}（{slots['category']}）已由{slots['by_name']}接手。"
    return f"{slots['code']}（{slots['category']}）经核实不用办了。"


def _result(slots: Slots) -> str:
    return f"编号{slots['code']}（{slots['category']}）已办结：{masked(slots['result'])[:60]}。没有好，请直接在群里说一声。"


def _dismissed(slots: Slots) -> str:
    return f"编号{slots['code']}（{slots['category']}）经核实不用处理：{masked(slots['reason'])[:40]}。有新情况请再说。"


def _resolved(slots: Slots) -> str:
    told = "这件事不在群里说，请您当面或私下告诉反映的人。" if slots.get("private") else "结果会告诉反映的人。"
    return f"{slots['code']} 已办结。{told}"


def _filed(slots: Slots) -> str:
    own = f"由您办理，办完回“办结 {slots['code']} 结果”。" if slots["status"] == Status.HANDLING.value else ""
    return f"已立案，编号{slots['code']}（{slots['category']}）。{own}"


def _needs_reason(slots: Slots) -> str:
    if not slots["verb"]:
        return f"请写上缘由，例如“转办 {slots['code']} 单位 缘由”。"
    return f"为什么{slots['verb']}{slots['to']}？请回一句缘由。"


def _confirmed(slots: Slots) -> str:
    whose = "请您处理" if slots["status"] == Status.HANDLING.value else f"已交{slots['handler']}"
    return f"{slots['code']} 已立案，{whose}。办完回“办结 {slots['code']} 结果”。"


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        Phrase.ASKED: _asked,
        Phrase.ASSIGNED: _assigned,
        Phrase.JOINED: _joined,
        Phrase.ALARM: _alarm,
        Phrase.SUPPORT: _support,
        Phrase.NEWS: _news,
        Phrase.REOPENED: _reopened,
        Phrase.OVERDUE: _overdue,
        Phrase.RETURNED: _returned,
        Phrase.RAISED: _raised,
        Phrase.CALLED_OFF: _called_off,
        Phrase.RECEIPT_PUBLIC: lambda slots: f"收到，已转{slots['handler']}核实，编号{slots['code']}。",
        Phrase.RECEIPT_PRIVATE: lambda _: "收到，网格员会私下联系您，请勿在群里发个人信息。",
        Phrase.EMERGENCY: lambda _: "如有生命危险，请立即拨打110、119、120。网格员和应急分队已同步通知。",
        Phrase.FRAUD_PUBLIC: lambda _: (
            "反诈提醒：先交钱、要验证码、要共享屏幕、免费领东西再听课买药的，先停一停，问网格员或拨96110。钱已转出请马上拨110。"
        ),
        Phrase.RESULT: _result,
        Phrase.DISMISSED: _dismissed,
        Post.TIP: _tip,
        Reply.CONFIRMED: _confirmed,
        Reply.ACCEPTED: lambda slots: f"好的，{slots['code']} 由您办理。办完回“办结 {slots['code']} 结果”。",
        Reply.REJECTED: lambda slots: f"好的，{slots['code']} 已作不予受理。",
        Reply.TRANSFERRED: lambda slots: f"{slots['code']} 已转{slots['to']}。",
        Reply.RETURNED: lambda slots: f"{slots['code']} 已退回值守台改派。",
        Reply.JOINED: lambda slots: f"{slots['code']} 已请{slots['to']}联动，您仍是牵头。",
        Reply.NOTED: lambda slots: f"{slots['code']} 进展已记下。",
        Reply.RESOLVED: _resolved,
        Reply.CORRECTED: _corrected,
        Reply.MISSED_FILED: _missed,
        Reply.HELP_CALLED: lambda slots: f"{slots['code']} 已请值守台支援。有生命危险请先拨110、119、120。",
        Reply.FILED: _filed,
        Reply.WHICH: lambda slots: f"是哪一件？请回编号，例如“{slots['rows'][0]['code']}”：{_rows(slots)}",
        Reply.NOTHING: lambda slots: (
            f"没有等您“{slots['verb']}”的事项。您手上的：{_rows(slots)}" if slots.get("rows") else "您手上没有待办的事项。"
        ),
        Reply.UNKNOWN_CODE: lambda slots: f"没有编号 {slots['code']} 的事项，请再看一下编号。{_mine(slots)}",
        Reply.NOT_YOURS: lambda slots: f"{slots['code']} 在{slots['owner']}手上，没有改动。有情况请告诉值守台。",
        Reply.NOT_NOW: lambda slots: f"{slots['code']} 现在是“{STATUS_NAMES[Status(slots['status'])]}”，不能这样办，没有改动。",
        Reply.DONE_BEFORE: lambda slots: f"{slots['code']} 已经这样办过了。",
        Reply.NEEDS_REASON: _needs_reason,
        Reply.NEEDS_RESULT: lambda slots: f"{slots['code']} 现在怎么样？请回一句情况，例如“已到现场”。",
        Reply.NEEDS_TARGET: lambda slots: f"{slots['code']} 交给哪个？请回单位和缘由，例如“{slots['usual']} 缘由”。",
        Reply.UNKNOWN_TARGET: lambda slots: f"没有找到“{slots['name']}”。是不是：{'、'.join(slots['nearest'])}？",
        Reply.NEEDS_SUBJECT: lambda slots: f"{slots['code']} 改成哪一类？请回类别，例如“供电用电”，也可以带上等级。",
        Reply.UNKNOWN_SUBJECT: lambda slots: (
            f"没有“{slots['name']}”这一类，请换个说法。"
            if not slots["nearest"]
            else f"“{slots['name']}”是不是：{'、'.join(slots['nearest'])}？"
        ),
        Reply.NEEDS_QUOTE: lambda _: "请在群里长按那句话，选“引用”，回“漏报”。也可以把那件事直接告诉我。",
        Reply.NOT_MISSED: lambda slots: f"那句话已经在 {slots['code']} 里了。类别不对，请回“改类 {slots['code']} 类别”。",
        Reply.ERASED: lambda _: "那句话已按规定抹去，找不回来了。请把那件事直接告诉我：在哪里，什么事。",
        Reply.UNCLEAR: lambda slots: (
            f"没有看懂。请回：1 接单，2 不是，3 转办，4 进展，5 办结，6 求助，后面带编号。{_mine(slots)}"
        ),
        Reply.LIST: lambda slots: (
            f"您手上有 {len(slots['rows'])} 件：{_rows(slots)}" if slots["rows"] else "您手上没有待办的事项。"
        ),
        Reply.WELCOME: lambda _: "不客气。发“待办”看您手上的事项。",
        Reply.MANUAL: lambda _: (
            "可以这样回：\n1 接单\n2 不是（误报）\n3 转办 107 派出所 缘由\n4 进展 107 情况\n5 办结 107 结果\n6 求助 107\n改类 107 供电用电\n群里漏了的：引用那句话，回“漏报”\n发“待办”看您手上的事项。"
        ),
    }
)
