"""All settings: defaults, then config.yaml, then the environment (`HAITANG_SECTION__KEY`). Each package owns its section.

A key that nobody knows is refused with its path and the nearest right one; nothing is silently ignored.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError
from rapidfuzz import process

from api.settings import WebSettings
from bot.settings import InboxSettings, OutboxSettings, TipsSettings
from cases.settings import CasesSettings
from classifiers import ClassifierSettings
from db.settings import StoreSettings

PREFIX = "HAITANG_"
CONFIG_VARIABLE = f"{PREFIX}CONFIG"
DEFAULT_PATH = Path("config.yaml")
DEMO_STORE = "sqlite:///var/demo.sqlite3"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True
    )

    store: StoreSettings = StoreSettings()
    inbox: InboxSettings = InboxSettings()
    outbox: OutboxSettings = OutboxSettings()
    cases: CasesSettings = CasesSettings()
    classifiers: ClassifierSettings = ClassifierSettings()
    tips: TipsSettings = TipsSettings()
    web: WebSettings = WebSettings()
    channels: Mapping[str, Mapping[str, Any]] = Field(default_factory=lambda: {"simulator": {}})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is passed in comes from the file, and the environment goes before the file."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the settings: `path` as "store.url", `why` in Chinese."""

    path: str
    why: str


class BadSettingsError(Exception):
    def __init__(self, source: str, faults: Iterable[Fault]) -> None:
        self.source, self.faults = source, tuple(faults)
        lines = "".join(f"\n  {fault.path}: {fault.why}" for fault in self.faults)
        super().__init__(f"配置有误（{source}）：{lines}")


def load(path: Path | None = None) -> Settings:
    """The settings of `path`, else of $HAITANG_CONFIG, else of ./config.yaml, else the defaults. Raises BadSettingsError."""
    path = path or Path(os.environ.get(CONFIG_VARIABLE, DEFAULT_PATH))
    named = path != DEFAULT_PATH
    written = _read(path) if named or path.exists() else {}
    if unknown := _unknown_variables():
        raise BadSettingsError("环境变量", unknown)
    try:
        return Settings(**written)
    except ValidationError as error:
        raise BadSettingsError(str(path), [_fault(detail) for detail in error.errors()]) from None
    except SettingsError as error:
        raise BadSettingsError("环境变量", [Fault(PREFIX, str(error))]) from None


def replaced(
    settings: Settings, *, store_url: str | None = None, host: str | None = None, port: int | None = None, demo: bool = False
) -> Settings:
    """What the command line says goes before everything else. A demo has a store of its own unless one is named."""
    url = store_url or (DEMO_STORE if demo else None)
    changed = {"host": host or ("127.0.0.1" if demo else None), "port": port}
    web = settings.web.model_copy(update={key: value for key, value in changed.items() if value is not None})
    store = StoreSettings(url=url, pool=settings.store.pool) if url else settings.store
    channels = {"simulator": {}} if demo else settings.channels
    return settings.model_copy(update={"web": web, "store": store, "channels": channels})


def _read(path: Path) -> dict[str, Any]:
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettingsError(str(path), [Fault("文件", f"读不到：{error.strerror}")]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadSettingsError(str(path), [Fault("文件", f"不是正确的 YAML: {error}")]) from None
    if written is None:
        return {}
    if not isinstance(written, dict) or not all(isinstance(key, str) for key in written):
        raise BadSettingsError(str(path), [Fault("文件", "最外层应当是“名称：值”")])
    return written


def _unknown_variables() -> list[Fault]:
    sections = list(Settings.model_fields)
    named = (name for name in os.environ if name.startswith(PREFIX) and name != CONFIG_VARIABLE)
    return [
        Fault(name, f"没有这一项{_nearest(name.removeprefix(PREFIX).partition('__')[0].lower(), sections)}")
        for name in named
        if name.removeprefix(PREFIX).partition("__")[0].lower() not in sections
    ]


def _fault(detail: ErrorDetails) -> Fault:
    path = ".".join(str(step) for step in detail["loc"])
    if detail["type"] == "extra_forbidden":
        *parents, key = detail["loc"]
        return Fault(path, f"没有这一项{_nearest(str(key), _keys_at(parents))}")
    return Fault(path, f"{_REASONS.get(detail['type'], detail['msg'])}，现在写的是 {detail['input']!r}")


def _keys_at(parents: Iterable[int | str]) -> list[str]:
    """The keys that may stand where `parents` lead."""
    model: type[BaseModel] = Settings
    for step in parents:
        annotation = model.model_fields[str(step)].annotation
        found = next((kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, type)), None)
        if found is None or not issubclass(found, BaseModel):
            return []
        model = found
    return list(model.model_fields)


def _nearest(key: str, known: Iterable[str]) -> str:
    found = process.extractOne(key, list(known), score_cutoff=50)
    return f", 是不是 {found[0]}？" if found else ""


_REASONS = {
    "int_parsing": "应当是整数",
    "int_type": "应当是整数",
    "float_parsing": "应当是数字",
    "bool_parsing": "应当是 true 或 false",
    "string_type": "应当是文字",
    "missing": "缺少这一项",
    "greater_than_equal": "太小",
    "greater_than": "太小",
    "less_than_equal": "太大",
    "time_parsing": "应当是时刻，例如 08:30",
    "date_from_datetime_parsing": "应当是日期，例如 2026-10-01",
    "date_parsing": "应当是日期，例如 2026-10-01",
}
