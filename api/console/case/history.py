"""流转记录 as it is shown: every event, and whether the whole of it holds."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from api.console.case.sentences import sentence, who
from api.console.moments import moment
from api.console.names import STATUS_NAMES
from cases.history import verify
from db.models import Case, CaseEvent


def history(case: Case, events: Sequence[CaseEvent], now: datetime, *, words: bool) -> Markup:
    rows = Markup("").join(_row(event, now, words=words) for event in events)
    return Markup('<div class="history-head"><h2>流转记录</h2>{}</div><ol class="history">{}</ol>').format(
        _proof(case, events), rows
    )


def _row(event: CaseEvent, now: datetime, *, words: bool) -> Markup:
    moved = event.before is not event.after and event.before is not None
    after = Markup('<span class="tag">{}</span>').format(STATUS_NAMES[event.after]) if moved else ""
    return Markup('<li><time>{}</time><span class="history-who">{}</span><span class="history-what">{}{}</span></li>').format(
        moment(event.at, now), who(event.actor), sentence(event, words=words), after
    )


def _proof(case: Case, events: Sequence[CaseEvent]) -> Markup:
    fault = verify(case, events)
    if fault is None:
        return Markup('<span class="proof" title="每条记录的哈希前后相连，逐条核对无误">已核验，{} 条完整</span>').format(
            len(events)
        )
    return Markup('<span class="proof proof-bad">第 {} 条对不上：{}</span>').format(fault.sequence, fault.why)
