"""What an official holiday notice says, as values: its arrangements, and what in it cannot be followed; and the holidays of a year
as far as they are known: adopted, published, or those of the law alone.

Reading one is union/festivals/notice_reader.py's; the days themselves are decided in union/core/almanac/days_off.py and
union/core/almanac/festivals.py.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from union.core.almanac import days_off, festivals
from union.core.period import A_DAY, Period
from union.core.records import dataclass
from union.events.model import Event


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One paragraph: its festivals (names of festivals.toml), the days off and the make-up days, by date."""

    festivals: tuple[str, ...]
    off: tuple[date, ...]
    work: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """The notice of one year. A later one about some festivals only is not `whole`: it is laid over the first."""

    year: int
    parts: tuple[Arrangement, ...]

    @property
    def off(self) -> tuple[date, ...]:
        """Every day named as off, by date; the weekends within a span too."""
        return tuple(sorted({day for part in self.parts for day in part.off}))

    @property
    def work(self) -> tuple[date, ...]:
        return tuple(sorted({day for part in self.parts for day in part.work}))

    @property
    def missing(self) -> tuple[str, ...]:
        """The statutory festivals it does not speak of."""
        named = {name for part in self.parts for name in part.festivals}
        return tuple(name for name in festivals.statutory() if name not in named)

    @property
    def whole(self) -> bool:
        return not self.missing


class Trouble(StrEnum):
    """What can be wrong with a notice's text; the sentences are union/festivals/notice_reader.py's."""

    NO_NOTICE = "no_notice"
    TOO_LONG = "too_long"
    NO_YEAR = "no_year"
    SEVERAL_YEARS = "several_years"
    UNREAD = "unread"
    NO_DAYS = "no_days"
    NO_SUCH_DAY = "no_such_day"
    BACKWARDS = "backwards"
    OTHER_YEAR = "other_year"
    WEEKDAY = "weekday"
    COUNT = "count"
    NO_WEEKEND = "no_weekend"
    BOTH = "both"
    LEFT_OUT = "left_out"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: in which festivals' paragraph, with which words, on which day.

    `said` and `found` are numbers: days counted (COUNT), weekdays from Monday 0 (WEEKDAY).
    """

    trouble: Trouble
    festivals: tuple[str, ...] = ()
    quote: str = ""
    day: date | None = None
    said: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class ReadNotice:
    """A text read: the notice as far as it could be read, None when it is none; to be applied only without problems."""

    notice: HolidayNotice | None
    problems: tuple[Problem, ...] = ()


# chinesecalendar's names.
PUBLISHED_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "五一",
    "Dragon Boat Festival": "端午",
    "Mid-autumn Festival": "中秋",
    "National Day": "国庆",
}


def arrangements_of_year(year: int, adopted: Sequence[HolidayNotice]) -> list[Arrangement]:
    """The arrangements of a year by date; a later notice about some festivals takes the place of theirs."""
    parts = [] if any(one.whole for one in adopted) else _default_arrangements(year)
    for notice in adopted:
        named = {name for part in notice.parts for name in part.festivals}
        parts = [part for part in parts if not named.intersection(part.festivals)]
        parts += [part for part in notice.parts if part.off]
    return sorted(parts, key=lambda part: part.off)


def calendar(adopted: Sequence[HolidayNotice]) -> days_off.Notice | None:
    """Everything a group has taken over, for its calendar; None for nothing."""
    found: days_off.Notice | None = None
    for year in sorted({one.year for one in adopted}):
        before = found or days_off.Notice(frozenset(), frozenset())
        of_year = [one for one in adopted if one.year == year]
        whole = HolidayNotice(year, tuple(arrangements_of_year(year, of_year)))
        off, work = frozenset(whole.off), frozenset(whole.work)
        replaced = {day for _name, *days in days_off.published(year) for each in days for day in each}
        years = before.years | {year} if any(one.whole for one in of_year) else before.years
        found = days_off.Notice(
            before.off - work | off, before.work - off | work, years, before.ordinary | replaced - off - work
        )
    return found


def _default_arrangements(year: int) -> list[Arrangement]:
    if days_off.announced(year):
        found = days_off.published(year)
        return [
            Arrangement((PUBLISHED_NAMES[name],) if name in PUBLISHED_NAMES else (), off, work)
            for name, off, work in found
        ]
    by_law = {name: festivals.holiday_span(name, year) for name in festivals.statutory()}
    return [
        Arrangement((name,), tuple(first + number * A_DAY for number in range((end - first).days)))
        for name, (first, end) in by_law.items()
    ]


class NoticeSubject(StrEnum):
    """What moved: an item itself, a reminder of one, a month's report or its lock; times left out, or added."""

    ITEM = "item"
    REMINDER = "reminder"
    REPORT = "report"
    LOCK = "lock"
    LEFT_OUT = "left_out"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Moved:
    """One day that is another now; `event` of items and reminders, `month` of reports.

    Of times left out or added `before` and `after` are the first one's day, and `count` is how many they are.
    """

    subject: NoticeSubject
    before: date
    after: date
    event: Event | None = None
    month: Period | None = None
    count: int = 1
