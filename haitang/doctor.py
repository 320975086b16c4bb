"""Is everything as it should be? Each finding says in Chinese what to do about it."""

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import chinese_calendar
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from bot.channels.registry import ChannelSettingsError, Surroundings, UnknownChannelError, open_channels
from cases.calendar import TOWN_ZONE
from cases.clock import wall_clock
from db import migrations
from db.database import Database
from db.models import Account, Department, Group, Warden
from db.words import DepartmentKind, GroupKind, GroupState
from haitang.setting_faults import BadSettingsError
from haitang.settings import Settings, load, replaced
from haitang.store import StoreBusyError, StoreUnreachableError, reached, sole_user

_ROOM = 1024**3  # bytes; below that a busy town fills the disk within weeks
_NOVEMBER = 11  # by then the State Council has usually announced the next year


class Level(StrEnum):
    GOOD = "好"
    HINT = "提示"
    BAD = "要处理"


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    subject: str
    words: str


async def examine(path: Path | None, url: str | None = None) -> AsyncIterator[Finding]:
    """Findings in the order in which they should be dealt with. Never raises for what is wrong with the town."""
    try:
        settings = replaced(load(path), store_url=url)
    except BadSettingsError as error:
        yield Finding(Level.BAD, "配置", f"{error}\n请改好，再运行 haitang doctor。")
        return
    yield Finding(Level.GOOD, "配置", "配置可读，没有写错的项。")
    for finding in (*_clock(wall_clock()), *(disk := _disk(settings))):
        yield finding
    if any(finding.level is Level.BAD for finding in disk):
        return
    file = _file(settings)
    if file is not None and not file.exists():
        yield Finding(
            Level.HINT, "数据库", f"还没有 {file}；第一次运行 haitang serve 会建好。若应当已有，请检查配置 store.url。"
        )
        return
    async for finding in _store(settings):
        yield finding


def _clock(now: datetime) -> list[Finding]:
    local = now.astimezone(TOWN_ZONE)
    findings = [Finding(Level.GOOD, "时钟", f"镇里的时间是 {local:%Y-%m-%d %H:%M}（Asia/Shanghai），不对请校准服务器时钟。")]
    if now < datetime(2026, 11, 1, tzinfo=UTC):
        findings = [
            Finding(Level.BAD, "时钟", f"服务器时间是 {local:%Y-%m-%d}，早于本程序的日期；请先校准时钟，否则时限全错。")
        ]
    if not _calendar_known(local.year):
        findings.append(
            Finding(
                Level.BAD,
                "日历",
                f"没有 {local.year} 年的放假安排，现在只按周一至周五算；请升级程序，或在配置 cases.holidays 和 cases.workdays 里写明。",
            )
        )
    elif local.month >= _NOVEMBER and not _calendar_known(local.year + 1):
        findings.append(
            Finding(
                Level.HINT,
                "日历",
                f"还没有 {local.year + 1} 年的放假安排；国务院通知发布后请升级程序，或写进配置 cases.holidays 和 cases.workdays。",
            )
        )
    return findings


def _calendar_known(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 6, 1))
    except NotImplementedError:
        return False
    return True


def _file(settings: Settings) -> Path | None:
    """Where the embedded store lies; None for PostgreSQL."""
    url = make_url(settings.store.url)
    return Path(url.database).resolve() if url.get_backend_name() == "sqlite" and url.database else None


def _disk(settings: Settings) -> list[Finding]:
    if (file := _file(settings)) is None:
        return []
    folder = next(parent for parent in file.parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return [Finding(Level.BAD, "磁盘", f"{folder} 不能写入；请换一个目录，或改它的权限。")]
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        return [Finding(Level.BAD, "磁盘", f"{folder} 只剩 {free // 1024**2} MB；请清理，至少留出 1 GB。")]
    return [Finding(Level.GOOD, "磁盘", f"{folder} 可写，剩余 {free // 1024**3} GB。")]


async def _store(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with reached(settings.store) as database:
            await migrations.require_current(database)
            yield Finding(Level.GOOD, "数据库", f"结构正确（{migrations.head()}）。")
            for finding in _other_user(settings):
                yield finding
            async for finding in _town(database):
                yield finding
            async for finding in _channels(database, settings):
                yield finding
    except (StoreUnreachableError, migrations.StoreBehindError) as error:
        yield Finding(Level.BAD, "数据库", str(error))


def _other_user(settings: Settings) -> Iterator[Finding]:
    try:
        with sole_user(settings.store):
            return
    except StoreBusyError:
        yield Finding(Level.HINT, "数据库", "另一个 haitang 正在用它。若不是您开着的 serve，请先停掉那一个。")


async def _town(database: Database) -> AsyncIterator[Finding]:
    async with database.read() as session:
        groups = select(func.count()).select_from(Group)
        bound = await session.scalar(groups.where(Group.kind == GroupKind.RESIDENT, Group.state == GroupState.BOUND)) or 0
        unbound = await session.scalar(groups.where(Group.state == GroupState.UNBOUND)) or 0
        desks = await session.scalar(select(func.count()).where(Department.kind == DepartmentKind.DESK)) or 0
        wardens = await session.scalar(select(func.count()).select_from(Warden)) or 0
        accounts = await session.scalar(select(func.count()).select_from(Account).where(~Account.demo, ~Account.disabled)) or 0
    if not desks:
        yield Finding(
            Level.BAD,
            "镇情",
            "还没有镇的资料。请填好表格，再运行：haitang town import 文件.xlsx（样表：haitang town export 样表.xlsx）",
        )
        return
    yield Finding(Level.GOOD, "镇情", f"{bound} 个居民群，{wardens} 名网格员。")
    if unbound:
        yield Finding(Level.HINT, "镇情", f"有 {unbound} 个群没有绑定微网格，里面的话不会处理。请在表格或控制台里绑定。")
    if not accounts:
        yield Finding(Level.HINT, "账号", "还没有值守账号。请运行：haitang account add 用户名 姓名 --role desk")


async def _channels(database: Database, settings: Settings) -> AsyncIterator[Finding]:
    try:
        channels = open_channels(settings.channels, Surroundings(database, wall_clock))
    except (UnknownChannelError, ChannelSettingsError) as error:
        yield Finding(Level.BAD, "渠道", str(error))
        return
    for channel in channels:
        health = await channel.health()
        level = Level.GOOD if health.connected else Level.BAD
        yield Finding(level, f"渠道 {channel.name}", "可用。" if health.connected else health.todo or "没有连上。")
        await channel.aclose()
    if not channels:
        yield Finding(Level.BAD, "渠道", "一个渠道也没有接入，请在配置 channels 里写上。")
