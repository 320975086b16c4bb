"""The schema comes by migrations alone, all at once, and ends where the models say; a store that is not ours is refused."""

from collections.abc import AsyncIterator

import pytest
from stores import ENGINES, new_database

from db import migrations
from db.base import Base
from db.database import Database
from db.migrations import StoreBehindError
from db.settings import StoreSettings


@pytest.fixture(params=ENGINES)
def empty_url(request, tmp_path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.sqlite3"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def empty(empty_url) -> AsyncIterator[Database]:
    """A store without any table."""
    database = Database.open(StoreSettings(url=empty_url))
    yield database
    await database.aclose()


async def tables(database):
    from sqlalchemy import inspect

    async with database.writer.connect() as connection:
        return await connection.run_sync(lambda sync: set(inspect(sync).get_table_names())) - {"alembic_version"}


async def test_up_from_nothing_down_and_up_again(empty):
    assert await migrations.current(empty) is None
    await migrations.upgrade(empty)
    assert await migrations.current(empty) == migrations.head()
    assert await migrations.differences(empty) == []
    assert await tables(empty) == set(Base.metadata.tables)
    await migrations.downgrade(empty, "base")
    assert await tables(empty) == set()
    await migrations.upgrade(empty)
    assert await migrations.differences(empty) == []


async def test_upgrading_what_is_up_to_date_changes_nothing(database):
    await migrations.upgrade(database)
    await migrations.require_current(database)


async def test_a_store_that_is_behind_is_refused_with_the_command_that_mends_it(empty):
    with pytest.raises(StoreBehindError, match="haitang db upgrade") as caught:
        await migrations.require_current(empty)
    assert (caught.value.found, caught.value.wanted) == (None, migrations.head())


async def test_a_store_of_a_newer_program_is_neither_used_nor_changed(database):
    async with database.writer.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'f999'")
    for refused in (migrations.require_current, migrations.upgrade):
        with pytest.raises(StoreBehindError, match="请升级本程序"):
            await refused(database)
    assert await migrations.current(database) == "f999"


async def test_a_revision_that_does_not_exist(database):
    with pytest.raises(LookupError):
        await migrations.upgrade(database, "nix")


async def test_what_somebody_changed_by_hand_is_seen(database):
    async with database.writer.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE escalations")
    assert "escalations" in str(await migrations.differences(database))


async def test_an_upgrade_that_fails_half_way_leaves_nothing_behind(empty, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", _break)
        with pytest.raises(OSError, match="power cut"):
            await migrations.upgrade(empty)
    assert await tables(empty) == set()
    await migrations.upgrade(empty)


def _break(*_):
    raise OSError("power cut")
