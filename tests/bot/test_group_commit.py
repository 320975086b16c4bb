"""Many callers, one transaction."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.group_commit import GroupCommit


class Ledger:
    """A store that is slow enough that others arrive meanwhile."""

    def __init__(self) -> None:
        self.commits: list[list[int]] = []
        self.broken = False

    async def write(self, items: Sequence[int]) -> list[int]:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if self.broken:
            raise OSError("the disk is full")
        self.commits.append(list(items))
        return [item * 10 for item in items]


async def test_whoever_comes_during_a_commit_goes_into_the_next_one_together() -> None:
    ledger = Ledger()
    together = GroupCommit(ledger.write, most=100)
    answers = await asyncio.gather(*(together.submit(number) for number in range(20)))
    assert answers == [number * 10 for number in range(20)]
    assert [item for commit in ledger.commits for item in commit] == list(range(20))
    assert len(ledger.commits) < 20


async def test_a_commit_holds_no_more_than_it_may() -> None:
    ledger = Ledger()
    together = GroupCommit(ledger.write, most=3)
    await asyncio.gather(*(together.submit(number) for number in range(10)))
    assert max(map(len, ledger.commits)) == 3


async def test_each_caller_hears_of_a_failed_commit_and_the_next_one_works() -> None:
    ledger = Ledger()
    together = GroupCommit(ledger.write, most=100)
    ledger.broken = True
    failed = await asyncio.gather(*(together.submit(number) for number in range(3)), return_exceptions=True)
    assert all(isinstance(answer, OSError) for answer in failed)
    ledger.broken = False
    assert await together.submit(7) == 70


async def test_a_caller_who_goes_away_does_not_lose_the_others_answers() -> None:
    ledger = Ledger()
    together = GroupCommit(ledger.write, most=100)
    impatient = asyncio.create_task(together.submit(1))
    patient = asyncio.create_task(together.submit(2))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient == 20
    with pytest.raises(asyncio.CancelledError):
        await impatient
