"""Days and times of day in the workbook; the town lives by the clock of Asia/Shanghai, which has no summer time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from openpyxl.utils.datetime import from_excel

from db.town.cells import UnfitError, text_of

_TOWN = ZoneInfo("Asia/Shanghai")
_DAY = timedelta(days=1)
_YEARS = range(2000, 2100)
_SERIAL = range(36526, 73051)  # Excel's numbers of the days of these years
_WRITTEN = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:[ T]?(?P<hour>\d{1,2})[:：时](?P<minute>\d{2})分?(?:[:：](?P<second>\d{2}))?)?"
)
_PACKED = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day and a time. As an `end`, a day alone is counted in: it ends with that day.

    Excel cannot tell a day from its midnight; a cell that it keeps as a date is a day alone.
    """

    end: bool = False

    @property
    def hint(self) -> str:
        return f"日期，例如 2026-11-20 或 2026-11-20 08:30{'，只写日期时含当天' if self.end else ''}"

    def read(self, cell: object) -> datetime | None:
        if cell is None or cell == "":
            return None
        try:
            return self._read(cell)
        except (ValueError, OverflowError):
            raise UnfitError("看不懂这个日期，请写成 2026-11-20 或 2026-11-20 08:30") from None

    def settle(self, stored: datetime | None) -> datetime | None:
        return stored.astimezone(_TOWN).replace(microsecond=0) if stored else None

    def show(self, value: datetime | None) -> str:
        if value is None:
            return ""
        if value.time() == time():
            return f"{value - _DAY if self.end else value:%Y-%m-%d}"
        return f"{value:%Y-%m-%d %H:%M}" + (f":{value:%S}" if value.second else "")

    def _read(self, cell: object) -> datetime | None:
        if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIAL:
            cell = from_excel(cell)
        if isinstance(cell, datetime):
            return self._moment(cell.replace(microsecond=0), exact=cell.time() != time())
        if isinstance(cell, date):
            return self._moment(datetime.combine(cell, time()), exact=False)
        return self._from_text(text_of(cell))

    def _from_text(self, text: str) -> datetime | None:
        if not text:
            return None
        found = _WRITTEN.fullmatch(text) or _PACKED.fullmatch(text)
        if found is None:
            raise ValueError(text)
        parts = {unit: int(digits) for unit, digits in found.groupdict().items() if digits}
        return self._moment(datetime(**parts), exact="hour" in parts)  # type: ignore[arg-type]  # noqa: DTZ001  the zone follows

    def _moment(self, local: datetime, *, exact: bool) -> datetime:
        if local.year not in _YEARS:
            raise ValueError(local)
        return (local if exact or not self.end else local + _DAY).replace(tzinfo=_TOWN)
