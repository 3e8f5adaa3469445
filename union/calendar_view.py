"""Which days of the calendar somebody asks to see: 今天, 下周, 12月, 2027年2月; the coming days if nothing is said."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from union import period

ONE_DAY = timedelta(days=1)
MONTH = re.compile(r"(?:(?P<year>20\d\d)[年/.-])?(?P<month>1[0-2]|0?[1-9])(?:月份?)?")
NAMED_DAYS = {"今天": 0, "今日": 0, "明天": 1, "后天": 2, "昨天": -1}
NAMED_WEEKS = {"本周": 0, "这周": 0, "这个星期": 0, "下周": 1, "下个星期": 1, "上周": -1}
NAMED_MONTHS = {"本月": 0, "这个月": 0, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}


@dataclass(frozen=True, slots=True)
class View:
    """Days to show, `end` exclusive; `month` (year, month) when it is a calendar month, so that it can be paged."""

    first: date
    end: date
    month: tuple[int, int] | None = None


def view(text: str, today: date) -> View | None:
    """The days asked for, None when the words name none."""
    said = text.strip().removesuffix("日程").strip()
    if not said:
        return coming(today)
    if said in NAMED_DAYS:
        day = today + NAMED_DAYS[said] * ONE_DAY
        return View(day, day + ONE_DAY)
    if said in NAMED_WEEKS:
        monday = today - today.weekday() * ONE_DAY + NAMED_WEEKS[said] * 7 * ONE_DAY
        return View(monday, monday + 7 * ONE_DAY)
    if said in NAMED_MONTHS:
        return of_month(today.year, today.month + NAMED_MONTHS[said])
    return _month_named(said, today)


def coming(today: date) -> View:
    """From today to the end of next week."""
    return View(today, today - today.weekday() * ONE_DAY + 14 * ONE_DAY)


def of_month(year: int, month: int) -> View:
    """A calendar month; a month number below 1 or past 12 carries into the year."""
    found = period.month(year, month)
    return View(found.first, found.end, (found.first.year, found.first.month))


def _month_named(said: str, today: date) -> View | None:
    """A bare month looks ahead: 「2月」 asked in November is next February; last month stays last month."""
    found = MONTH.fullmatch(said)
    if found is None:
        return None
    month = int(found["month"])
    if found["year"]:
        return of_month(int(found["year"]), month)
    return of_month(today.year if month >= today.month - 1 else today.year + 1, month)
