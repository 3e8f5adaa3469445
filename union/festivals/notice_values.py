"""What an official holiday notice says, as values: its arrangements, and what in it cannot be followed.

Reading one is union/festivals/notice_reader.py; laying it over the calendar is union/festivals/known_holidays.py's.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from union.core.almanac import festivals


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
        """Every make-up working day, by date."""
        return tuple(sorted({day for part in self.parts for day in part.work}))

    @property
    def missing(self) -> tuple[str, ...]:
        """The statutory festivals it does not speak of."""
        named = {name for part in self.parts for name in part.festivals}
        return tuple(name for name in festivals.statutory() if name not in named)

    @property
    def whole(self) -> bool:
        """Whether it arranges the whole year."""
        return not self.missing


class Trouble(StrEnum):
    """What can be wrong with a notice's text; the sentences are union/festivals/notice_texts.py's."""

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
