"""What both peers write: one table, keywords from the subjects' names, one ORM insert and one commit a message.

As a competent user would have it in an afternoon; SQLite in WAL, as everybody advises. Nothing is grouped, assigned or told.
"""

from datetime import datetime
from pathlib import Path

import yaml
from sqlalchemy import String, Text, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

import classifiers
from benchmarks.day import Spoken

_DATA = Path(classifiers.__file__).parent / "data"


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "heard"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(64), unique=True)
    group: Mapped[str] = mapped_column("group_code", String(64))
    sender: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    hit: Mapped[str | None] = mapped_column(String(64))


def keywords() -> frozenset[str]:
    """The words that name a category's kinds of matters: 停水, 路灯不亮, …"""
    taxonomy = yaml.safe_load((_DATA / "taxonomy.yaml").read_text(encoding="utf-8"))
    return frozenset(name for category in taxonomy["categories"] for name in category["subs"])


def open_table(url: str) -> Session:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    Base.metadata.create_all(engine)
    return Session(engine)


def keep(session: Session, said: Spoken, hit: str | None) -> None:
    session.add(Row(number=said.number, group=said.group, sender=said.sender, text=said.text, at=said.at, hit=hit))
    session.commit()


def require(session: Session, count: int) -> None:
    """All are stored; a bot framework may log an error and go on."""
    stored = session.scalar(select(func.count()).select_from(Row))
    if stored != count:
        raise RuntimeError(f"{stored} of {count} messages were stored")
