"""The store is made ready before anything runs on it, and an embedded one has one user."""

import subprocess
import sys

import pytest
from filelock import FileLock
from sqlalchemy import func, select

from db import migrations
from db.migrations import StoreBehindError
from db.models import Tip
from db.settings import StoreSettings
from haitang.scratch import demo_store
from haitang.store import StoreBusyError, StoreUnreachableError, prepare, reached, sole_user


async def test_an_embedded_store_comes_into_being_by_itself_with_the_tips(tmp_path):
    settings = StoreSettings(url=f"sqlite:///{tmp_path}/deep/down/town.sqlite3")
    await prepare(settings)
    await prepare(settings)
    async with reached(settings) as database, database.read() as session:
        await migrations.require_current(database)
        assert await session.scalar(select(func.count()).select_from(Tip)) > 50


@pytest.mark.parametrize("store_url", ["postgresql"], indirect=True)
async def test_a_postgresql_that_is_behind_is_not_touched(database, store_url):
    await migrations.downgrade(database, "base")
    with pytest.raises(StoreBehindError):
        await prepare(StoreSettings(url=store_url))
    assert await migrations.current(database) is None


def test_an_embedded_store_has_one_user_at_a_time(tmp_path):
    settings = StoreSettings(url=f"sqlite:///{tmp_path}/var/town.sqlite3")
    with sole_user(settings), pytest.raises(StoreBusyError, match="只能由一个进程"), sole_user(settings):
        pass
    with sole_user(settings):
        pass


def test_a_user_who_was_killed_holds_nothing(tmp_path):
    path = tmp_path / "town.sqlite3"
    held = f"import filelock, os; filelock.FileLock({f'{path}.lock'!r}).acquire(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", held], check=False).returncode == 9
    with sole_user(StoreSettings(url=f"sqlite:///{path}")):
        pass


def test_what_fails_inside_is_not_mistaken_for_the_lock(tmp_path):
    settings = StoreSettings(url=f"sqlite:///{tmp_path}/town.sqlite3")
    with pytest.raises(OSError, match="disk"), sole_user(settings):
        raise OSError("disk")
    assert not FileLock(f"{tmp_path}/town.sqlite3.lock").is_locked


def test_many_share_a_postgresql():
    settings = StoreSettings(url="postgresql://me@there/town")
    with sole_user(settings), sole_user(settings):
        pass


@pytest.mark.parametrize(
    "url", ["sqlite:///{}/file/town.sqlite3", "sqlite:///{}/file", "postgresql://nobody:geheim@127.0.0.1:1/x"]
)
async def test_a_store_out_of_reach_says_so_without_the_password(tmp_path, url):
    (tmp_path / "file").write_bytes(b"no database at all, but long enough to be looked at" * 30)
    with pytest.raises(StoreUnreachableError, match="haitang doctor") as caught:
        await prepare(StoreSettings(url=url.format(tmp_path)))
    assert "geheim" not in str(caught.value)


async def test_a_scratch_store_holds_the_demo_town_and_is_gone_afterwards():
    async with demo_store() as settings, reached(settings) as database, database.read() as session:
        from db.models import MicroGrid

        assert await session.scalar(select(func.count()).select_from(MicroGrid)) == 72
    with pytest.raises(StoreBehindError):
        async with reached(StoreSettings(url=settings.url)) as database:
            await migrations.require_current(database)
