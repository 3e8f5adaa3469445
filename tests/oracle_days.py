"""Working days of China and the festivals of a committee, 2026 and 2027, from the notice and the almanac.

2026 by the State Council's notice; that for 2027 is not out: its weekends and statutory days.
"""

from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


def days(first: date, last: date) -> set[date]:
    """Both ends included."""
    return {first + n * DAY for n in range((last - first).days + 1)}


OFF = {
    *days(date(2026, 1, 1), date(2026, 1, 3)),
    *days(date(2026, 2, 15), date(2026, 2, 23)),
    *days(date(2026, 4, 4), date(2026, 4, 6)),
    *days(date(2026, 5, 1), date(2026, 5, 5)),
    *days(date(2026, 6, 19), date(2026, 6, 21)),
    *days(date(2026, 9, 25), date(2026, 9, 27)),
    *days(date(2026, 10, 1), date(2026, 10, 7)),
    date(2027, 1, 1),
    *days(date(2027, 2, 5), date(2027, 2, 8)),
    date(2027, 4, 5),
    *days(date(2027, 5, 1), date(2027, 5, 2)),
    date(2027, 6, 9),
    date(2027, 9, 15),
    *days(date(2027, 10, 1), date(2027, 10, 3)),
}
MADE_UP = {
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
}


@dataclass(frozen=True)
class Feast:
    """A festival whose card is put up: its name on the card, its own days, when it is asked, when work goes on after it."""

    name: str
    days: tuple[tuple[str, date], ...]
    asked: date
    back: date

    @property
    def first(self) -> date:
        """The day its steps are counted from."""
        return self.days[0][1]

    @property
    def pack(self) -> str:
        """What its items carry."""
        return f"{self.name}{self.first.year}"


FEASTS = (
    Feast("春节", (("春节", date(2026, 2, 17)),), date(2026, 1, 3), date(2026, 2, 24)),
    Feast("端午", (("端午", date(2026, 6, 19)),), date(2026, 5, 15), date(2026, 6, 22)),
    Feast(
        "双节",
        (("中秋", date(2026, 9, 25)), ("国庆", date(2026, 10, 1))),
        date(2026, 8, 21),
        date(2026, 10, 8),
    ),
    Feast("春节", (("春节", date(2027, 2, 6)),), date(2026, 12, 23), date(2027, 2, 9)),
    Feast("端午", (("端午", date(2027, 6, 9)),), date(2027, 5, 5), date(2027, 6, 14)),
    Feast(
        "双节",
        (("中秋", date(2027, 9, 15)), ("国庆", date(2027, 10, 1))),
        date(2027, 8, 11),
        date(2027, 10, 4),
    ),
    Feast("春节", (("春节", date(2028, 1, 26)),), date(2027, 12, 12), date(2028, 1, 31)),
)
LANTERNS = {date(2026, 3, 3), date(2027, 2, 20), date(2028, 2, 9)}  # 正月十五
KITCHEN_GOD = {date(2026, 2, 10), date(2027, 1, 30), date(2028, 1, 19)}  # 腊月二十三


def worked(day: date) -> bool:
    """Whether people work that day."""
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def worked_before(day: date) -> date:
    """The day, or the last working day before it."""
    while not worked(day):
        day -= DAY
    return day


def worked_after(day: date) -> date:
    """The day, or the first working day after it."""
    while not worked(day):
        day += DAY
    return day
