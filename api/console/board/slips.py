"""A card as HTML."""

from datetime import datetime

from markupsafe import Markup

from api.console.board.cards import Card
from api.console.moments import briefly, moment
from api.console.names import STATUS_NAMES
from api.console.parts.deadline import due_mark
from api.console.parts.grade import grade_mark
from db.words import Status


def render(card: Card, now: datetime, *, arrived: bool = False) -> Markup:
    """The whole card is a link to the case's page."""
    classes = " ".join(
        word
        for word, wanted in (("slip", True), ("arrived", arrived), ("urgent", card.urgent), ("hidden-words", card.hidden))
        if wanted
    )
    return Markup(
        '<a class="{}" href="/cases/{}"><div class="slip-head">{}<b>{}</b><span class="slip-kind">{}</span>{}</div>'
        '<div class="slip-title">{}</div><div class="slip-where">{}<span class="slip-place">{}</span>{}</div>{}</a>'
    ).format(
        classes,
        card.code,
        grade_mark(card.grade),
        card.code,
        card.category_name,
        _time(card, now),
        card.title,
        _tags(card),
        card.where,
        _reports(card),
        _who(card, now),
    )


def _time(card: Card, now: datetime) -> Markup:
    if card.ended_at is not None:
        return Markup('<span class="due due-calm">{}</span>').format(moment(card.ended_at, now))
    return due_mark(card.due, now, brief=True) if card.due else Markup("")


def _tags(card: Card) -> Markup:
    words = [
        word
        for word, wanted in (
            (STATUS_NAMES[Status.SUSPENDED], card.status is Status.SUSPENDED),
            ("不公开", card.private and not card.hidden),
            (f"第 {card.reopened + 1} 次办理", card.reopened > 0),
        )
        if wanted
    ]
    return Markup("").join(Markup('<span class="tag">{}</span>').format(word) for word in words)


def _who(card: Card, now: datetime) -> Markup:
    if card.ended_at is not None:
        return Markup("")
    return Markup('<div class="slip-foot"><span class="slip-holder">{}</span><span>{}起</span></div>').format(
        card.holder, briefly(card.since, now)
    )


def _reports(card: Card) -> Markup:
    return Markup('<span class="slip-reports">{} 条</span>').format(card.reports) if card.reports > 1 else Markup("")
