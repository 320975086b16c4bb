"""Defaults, then config.yaml, then the environment; and what a person reads who wrote something wrong."""

from pathlib import Path

import pytest

from haitang.setting_faults import BadSettingsError
from haitang.settings import CONFIG_VARIABLE, DEMO_STORE, Settings, load, replaced


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a config.yaml, and an environment without ours."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(elsewhere: Path):
    def write(text: str) -> Path:
        path = elsewhere / "town.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults_of(path: Path | None = None) -> dict[str, str]:
    with pytest.raises(BadSettingsError) as caught:
        load(path)
    return {fault.path: fault.why for fault in caught.value.faults}


def test_without_anything_the_defaults_hold_and_the_store_has_our_driver():
    assert load() == Settings()
    assert load().store.url == "sqlite+aiosqlite:///var/haitang.sqlite3"


def test_the_file_goes_before_the_defaults_and_the_environment_before_the_file(file, monkeypatch: pytest.MonkeyPatch):
    path = file("store: {url: 'sqlite:///town.db', pool: 3}\nweb: {port: 1111, host: 0.0.0.0}\n")
    monkeypatch.setenv("HAITANG_STORE__POOL", "5")
    monkeypatch.setenv("HAITANG_WEB__PORT", "2222")
    monkeypatch.setenv("HAITANG_WEB__HOST", "")
    settings = load(path)
    assert (settings.store.url, settings.store.pool) == ("sqlite+aiosqlite:///town.db", 5)
    assert (settings.web.host, settings.web.port, settings.web.session_hours) == ("0.0.0.0", 2222, 12)  # noqa: S104


def test_the_command_line_goes_before_everything(file):
    settings = load(file("store: {url: 'sqlite:///town.db', pool: 3}\nweb: {port: 1111}\n"))
    changed = replaced(settings, store_url="postgres://me@there/town", port=9)
    assert (changed.store.url, changed.store.pool, changed.web.port) == ("postgresql+asyncpg://me@there/town", 3, 9)


def test_a_demo_has_its_own_store_listens_to_this_machine_and_meets_the_simulator(file):
    path = file("store: {url: 'sqlite:///town.db'}\nweb: {host: 0.0.0.0}\nchannels: {wecom: {corp: x}}\n")
    demo = replaced(load(path), demo=True)
    assert demo.store.url.endswith(DEMO_STORE.removeprefix("sqlite"))
    assert (demo.web.host, demo.channels) == ("127.0.0.1", {"simulator": {}})


def test_the_file_may_be_named_in_the_environment(file, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CONFIG_VARIABLE, str(file("web: {port: 1111}")))
    assert load().web.port == 1111


def test_a_file_that_was_asked_for_must_be_there(monkeypatch: pytest.MonkeyPatch):
    assert "读不到" in faults_of(Path("nowhere.yaml"))["文件"]
    monkeypatch.setenv(CONFIG_VARIABLE, "neither.yaml")
    assert "读不到" in faults_of()["文件"]


@pytest.mark.parametrize(
    ("text", "path", "hint"),
    [
        ("stroe: {pool: 3}", "stroe", "是不是 store？"),
        ("stroe:", "stroe", "是不是 store？"),
        ("store: {ulr: x}", "store.ulr", "是不是 url？"),
        ("cases: {etiquette: {quite_from: '21:00'}}", "cases.etiquette.quite_from", "是不是 quiet_from？"),
        ("cases: {interruptions_a_day: 3}", "cases.interruptions_a_day", "应当写成 cases.etiquette.interruptions_a_day"),
        ("web: {xyzzy: 3}", "web.xyzzy", "没有这一项"),
    ],
)
def test_a_misspelt_key_is_refused_with_its_path_and_the_nearest_right_one(file, text: str, path: str, hint: str):
    why = faults_of(file(text))[path]
    assert why.startswith("没有这一项")
    assert why.endswith(hint)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("HAITANG_STROE__URL", "是不是 HAITANG_STORE__URL？"),
        ("HAITANG_STORE_URL", "是不是 HAITANG_STORE__URL？"),
        ("HAITANG_STORE__ULR", "是不是 url？"),
        ("HAITANG_CASES__ETIQUETTE__QUITE_FROM", "是不是 quiet_from？"),
    ],
)
def test_a_misspelt_variable_is_refused_by_its_own_name(monkeypatch: pytest.MonkeyPatch, name: str, hint: str):
    monkeypatch.setenv(name, "sqlite:///x")
    assert faults_of()[name] == f"没有这一项，{hint}"


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("web: {port: 很多}", "web.port", "应当是整数，现在写的是 很多"),
        ("web: {port: 0}", "web.port", "太小，至少 1"),
        ("web: {port: 65536}", "web.port", "太大，最多 65535"),
        ("web: {public_url: haitang.example.cn}", "web.public_url", "应当是浏览器里的地址"),
        ("inbox: {look_again: 0}", "inbox.look_again", "太小，应当大于 0"),
        ("inbox: {look_again: 2m}", "inbox.look_again", "应当是数字，现在写的是 2m"),
        ("outbox: {claim_seconds: 2 分钟}", "outbox.claim_seconds", "应当是整数"),
        ("tips: {enabled: 也许}", "tips.enabled", "应当是 true 或 false"),
        ("tips: {latest: 20}", "tips.latest", "应当是时刻"),
        ("tips: {latest: '25:00'}", "tips.latest", "应当是时刻"),
        ("tips: {workday: ['12:40', '12:05']}", "tips", "先早后晚"),
        ("cases: {etiquette: {quiet_from: '21:00Z'}}", "cases.etiquette.quiet_from", "应当是时刻"),
        ("cases: {office_hours: [[9, 12]]}", "cases.office_hours.0.0", "应当是时刻"),
        ("cases: {office_hours: [['14:00', '18:00'], ['09:00', '12:00']]}", "cases", "先后相接"),
        ("cases: {holidays: [春节]}", "cases.holidays.0", "应当是日期，例如 2026-10-01"),
        ("cases: {workdays: 2026-10-10}", "cases.workdays", "应当是一列值"),
        ("cases: {workdays: [2026-10-10], holidays: [2026-10-10]}", "cases", "同时写在 workdays 和 holidays"),
        ("classifiers: {ask_at: 0.9}", "classifiers", "不大于"),
        ("store: nine", "store", "应当是一段"),
        ("store: {url: 'mysql://root@host/town'}", "store.url", "不支持 mysql，只能用 sqlite 或 postgresql"),
        ("store: {url: town.db}", "store.url", "写成 sqlite:///文件路径"),
        ("store: {url: 'sqlite://'}", "store.url", "SQLite 要有文件"),
        ("store: {url: 'sqlite:///:memory:'}", "store.url", "SQLite 要有文件"),
        ("store: {pool: 8 个}", "store.pool", "应当是整数"),
        ("channels: {simulator: }", "channels.simulator", "没有设置项就写 {}"),
    ],
)
def test_a_wrong_value_is_told_in_chinese(file, text: str, path: str, words: str):
    assert words in faults_of(file(text))[path]


def test_all_faults_are_told_at_once(file):
    assert faults_of(file("web: {port: x, hots: y}\nstore: {pool: 0}\n")).keys() == {"web.port", "web.hots", "store.pool"}


def test_a_wrong_value_from_the_environment_is_told_under_the_variable_s_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HAITANG_WEB__PORT", "很多")
    assert "应当是整数" in faults_of()["HAITANG_WEB__PORT"]


def test_a_whole_section_in_the_environment_must_be_json(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HAITANG_STORE", "{pool")
    assert "JSON" in faults_of()["HAITANG_"]


@pytest.mark.parametrize(
    "text",
    [
        "store: {url: 'mysql://root:geheim@host/town'}",
        "store: 'postgresql://root:geheim@host/town'",
        "store: {url: {'postgresql://root:geheim@host/town': 1}}",
        "channels: 'geheim'",
    ],
)
def test_a_password_is_never_repeated(file, text: str):
    assert "geheim" not in "".join(faults_of(file(text)).values())


def test_a_wrong_address_on_the_command_line_is_told_too():
    with pytest.raises(BadSettingsError, match="不支持 mysql"):
        replaced(load(), store_url="mysql://root@host/town")
