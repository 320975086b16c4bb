"""Proposals, editions, sentences and searches as HTML. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from api.console.moments import moment
from api.console.names import GRADE_NAMES
from api.console.parts.highlight import Span, marked
from api.lexicon.looking import Place, Search
from cases.teaching.telling import SORT_NAMES, effect_words, evidence_words, what
from classifiers import Decision, Evidence, Verdict
from db.models import Proposal, TownWord
from db.repositories.lexicon import Change
from db.words import EditionKind, Grade

Name = Callable[[str], str]
_DECISIONS = {Decision.AUTO: "直接立案", Decision.ASK: "先问网格员", Decision.CHAT: "不立案"}


def proposal(row: Proposal, texts: Mapping[str, str], name: Name) -> Markup:
    rest = Markup("").join(_sort(SORT_NAMES[sort], row.effect[sort], texts) for sort in SORT_NAMES)
    return Markup(
        '<h3 class="proposal-what">{}</h3><p class="proposal-effect">{}</p><p class="faint">{}</p><div class="proposal-texts">{}</div>'
    ).format(
        what(row.kind, row.text, row.subject, row.weight, name), effect_words(row.effect), evidence_words(row.evidence), rest
    )


def _sort(title: str, found: Mapping[str, Any], texts: Mapping[str, str]) -> Markup:
    own = [texts.get(key, "（原文已删除）") for key in found["texts"]]
    public = [Markup("{}<small>（附带的闲聊）</small>").format(line) for line in found["lines"]]
    return _list(title, [*own, *public])


def _list(title: str, lines: Sequence[str]) -> Markup:
    if not lines:
        return Markup("")
    rows = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<h4>{}</h4><ul>{}</ul>").format(title, rows)


def edition(change: Change, name: Name, now: datetime, *, gone: bool) -> Markup:
    row = change.edition
    by = row.by.partition(" ")[2] or row.by
    done = f"撤回第 {row.undoes} 版" if row.kind is EditionKind.TAKEN_BACK else "采纳"
    words = "，".join(
        [what(one.kind, one.text, one.subject, one.weight, name) for one in change.added]
        + [f"去掉“{one.text}”" for one in change.removed if row.kind is EditionKind.TAKEN_BACK]
    )
    tag = Markup('<span class="tag">已撤回</span>') if gone else ""
    return Markup("<p><b>第 {} 版</b> {}{}：{}</p><p class=faint>{} {}</p>").format(
        row.number, tag, done, words or "没有变化", by, moment(row.at, now)
    )


def words_in_force(words: Sequence[TownWord], version: str, name: Name) -> Markup:
    chips = Markup("").join(
        Markup('<span class="tag">{}</span>').format(what(one.kind, one.text, one.subject, one.weight, name)) for one in words
    )
    return Markup('<p class="town-words">{}</p><p class="faint">词库版本 {}</p>').format(chips or "还没有", version)


def tried(text: str, verdict: Verdict, why: str, name: Name) -> Markup:
    grade = f"，{GRADE_NAMES[Grade(verdict.grade.value)]}" if verdict.grade else ""
    category = f"，{name(verdict.category)}" if verdict.category else ""
    return Markup('<p class="tried-text">{}</p><p>{}</p><p class="faint">{}{}{}，把握 {:.0%}</p>').format(
        marked(text, [_span(one, name) for one in verdict.because]),
        why,
        _DECISIONS[verdict.decision],
        category,
        grade,
        verdict.confidence,
    )


def _span(one: Evidence, name: Name) -> Span:
    note = " · ".join(part for part in (name(one.category) if one.category else "", one.note) if part)
    return Span(one.start, one.end, note, against=one.weight < 0)


def searched(word: str, found: Search, name: Name) -> Markup:
    """Where the word stands in what the town keeps."""
    if not found.matters and not found.chat:
        return Markup("<p>留存的话里没有“{}”。</p>").format(word)
    head = Markup("<p>“{}”：{} 件是事项，{} 句不是。</p>").format(word, len(found.matters), len(found.chat))
    missed = f"同类（{name(found.subject)}）里没有这个词的" if found.subject else ""
    return (
        head
        + _list("是事项", [_place(one, word) for one in found.matters])
        + _list("不是事项", [_place(one, word) for one in found.chat])
        + _list(missed, [_place(one, word) for one in found.missed])
    )


def _place(one: Place, word: str) -> Markup:
    start = one.example.text.find(word)
    spans = [Span(start, start + len(word), "", against=one.example.subject is None)] if start >= 0 else []
    case = Markup('<a href="/cases/{}">{}</a> ').format(one.case, one.case) if one.case else ""
    return Markup("{}{}{}").format(
        case, marked(one.example.text, spans), "" if one.found else Markup("<small>（现在认不出）</small>")
    )
