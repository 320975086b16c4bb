"""Where today's tip went, group by group. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from api.console.moments import moment
from api.console.names import DELIVERY_NAMES
from api.console.parts.places import short_names
from db.repositories.postings import Posting
from db.words import DeliveryStatus


class Fate(StrEnum):
    """What became of the tip in a group, as the page tells them apart."""

    SENT = "已发"
    WAITING = "待发"
    HELD = "险情暂缓"
    DROPPED = "今天不发了"
    TROUBLED = "没发出去"


_DROPPED = frozenset({DeliveryStatus.EXPIRED, DeliveryStatus.CANCELLED})
_WAITS = frozenset({DeliveryStatus.PENDING, DeliveryStatus.SENDING})


@dataclass(frozen=True, slots=True)
class Line:
    group: str
    fate: Fate
    words: str


def lines(
    postings: Sequence[Posting], held: Collection[int], moment_of: Callable[[int], datetime], now: datetime
) -> list[Line]:
    """`held` are the groups in which an emergency runs; `moment_of` says when a group that is not owed the tip yet will hear it."""
    names = short_names(posting.group_name for posting in postings)
    return [Line(names[posting.group_name], *_fate(posting, posting.group_id in held, moment_of, now)) for posting in postings]


def _fate(posting: Posting, held: bool, moment_of: Callable[[int], datetime], now: datetime) -> tuple[Fate, str]:  # noqa: FBT001
    if posting.status is DeliveryStatus.SENT and posting.sent_at:
        return Fate.SENT, moment(posting.sent_at, now)
    if posting.status in _DROPPED:
        return Fate.DROPPED, "过了时段"
    if posting.status is None or posting.status in _WAITS:
        if held:
            return Fate.HELD, "过后再发"
        return Fate.WAITING, moment(posting.due_at or moment_of(posting.group_id), now)
    return Fate.TROUBLED, posting.fault or DELIVERY_NAMES[posting.status]


def render(found: Sequence[Line]) -> Markup:
    counts = Counter(line.fate for line in found)
    totals = Markup("").join(
        Markup('<span class="fate fate-{}"><b>{}</b> {}</span>').format(fate.name.lower(), counts[fate], fate.value)
        for fate in Fate
        if counts[fate]
    )
    rows = Markup("").join(
        Markup('<li><span>{}</span><span class="fate fate-{}">{}</span><time>{}</time></li>').format(
            line.group, line.fate.name.lower(), line.fate.value, line.words
        )
        for line in found
    )
    return Markup('<div class="fates">{}</div><ul class="postings">{}</ul>').format(totals, rows)
