"""A week of tips as people look at it: what is planned, and what would be chosen for the days to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.tips.library import Library
from bot.tips.planning import Candidate, choose, week_theme
from bot.tips.settings import TipsSettings
from db.models import Theme, Tip, TipPlan


@dataclass(frozen=True, slots=True)
class DayTip:
    """`planned`: it is settled. `text` is empty where the library holds nothing for the day."""

    day: date
    week_theme: str
    theme: str
    text: str
    planned: bool


async def candidates(session: AsyncSession) -> list[Candidate]:
    """Every tip of the store with the day it was last planned for."""
    last = select(TipPlan.tip_id, func.max(TipPlan.day).label("day")).group_by(TipPlan.tip_id).subquery()
    rows = select(Tip.id, Tip.code, Theme.code, last.c.day, Tip.valid_until).join(Theme, Theme.id == Tip.theme_id)
    return [Candidate(*row) for row in await session.execute(rows.outerjoin(last, last.c.tip_id == Tip.id))]


async def week_of(session: AsyncSession, library: Library, day: date, settings: TipsSettings) -> list[DayTip]:
    """Monday to Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(7)]
    planned = {plan.day: plan.tip_id for plan in await session.scalars(select(TipPlan).where(TipPlan.day.in_(days)))}
    tips = {tip.id: tip for tip in await session.scalars(select(Tip))}
    names = {theme.code: theme.name for theme in await session.scalars(select(Theme))}
    chosen = _foreseen(library, await candidates(session), days, planned, timedelta(days=settings.not_again_days))
    of_week = names.get(week_theme(library, monday), "")
    return [
        DayTip(day, of_week, names.get(tip.theme, "") if tip else "", tips[tip.id].text if tip else "", planned=day in planned)
        for day, tip in zip(days, chosen, strict=True)
    ]


def _foreseen(
    library: Library, tips: Sequence[Candidate], days: Sequence[date], planned: dict[date, int], not_again: timedelta
) -> list[Candidate | None]:
    """The tip of each day: the planned one, or the one that would be chosen if nothing changes until then."""
    known = {tip.id: tip for tip in tips}
    found: list[Candidate | None] = []
    for day in days:
        tip = known.get(planned[day]) if day in planned else choose(library, list(known.values()), day, not_again)
        if tip is not None:
            known[tip.id] = replace(tip, last_day=max(day, tip.last_day or day))
        found.append(tip)
    return found
