"""The town is read once for many transactions, and survives those that fail."""

from contextlib import suppress

import small_town

from cases.towns import Towns


async def test_a_transaction_that_fails_leaves_the_town_as_it_was_read(database):
    async with database.write() as session:
        await small_town.build(session)
    towns = Towns()
    with suppress(LookupError):
        async with database.write() as session:
            await towns.today(session)
            raise LookupError
    async with database.read() as session:
        town = await towns.today(session)
    assert {"上湾", "石岭村"} <= town.place_names
    assert all(group.name for group in town.groups.values())
