"""All settings: defaults, then config.yaml, then the environment (`HAITANG_SECTION__KEY`). Each package owns its section.

A key that nobody knows is refused with its path and the nearest right one; nothing is silently ignored.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from api.settings import WebSettings
from bot.settings import InboxSettings, OutboxSettings, TipsSettings
from cases.settings import CasesSettings
from classifiers import ClassifierSettings
from db.settings import StoreSettings
from haitang.config_file import UnreadableConfigError, read
from haitang.setting_faults import PREFIX, BadSettingsError, Fault, fault_of, unknown_variables

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


def load(path: Path | None = None) -> Settings:
    """The settings of `path`, else of $HAITANG_CONFIG, else of ./config.yaml, else the defaults. Raises BadSettingsError."""
    path = path or Path(os.environ.get(CONFIG_VARIABLE) or DEFAULT_PATH)
    if unknown := unknown_variables(Settings, besides=CONFIG_VARIABLE):
        raise BadSettingsError("环境变量", unknown)
    try:
        return Settings(**_written(path))
    except ValidationError as error:
        raise BadSettingsError(str(path), [fault_of(detail, Settings) for detail in error.errors()]) from None
    except SettingsError as error:  # a section that is given whole, as JSON
        raise BadSettingsError("环境变量", [Fault(PREFIX, f"整段写的要是正确的 JSON：{error}")]) from None


def replaced(
    settings: Settings, *, store_url: str | None = None, host: str | None = None, port: int | None = None, demo: bool = False
) -> Settings:
    """What the command line says goes before everything else. A demo has a store of its own unless one is named.

    Raises BadSettingsError.
    """
    url = store_url or (DEMO_STORE if demo else None)
    changed = {"host": host or ("127.0.0.1" if demo else None), "port": port}
    web = settings.web.model_copy(update={key: value for key, value in changed.items() if value is not None})
    store = _named_store(url, settings.store.pool) if url else settings.store
    channels = {"simulator": {}} if demo else settings.channels
    return settings.model_copy(update={"web": web, "store": store, "channels": channels})


def _written(path: Path) -> dict[str, Any]:
    """What the file says; a section that holds only comments says nothing. No file is an empty one, unless it was asked for."""
    if path == DEFAULT_PATH and not path.exists():
        return {}
    try:
        written = read(path)
    except UnreadableConfigError as error:
        raise BadSettingsError(str(path), [Fault("文件", str(error))]) from None
    return {key: value for key, value in written.items() if value is not None or key not in Settings.model_fields}


def _named_store(url: str, pool: int) -> StoreSettings:
    try:
        return StoreSettings(url=url, pool=pool)
    except ValidationError as error:
        faults = [Fault("--db", str(detail["ctx"]["error"])) for detail in error.errors()]
        raise BadSettingsError("命令行", faults) from None
