"""The daily tip: each residents' group is owed it once a day, at its own moment in the window.

Owing it again is owing it once, so restarts and several processes are harmless; a missed window is caught up the same day
or dropped; while an emergency runs in a group the outbox holds it back.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.replies import Post
from bot.tips.library import Library
from bot.tips.planning import choose, week_theme
from bot.tips.settings import TipsSettings
from bot.tips.week import candidates
from cases.calendar import TOWN_ZONE, WorkCalendar
from db.models import Delivery, Group, Theme, Tip, TipPlan
from db.repositories.upsert import insert_into
from db.words import DeliveryStatus, GroupKind, GroupState, Purpose

_URGENCY = 6  # after everything about cases
_CATCH_UP = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class TipPost:
    """The daily tip of one town."""

    library: Library
    calendar: WorkCalendar
    settings: TipsSettings

    async def owe_today(self, session: AsyncSession, now: datetime) -> int:
        """Owe today's tip to the groups that are not owed it yet; to how many it may go."""
        today = now.astimezone(TOWN_ZONE).date()
        if not self.settings.enabled or now >= _at(today, self.settings.latest):
            return 0
        plan = await self._plan(session, today)
        if plan is None:
            return 0
        slots = await self._slots(session, plan, today)
        chosen = select(Group.id).where(Group.kind == GroupKind.RESIDENT, Group.state == GroupState.BOUND)
        groups = (await session.scalars(chosen.order_by(Group.id))).all()
        rows = [self._delivery(group_id, today, now, slots) for group_id in groups]
        if rows:
            await session.execute(insert_into(session, Delivery).on_conflict_do_nothing(), rows)
        return len(rows)

    def moment(self, group_id: int, today: date, now: datetime) -> datetime:
        """When a group hears it: a moment of its own in the window, the same at every start; soon, if the window is over."""
        opens, closes = self.settings.workday if self.calendar.is_workday(today) else self.settings.day_off
        start, end = _at(today, opens), _at(today, closes)
        share = Random(f"{today}:{group_id}").random()  # noqa: S311  spreads the load, guards nothing
        if now <= end:
            return start + (end - start) * share
        return now + min(_CATCH_UP, _at(today, self.settings.latest) - now) * share

    async def _plan(self, session: AsyncSession, today: date) -> TipPlan | None:
        plan = await session.scalar(select(TipPlan).where(TipPlan.day == today))
        if plan is not None:
            return plan
        tip = choose(self.library, await candidates(session), today, timedelta(days=self.settings.not_again_days))
        if tip is None:
            return None
        theme = await session.scalar(select(Theme.id).where(Theme.code == week_theme(self.library, today)))
        row = {"day": today, "theme_id": theme, "tip_id": tip.id}
        await session.execute(insert_into(session, TipPlan).on_conflict_do_nothing(), [row])
        return await session.scalar(select(TipPlan).where(TipPlan.day == today))

    async def _slots(self, session: AsyncSession, plan: TipPlan, today: date) -> dict[str, Any]:
        tip = await session.get_one(Tip, plan.tip_id)
        theme = await session.get_one(Theme, tip.theme_id)
        week = await session.get_one(Theme, plan.theme_id)
        monday = today.weekday() == 0
        return {"text": tip.text, "theme": theme.name, "week": week.name if monday else "", "tip": tip.code}

    def _delivery(self, group_id: int, today: date, now: datetime, slots: dict[str, Any]) -> dict[str, Any]:
        return {
            "dedupe": f"tip:{today}:{group_id}",
            "group_id": group_id,
            "purpose": Purpose.TIP,
            "phrase": Post.TIP.value,
            "slots": slots,
            "urgency": _URGENCY,
            "status": DeliveryStatus.PENDING,
            "created_at": now,
            "due_at": self.moment(group_id, today, now),
            "expires_at": _at(today, self.settings.latest),
            "attempts": 0,
        }


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, TOWN_ZONE)
