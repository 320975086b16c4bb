"""What the page of the daily tip asks: where today's went, and what the library holds."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Delivery, Group, Theme, Tip, TipPlan
from db.words import DeliveryStatus, GroupKind, GroupState, Purpose


class Posting(NamedTuple):
    """The day's tip in one residents' group; `status` is None where it is not owed yet."""

    group_id: int
    group_name: str
    status: DeliveryStatus | None
    due_at: datetime | None
    sent_at: datetime | None
    fault: str | None


class TipRow(NamedTuple):
    code: str
    theme: str
    text: str
    source: str
    reviewer: str
    valid_until: date | None
    last_day: date | None


async def postings(session: AsyncSession, since: datetime, until: datetime) -> Sequence[Posting]:
    """One row a bound residents' group: the tip that was owed between the two moments."""
    day = (Delivery.purpose == Purpose.TIP, Delivery.created_at >= since, Delivery.created_at < until)
    columns = (Group.id, Group.name, Delivery.status, Delivery.due_at, Delivery.sent_at, Delivery.fault)
    rows = select(*columns).outerjoin(Delivery, (Delivery.group_id == Group.id) & day[0] & day[1] & day[2])
    mine = rows.where(Group.kind == GroupKind.RESIDENT, Group.state == GroupState.BOUND).order_by(Group.id)
    return [Posting._make(row) for row in await session.execute(mine)]


async def library(session: AsyncSession) -> Sequence[TipRow]:
    last = select(TipPlan.tip_id, func.max(TipPlan.day).label("day")).group_by(TipPlan.tip_id).subquery()
    columns = (Tip.code, Theme.name, Tip.text, Tip.source, Tip.reviewer, Tip.valid_until, last.c.day)
    rows = select(*columns).join(Theme, Theme.id == Tip.theme_id).outerjoin(last, last.c.tip_id == Tip.id)
    return [TipRow._make(row) for row in await session.execute(rows.order_by(Theme.id, Tip.id))]
