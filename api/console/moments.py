"""Moments as people say them, in the town's time."""

from datetime import date, datetime, timedelta

from cases.calendar import TOWN_ZONE

_WEEKDAYS = "一二三四五六日"


def moment(at: datetime, now: datetime) -> str:
    """As "10:05" today, "昨天 21:03", "11月20日 10:05", with the year where it is another."""
    local, today = at.astimezone(TOWN_ZONE), town_day(now)
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days in {1, -1}:
        return f"{'昨天' if days == 1 else '明天'} {local:%H:%M}"
    year = "" if local.year == today.year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日 {local:%H:%M}"


def briefly(at: datetime, now: datetime) -> str:
    """As `moment`, but of days long past only the day."""
    said = moment(at, now)
    return said.partition(" ")[0] if said[:1].isdecimal() and " " in said else said


def town_time(now: datetime) -> str:
    """As "11月23日 周一 10:05"."""
    local = now.astimezone(TOWN_ZONE)
    return f"{day_name(local.date())} {weekday(local.date())} {local:%H:%M}"


def day_name(day: date) -> str:
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    return f"周{_WEEKDAYS[day.weekday()]}"


def town_day(now: datetime) -> date:
    return now.astimezone(TOWN_ZONE).date()


def span(length: timedelta) -> str:
    """As "不到 1 分钟", "15 分钟", "2 小时", "1 小时 40 分", "3 天": the larger unit, rounded down."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return "不到 1 分钟"
    if minutes < 60:  # noqa: PLR2004
        return f"{minutes} 分钟"
    hours, rest = divmod(minutes, 60)
    if hours < 2 and rest:  # noqa: PLR2004
        return f"{hours} 小时 {rest} 分"
    return f"{hours} 小时" if hours < 48 else f"{hours // 24} 天"  # noqa: PLR2004
