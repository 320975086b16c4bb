from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Numbered, word
from db.words import AccountRole


class Account(Numbered):
    """A sign-in to the console. A `demo` account opens nothing unless the program runs as a demo."""

    __tablename__ = "accounts"

    username: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[AccountRole] = mapped_column(word(AccountRole))
    department_id: Mapped[int | None] = mapped_column(ForeignKey("departments.id"))
    demo: Mapped[bool] = mapped_column(Boolean, default=False)
    disabled: Mapped[bool] = mapped_column(Boolean, default=False)
    failures: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None]
