"""How long to wait before the next try: doubling, with jitter, so that many deliveries do not come back all at once."""

from datetime import timedelta
from random import Random

from bot.outbox.settings import OutboxSettings


def wait_before(attempt: int, settings: OutboxSettings, chance: Random) -> timedelta:
    """The wait after `attempt` failed tries (1, 2, …): between half and the whole of the doubled first wait."""
    whole = min(settings.first_retry_seconds * 2 ** (attempt - 1), settings.longest_retry_seconds)
    return timedelta(seconds=whole * (0.5 + 0.5 * chance.random()))
