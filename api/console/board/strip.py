"""The line on top: what needs a person before anything else. Nothing there is good news, and said so."""

from collections.abc import Sequence

from markupsafe import Markup

from api.console.access import Viewer
from api.console.board.cards import Card
from api.console.board.feed import Worries

_SHOWN = 4  # codes


def strip(worries: Worries, viewer: Viewer, late: Sequence[Card] = ()) -> Markup:
    """`late` are the urgent cases that somebody should have taken or ended by now."""
    found = [*_cases(worries, [card.code for card in late]), *_others(worries, linked=viewer.keeps_watch)]
    if not found:
        return Markup('<span class="strip-calm">没有需要先处理的异常</span>')
    return Markup("<b>先要人处理</b>") + Markup("").join(found)


def _cases(worries: Worries, late: Sequence[str]) -> list[Markup]:
    lines = (
        ("特急、紧急已超时", late),
        ("没有办理人", worries.standstill.without_owner),
        ("没有时限", worries.standstill.without_clock),
    )
    return [
        Markup('<span class="worry worry-bad">{}：{}</span>').format(words, _codes(codes)) for words, codes in lines if codes
    ]


def _codes(codes: Sequence[str]) -> Markup:
    links = (Markup('<a href="/cases/{}">{}</a>').format(code, code) for code in codes[:_SHOWN])
    more = f" 等 {len(codes)} 件" if len(codes) > _SHOWN else ""
    return Markup(" ").join(links) + more


def _others(worries: Worries, *, linked: bool) -> list[Markup]:
    lines = (
        ("条投递没有发出去", worries.counts.deliveries, "/deliveries"),
        ("条消息没能研判", worries.counts.unread, "/deliveries#unread"),
        ("个群没有绑定", worries.counts.unbound, "/deliveries#unbound"),
    )
    return [_line(count, words, path if linked else "") for words, count, path in lines if count]


def _line(count: int, words: str, path: str) -> Markup:
    if not path:
        return Markup('<span class="worry">{} {}</span>').format(count, words)
    return Markup('<a class="worry" href="{}">{} {}</a>').format(path, count, words)
