"""The command line as a person uses it: words in, words out, an exit code."""

import asyncio
import json
import sys
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice
from pathlib import Path

import pytest

from db.database import Database
from db.settings import StoreSettings
from haitang.cli import main

TWO_DAYS = Path(__file__).parents[2] / "data" / "two_days.jsonl"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def haitang(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """`haitang(*words)` runs the entry point in this process."""

    def run(*words: object, given: str | bytes = "") -> Said:
        raw = given if isinstance(given, bytes) else given.encode()
        monkeypatch.setattr(sys, "argv", ["haitang", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(raw), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Said(ended.value.code or 0, out, err)

    return run


@pytest.fixture
def within():
    """`within(url, do)` runs `do(session)` in one transaction of the store."""

    def run(url: str, do):
        async def in_it():
            database = Database.open(StoreSettings(url=url))
            try:
                async with database.write() as session:
                    return await do(session)
            finally:
                await database.aclose()

        return asyncio.run(in_it())

    return run


@pytest.fixture
def morning(in_an_empty_folder: Path) -> Path:
    """The first sixty messages of the two days."""
    path = in_an_empty_folder / "morning.jsonl"
    with TWO_DAYS.open(encoding="utf-8") as file:
        path.write_text("".join(islice(file, 60)), encoding="utf-8")
    return path
