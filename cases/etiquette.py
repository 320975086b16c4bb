"""When people may be disturbed: at night only for G1 and G2, and a warden only so many times a day. Pure functions."""

from datetime import datetime, timedelta

from cases.calendar import TOWN_ZONE
from cases.settings import EtiquetteSettings
from db.words import URGENT, Grade


def not_before(settings: EtiquetteSettings, grade: Grade, now: datetime, prompts_today: int = 0) -> datetime:
    """The first moment at which somebody may be told of a matter of `grade`.

    `prompts_today` counts what a warden already got today, G1 and G2 left out; over the limit she hears tomorrow.
    """
    if grade in URGENT:
        return now
    if prompts_today >= settings.interruptions_a_day:
        return _morning(settings, now + timedelta(days=1))
    return now if not is_quiet(settings, now) else _next_morning(settings, now)


def is_quiet(settings: EtiquetteSettings, now: datetime) -> bool:
    clock = now.astimezone(TOWN_ZONE).time()
    if settings.quiet_from <= settings.quiet_until:
        return settings.quiet_from <= clock < settings.quiet_until
    return clock >= settings.quiet_from or clock < settings.quiet_until


def start_of_day(now: datetime) -> datetime:
    """Midnight in the town."""
    return now.astimezone(TOWN_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)


def _next_morning(settings: EtiquetteSettings, now: datetime) -> datetime:
    today = _morning(settings, now)
    return today if now < today else _morning(settings, now + timedelta(days=1))


def _morning(settings: EtiquetteSettings, day: datetime) -> datetime:
    local = datetime.combine(day.astimezone(TOWN_ZONE).date(), settings.quiet_until, TOWN_ZONE)
    return local.astimezone(day.tzinfo)
