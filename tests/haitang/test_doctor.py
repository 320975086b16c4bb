"""The doctor finds what is wrong, and each finding says in Chinese what to do about it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import small_town
from moments import at
from sqlalchemy import update

from db.database import Database
from db.models import Account, Group
from db.settings import StoreSettings
from db.words import AccountRole, GroupState
from haitang.doctor import Finding, Level, _clock, examine
from haitang.store import sole_user

_DO = re.compile(r"请|haitang |会建好|不对请")  # a finding that is not good says what to do


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(text: str) -> Path:
    path = Path("town.yaml")
    path.write_text(text, encoding="utf-8")
    return path


async def findings(url: str | None = None, text: str = "") -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    async for finding in examine(config(text), url):
        assert finding.level is Level.GOOD or _DO.search(finding.words), finding
        found.setdefault(finding.subject, []).append(finding)
    return found


def worst(found: dict[str, list[Finding]], subject: str) -> Finding:
    return max(found[subject], key=lambda finding: list(Level).index(finding.level))


async def test_a_town_in_good_order(database, store_url):
    async with database.write() as session:
        await small_town.build(session)
        session.add(Account(username="zhiban", name="值守", password_hash="x", role=AccountRole.DESK))
    found = await findings(store_url)
    assert {subject for subject, each in found.items() if any(one.level is not Level.GOOD for one in each)} <= {"日历"}
    assert {"配置", "时钟", "数据库", "镇情", "渠道 simulator"} <= found.keys()


async def test_a_faulty_file_is_the_first_thing_to_mend():
    found = await findings(text="stroe: {}")
    assert found.keys() == {"配置"}
    assert (found["配置"][0].level, "是不是 store？" in found["配置"][0].words) == (Level.BAD, True)


async def test_no_store_yet_is_no_fault(elsewhere):
    found = await findings("sqlite:///var/new.sqlite3")
    assert (worst(found, "数据库").level, "haitang serve" in worst(found, "数据库").words) == (Level.HINT, True)
    assert not (elsewhere / "var").exists(), "looking leaves nothing behind"


async def test_a_store_that_is_behind(elsewhere):
    (elsewhere / "old.sqlite3").touch()
    finding = worst(await findings("sqlite:///old.sqlite3"), "数据库")
    assert (finding.level, "haitang db upgrade" in finding.words) == (Level.BAD, True)


async def test_a_store_of_a_newer_program(database, store_url):
    async with database.writer.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'f999'")
    assert "请升级本程序" in worst(await findings(store_url), "数据库").words


@pytest.mark.parametrize("url", ["postgresql://nobody:geheim@127.0.0.1:1/town", "sqlite:///text.txt"])
async def test_a_store_that_does_not_answer(elsewhere, url):
    (elsewhere / "text.txt").write_text("this is no database, and it is long enough to be recognised as none", encoding="utf-8")
    finding = worst(await findings(url), "数据库")
    assert (finding.level, "连不上" in finding.words, "geheim" in finding.words) == (Level.BAD, True, False)


async def test_a_database_that_does_not_exist_on_the_server(postgres):
    finding = worst(await findings(postgres.format(database="nowhere")), "数据库")
    assert (finding.level, "连不上" in finding.words) == (Level.BAD, True)


async def test_a_folder_that_cannot_be_written_to(elsewhere):
    (elsewhere / "file").touch()
    found = await findings("sqlite:///file/town.sqlite3")
    assert (worst(found, "磁盘").level, "不能写入" in worst(found, "磁盘").words) == (Level.BAD, True)


async def test_a_read_only_folder(elsewhere, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)  # the suite may run as root, whom nothing is forbidden
    assert "不能写入" in worst(await findings("sqlite:///var/town.sqlite3"), "磁盘").words


async def test_a_full_disk(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 5 * 1024**2}))
    assert "只剩 5 MB" in worst(await findings("sqlite:///var/town.sqlite3"), "磁盘").words


async def test_another_process_holds_it(migrated_file):
    url = f"sqlite:///{migrated_file}"
    with sole_user(StoreSettings(url=url)):
        finding = next(one for one in (await findings(url))["数据库"] if one.level is Level.HINT)
    assert "另一个 haitang" in finding.words
    assert all(one.level is Level.GOOD for one in (await findings(url))["数据库"])


async def test_a_town_without_data_without_accounts_and_with_strange_groups(database: Database, store_url):
    assert "haitang town import" in worst(await findings(store_url), "镇情").words
    async with database.write() as session:
        await small_town.build(session)
        await session.execute(update(Group).where(Group.code == "G1").values(state=GroupState.UNBOUND))
    found = await findings(store_url)
    assert "有 1 个群没有绑定" in worst(found, "镇情").words
    assert "haitang account add" in found["账号"][0].words


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("{simulater: {}}", "是不是 simulator？"),
        ("{simulator: {token: x}}", "请删去：token"),
        ("{}", "一个渠道也没有接入"),
    ],
)
async def test_channels_that_cannot_be_opened(database, store_url, section, words):
    async with database.write() as session:
        await small_town.build(session)
    told = examine(config(f"channels: {section}"), store_url)
    found = [finding async for finding in told if finding.subject == "渠道"]
    assert [(one.level, words in one.words) for one in found] == [(Level.BAD, True)]


@pytest.mark.parametrize(
    ("now", "subject", "level", "words"),
    [
        (datetime(2020, 1, 1, tzinfo=UTC), "时钟", Level.BAD, "请先校准时钟"),
        (at("2026-12-01 10:00"), "日历", Level.HINT, "2027"),
        (at("2040-06-01 10:00"), "日历", Level.BAD, "cases.holidays"),
    ],
)
def test_the_clock_and_the_calendar(now, subject, level, words):
    found = [finding for finding in _clock(now) if finding.subject == subject]
    assert (found[0].level, words in found[0].words) == (level, True)


def test_the_town_s_time_is_shown_whatever_the_server_s_zone():
    (clock, *_) = _clock(datetime(2026, 11, 23, 18, 30, tzinfo=UTC))
    assert "2026-11-24 02:30（Asia/Shanghai）" in clock.words
