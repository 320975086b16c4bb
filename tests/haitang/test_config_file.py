"""config.yaml at the root: every setting, each explained, each at its default."""

import re
from datetime import time
from pathlib import Path

import pytest
from pydantic import BaseModel

from haitang.config_file import UnreadableConfigError, read
from haitang.setting_faults import paths_of
from haitang.settings import Settings, load

CONFIG = Path(__file__).parents[2] / "config.yaml"
SECRET = re.compile(r"password|secret|token|密码:|口令", re.IGNORECASE)


def keys(written: dict, above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Every path that stands in the file; what a platform's own section holds is the platform's."""
    found = set()
    for key, value in written.items():
        found.add((*above, key))
        if isinstance(value, dict) and key != "channels":
            found |= keys(value, (*above, key))
    return found


def test_it_names_every_setting_and_no_other():
    assert keys(read(CONFIG)) == set(paths_of(Settings))


def test_it_loads_and_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(CONFIG.parent)
    assert load() == load(CONFIG) == Settings()


def test_every_setting_is_explained_in_chinese():
    said, unexplained = "", []
    for line in CONFIG.read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("#"):
            said += text
        elif re.match(r"\w+:", text):
            pair = text.startswith(("quiet_until", "day_off", "holidays", "simulator"))  # explained with the line before
            if not pair and not re.search(r"[一-鿿]", said):
                unexplained.append(text)
            said = ""
    assert unexplained == []


def test_no_secret_stands_in_it():
    values = [line for line in CONFIG.read_text(encoding="utf-8").splitlines() if line.strip() and "#" not in line]
    assert [line for line in values if SECRET.search(line)] == []


def test_every_section_explains_itself_as_a_whole():
    sections = {name for name, field in Settings.model_fields.items() if isinstance(field.annotation, type)}
    assert all(issubclass(Settings.model_fields[name].annotation, BaseModel) for name in sections)
    for name in Settings.model_fields:
        assert re.search(rf"^# .*[一-鿿].*\n{name}:", CONFIG.read_text(encoding="utf-8"), re.MULTILINE), name


@pytest.fixture
def file(tmp_path: Path):
    def write(text: str | bytes) -> Path:
        path = tmp_path / "town.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.mark.parametrize("written", ["21:30", '"21:30"'])
def test_a_time_may_stand_with_or_without_quotes(file, written: str):
    """YAML 1.1 takes 21:30 without quotes for the number 1290."""
    assert load(file(f"cases: {{etiquette: {{quiet_from: {written}}}}}")).cases.etiquette.quiet_from == time(21, 30)


def test_a_leading_zero_makes_no_octal_number(file):
    assert load(file("web: {port: 08080}")).web.port == 8080


@pytest.mark.parametrize(
    "text", ["", "# nothing but words\n", "store:\ninbox:\n  # all left out\n", "\ufeffstore:\n  pool: 8\n"]
)
def test_a_section_that_says_nothing_leaves_the_defaults(file, text: str):
    assert load(file(text)) == Settings()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("store: [1, 2", "第 1 行"),
        ("store:\n\tpool: 3\n", "第 2 行第 1 列"),
        ("web:\n  port: 1\n  port: 2\n", "“port”写了两遍"),
        ("- store\n", "最外层应当是“名称: 值”"),
        ("只有一句话", "最外层应当是“名称: 值”"),
        ("7: 8", "最外层应当是“名称: 值”"),
        ("名称: 海棠".encode("gb18030"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(file, text: str | bytes, words: str):
    with pytest.raises(UnreadableConfigError, match=re.escape(words)):
        read(file(text))
