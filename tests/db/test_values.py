"""What goes in comes out: words as enums, moments in UTC, nothing without a time zone."""

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from sqlalchemy import Enum, inspect, select, text
from sqlalchemy.exc import StatementError

from db.base import Base
from db.models import Account, Case, Counter, Token
from db.words import AccountRole

MOMENT = datetime(2026, 11, 23, 21, 30, 15, 123456, tzinfo=timezone(timedelta(hours=8)))


def token(created_at):
    return Token(name="x", secret_hash="x", scopes=["read"], created_at=created_at)


async def test_a_moment_comes_back_aware_and_in_utc(database):
    async with database.write() as session:
        session.add(token(MOMENT))
    async with database.read() as session:
        found = (await session.scalars(select(Token.created_at))).one()
    assert found == MOMENT
    assert found.tzinfo is UTC or found.utcoffset() == timedelta(0)


async def test_the_store_holds_utc_whoever_looks(database):
    async with database.write() as session:
        session.add(token(MOMENT))
    async with database.read() as session:
        zone = " AT TIME ZONE 'UTC'" if not database.embedded else ""
        raw = await session.scalar(text(f"SELECT created_at{zone} FROM tokens"))  # noqa: S608  our own words
    assert str(raw).startswith("2026-11-23 13:30:15.123456")


async def test_a_moment_without_a_zone_is_refused(database):
    with pytest.raises(StatementError, match="naive time"):
        async with database.write() as session:
            session.add(token(MOMENT.replace(tzinfo=None)))
    with pytest.raises(StatementError, match="naive time"):
        async with database.read() as session:
            await session.scalar(select(Token).where(Token.created_at > MOMENT.replace(tzinfo=None)))


async def test_moments_compare_across_zones(database):
    async with database.write() as session:
        session.add(token(MOMENT))
    async with database.read() as session:
        earlier = select(Token.id).where(Token.created_at < (MOMENT + timedelta(minutes=1)).astimezone(UTC))
        assert await session.scalar(earlier) is not None


async def test_every_word_comes_back_as_its_enum(furnished):
    async with furnished.read() as session:
        for mapper in Base.registry.mappers:
            row = (await session.scalars(select(mapper.class_).limit(1))).one()
            for column in (each for each in inspect(mapper.class_).columns if isinstance(each.type, Enum)):
                value = getattr(row, column.key)
                assert value is None or isinstance(value, StrEnum), f"{mapper.class_.__name__}.{column.key}"
                assert value is None or type(value) is column.type.enum_class


async def test_a_word_that_is_none_is_refused_before_it_reaches_the_store(database):
    with pytest.raises(StatementError):
        async with database.write() as session:
            session.add(Account(username="x", name="x", password_hash="x", role="king"))


async def test_json_and_absence_come_back_as_they_went_in(database):
    async with database.write() as session:
        session.add(Token(name="甲", secret_hash="a", scopes=["读", "办"], created_at=MOMENT))
        session.add(Account(username="y", name="海棠🌸", password_hash="x", role=AccountRole.DESK))
    async with database.read() as session:
        row = (await session.scalars(select(Token))).one()
        account = (await session.scalars(select(Account))).one()
    assert (row.scopes, row.revoked_at) == (["读", "办"], None)
    assert (account.name, account.locked_until, account.disabled) == ("海棠🌸", None, False)


async def test_two_people_who_change_one_case_at_once_do_not_overwrite_each_other(furnished):
    from sqlalchemy.orm.exc import StaleDataError

    async with furnished.read() as session:
        mine = (await session.scalars(select(Case))).one()
    async with furnished.write() as session:
        (await session.scalars(select(Case))).one().title = "她改的"

    async def overwrite():
        async with furnished.write() as session:
            session.add(mine)
            mine.title = "我改的"

    with pytest.raises(StaleDataError):
        await overwrite()


async def test_a_write_is_all_or_nothing(database):
    async def break_off():
        async with database.write() as session:
            session.add(Counter(name="half", value=1))
            await session.flush()
            raise KeyError("half-way")

    with pytest.raises(KeyError, match="half-way"):
        await break_off()
    async with database.read() as session:
        assert await session.get(Counter, "half") is None


async def test_a_write_is_seen_after_it_ended_and_not_before(database):
    async with database.write() as session:
        session.add(Counter(name="n", value=1))
        await session.flush()
        async with database.read() as other:
            assert await other.get(Counter, "n") is None
    async with database.read() as other:
        assert (await other.get(Counter, "n")).value == 1


async def test_a_reader_sees_one_moment_however_long_she_looks(database):
    """Else an audit on a busy town would see a case of one moment and the history of another."""
    async with database.write() as session:
        session.add(Counter(name="n", value=1))
    async with database.read() as reader:
        assert await reader.scalar(select(Counter.value)) == 1
        async with database.write() as session:
            (await session.get_one(Counter, "n")).value = 2
        assert await reader.scalar(select(Counter.value)) == 1


async def test_reading_writes_nothing(database):
    async with database.read() as session:
        session.add(Counter(name="n", value=1))
        if not database.embedded:
            await session.flush()
    async with database.read() as session:
        assert await session.get(Counter, "n") is None
