from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.backoff import wait_before
from bot.outbox.settings import OutboxSettings

SETTINGS = OutboxSettings(first_retry_seconds=5, longest_retry_seconds=600)


@given(attempt=st.integers(1, 40), seed=st.integers())
def test_waits_double_up_to_a_limit_and_never_fall_together(attempt: int, seed: int) -> None:
    whole = min(5 * 2 ** (attempt - 1), 600)
    assert whole / 2 <= wait_before(attempt, SETTINGS, Random(seed)).total_seconds() <= whole
