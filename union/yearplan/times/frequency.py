"""How often: 每学期一次, 每年两次, 全年不少于四次, 一年一度, as rules over the plan's year.

The reader knows 每月 and 每周二; here its rules learn their counts, and schools their terms.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole

NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
# 每学期召开两次, 每学年一次, 一学期一次, 一年一度
TERMLY = Regex(
    r"(?:每个?|(?<![\d第])一个?|各)(?P<unit>学期|学年)(?:[初末]|开学初|期末)?|(?P<quarter>(?<![一二三四1-4每本])季度?末(?!考))|按(?P<period>季度?|月)(?!份|饼)|(?P<rate>(?<![\d一二三四五六七八九十第])一年(?=不少于|至少|不低于))|(?P<half>(?<![上下本前后每一个第])半年(?=[^,。;]{0,4}(?:[一1两2]次|一[回期轮场])))|(?P<yearly>一年一[度次]|一年1次|每年度)(?=的|召开|举[办行]|开展|进行|评|职|教|考|工会|先)"
)
TIMES = Regex(
    rf"(?P<few>{NUMBER})(?:[-~至到、或]{{1,2}}(?P<many>{NUMBER}))?(?:个?人?)?(?:次|场次?|期|回|轮)(?!会议?精神|会上)"
)
NO_ORDINAL = Regex(r"第$|[届第]\s?$")
REACH = 24  # signs behind the rate within which its count stands
A_YEAR = {"YEARLY": 1, "MONTHLY": 12, "WEEKLY": 52, "DAILY": 365}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS, QUARTERS, MOST = 12, 4, 31


class Termly(NamedTuple):
    """A rate in terms or school years: where it stands and how many a year."""

    begin: int
    end: int
    a_year: int


def termly(text: str) -> Iterator[Termly]:
    """The rates the reader does not know."""
    for found in TERMLY.finditer(text):
        yield Termly(found.start(), found.end(), _a_year(found))


def _a_year(found: re.Match[str]) -> int:
    if found["period"] == "月":
        return MONTHS
    if found["quarter"] or found["period"]:
        return QUARTERS
    return 2 if found["unit"] == "学期" or found["half"] else 1


def count_behind(text: str, at: int, end: int) -> int | None:
    """「两次」, 「1-2次」 (the lesser) shortly behind a place; None where no count stands there."""
    found = TIMES.search(text, at, min(end, at + REACH))
    if found is None or NO_ORDINAL.search(text[max(0, found.start() - 1) : found.start()]):
        return None
    return whole(found["few"])


def rule(a_year: int) -> str:
    """The rule for so many times a year, spread evenly: 2 is every six months."""
    if a_year <= 1:
        return "FREQ=YEARLY"
    if a_year <= MONTHS and MONTHS % a_year == 0:
        step = MONTHS // a_year
        return "FREQ=MONTHLY" if step == 1 else f"FREQ=MONTHLY;INTERVAL={step}"
    if a_year < MONTHS:
        months = ",".join(str(1 + i * MONTHS // a_year) for i in range(a_year))
        return f"FREQ=YEARLY;BYMONTH={months}"
    if a_year % MONTHS == 0 and a_year // MONTHS < MOST:
        return f"FREQ=MONTHLY;BYMONTHDAY={_spread(a_year // MONTHS, 30)}"
    a_week = max(1, round(a_year / 52))
    if a_year < 45:
        return f"FREQ=WEEKLY;INTERVAL={max(1, round(52 / a_year))}"
    days = ",".join(WEEKDAYS[i * 7 // a_week] for i in range(min(a_week, 7)))
    return f"FREQ=WEEKLY;BYDAY={days}" if a_week > 1 else "FREQ=WEEKLY"


def _spread(count: int, days: int) -> str:
    return ",".join(str(1 + i * days // count) for i in range(count))


def counted(rrule: str, times: int | None) -> str:
    """A bare rule, 「每月」, with its count: 「每月两次」; one that names days stays as it is."""
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    if not times or times == 1 or not parts.keys() <= {"FREQ", "INTERVAL"} or parts.get("FREQ") not in A_YEAR:
        return rrule
    return rule(max(1, times * A_YEAR[parts["FREQ"]] // int(parts.get("INTERVAL", "1"))))
