from datetime import datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered


class Token(Numbered):
    """A machine's key to the API. Only the SHA-256 of its secret is kept; `scopes` are words of `db.words.Scope`."""

    __tablename__ = "tokens"

    name: Mapped[str] = mapped_column(String(40), unique=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
