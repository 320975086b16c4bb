"""Ground for all tests: every store test runs on both engines, each on a fresh, migrated store."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest
from moments import HandClock
from stores import ENGINES, fresh_store, migrate, postgresql

from db.database import Database
from db.settings import StoreSettings

hypothesis.settings.register_profile("town", deadline=None)  # machines are noisy: no test asserts a time
hypothesis.settings.load_profile("town")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite store at the newest revision, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL, with `{database}` for the database's name."""
    with postgresql() as address:
        yield address


@pytest.fixture(params=ENGINES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a fresh, migrated store."""
    return fresh_store(request, request.param, tmp_path)


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    database = Database.open(StoreSettings(url=store_url))
    yield database
    await database.aclose()
