"""The store's section of config.yaml."""

from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


class StoreSettings(BaseModel):
    """Where the town's data lies."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)  # the default, too, is made to our driver

    url: str = Field(
        default="sqlite:///var/haitang.sqlite3",
        description="SQLite file (embedded) or postgresql://user:password@host/database; the password belongs in the environment",
    )
    pool: int = Field(default=8, ge=1, le=64, description="connections to PostgreSQL a process; SQLite: readers")

    @field_validator("url")
    @classmethod
    def _known_engine(cls, url: str) -> str:
        """Any spelling of the two engines, made to the driver that we ship."""
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise ValueError("写成 sqlite:///文件路径 或 postgresql://用户:密码@主机/库名") from None
        backend = parsed.get_backend_name()
        if backend not in _DRIVERS:
            raise ValueError(f"不支持 {backend}，只能用 sqlite 或 postgresql")
        if backend == "sqlite" and parsed.database in {None, "", ":memory:"}:
            raise ValueError("SQLite 要有文件，写成 sqlite:///文件路径")
        return parsed.set(drivername=_DRIVERS[backend]).render_as_string(hide_password=False)
