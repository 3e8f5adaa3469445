"""The days a holiday notice names: one, or from one to another, the year and the month often left out.

A weekday behind a day stands as 「<3>」, Monday 0 (union/festivals/notice_sentences.py).
"""

import re
from datetime import date, timedelta

from union.core.almanac import festivals
from union.festivals.notice_values import Trouble

ONE_DAY = timedelta(days=1)
LONGEST = timedelta(days=40)
TO = r"(?:至|到|[-–—―~〜]{1,2})"
_POINT = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号](?:<\d+>)?"
# 「4月4-6日」: the sign of the day stands at the end only.
_SHORT = r"(?:\d{4}年)?\d{1,2}月\d{1,2}(?:<\d+>)?"
DAYS = rf"{_POINT}(?:{TO}{_POINT})?|{_SHORT}{TO}{_POINT}"
PARTS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号]?(?:<(?P<weekdays>\d+)>)?"
)
SAID_WEEKDAYS = "一二三四五六日"


class ImpossibleDays(Exception):
    """Days that cannot be: says what is wrong with them."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Calendar:
    """Fills in the years and months of one paragraph: a day is the one nearest to its festival."""

    def __init__(self, year: int, names: tuple[str, ...]) -> None:
        self._year = year
        self._anchor = festivals.date_of(names[0], year) if names else None
        self._last: date | None = None
        self._points: list[date] = []

    def days(self, text: str) -> tuple[list[date], list[tuple[date, int]]]:
        """The days of 「2月15日<6>至23日<0>」, and the weekdays said; raises Unreadable."""
        weekdays: list[tuple[date, int]] = []
        ends = []
        for part in PARTS.finditer(text):
            ends.append(self._point(part))
            said = [int(sign) for sign in part["weekdays"] or ""]
            # 「9日、10日（周六、周日）」: the last weekdays belong to the last days.
            weekdays += zip(self._points[-len(said) :], said, strict=False) if said else []
        first, last = ends[0], ends[-1]
        if not first <= last <= first + LONGEST:
            raise ImpossibleDays(Trouble.BACKWARDS)
        return [first + number * ONE_DAY for number in range((last - first).days + 1)], weekdays

    def _point(self, part: re.Match[str]) -> date:
        if part["month"] is None and self._last is None:
            raise ImpossibleDays(Trouble.UNREAD)
        month = int(part["month"]) if part["month"] or self._last is None else self._last.month
        if part["year"]:
            found = _day(int(part["year"]), month, int(part["day"]))
        elif part["month"] is None and self._last is not None:
            found = _day(self._last.year, month, int(part["day"]))
        else:
            found = self._nearest(month, int(part["day"]))
        if abs(found.year - self._year) > 1:
            raise ImpossibleDays(Trouble.OTHER_YEAR)
        self._last = found
        self._anchor = self._anchor or found
        self._points.append(found)
        return found

    def _nearest(self, month: int, day: int) -> date:
        """The day in the year before, this one or the next; 29 February only where there is one."""
        anchor = self._anchor
        if anchor is None:
            return _day(self._year, month, day)
        near = min(
            (anchor.year - 1, anchor.year, anchor.year + 1),
            key=lambda year: abs((year - anchor.year) * 12 + month - anchor.month),
        )
        return _day(near, month, day)


def quoted(text: str) -> str:
    """A stretch of the plain text as it is said back, its weekdays in words."""
    return re.sub(r"<(\d+)>", lambda found: _bracket(found[1]), text).strip("。;,")


def _bracket(weekdays: str) -> str:
    return "（" + "、".join(f"周{SAID_WEEKDAYS[int(sign)]}" for sign in weekdays) + "）"


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDays(Trouble.NO_SUCH_DAY) from None
