"""The days of a calendar with what stands in them, how many it has, and when the plan of a week is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from union.core.almanac import festivals, workdays
from union.core.almanac.days_off import Notice
from union.core.almanac.lunar import is_new_or_full_moon
from union.core.grouping import grouped
from union.core.groups import Settings, pushed_forward
from union.core.kinds import Kind
from union.core.period import A_DAY
from union.core.records import dataclass
from union.events.model import Occurrence, Status
from union.reminders.lead_times import is_due_by

LATE = timedelta(days=2)  # how long after its time the plan of a week still helps


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day; `off`: True for a weekday off, False for a worked weekend day, None for an ordinary day."""

    day: date
    items: tuple[Occurrence, ...] = ()
    festivals: tuple[str, ...] = ()
    off: bool | None = None

    @property
    def names_moon(self) -> bool:
        """Whether its lunar day belongs beside it: 初一, 十五, and a lunar festival."""
        is_feast = any(festivals.is_lunar(name) for name in self.festivals)
        return is_feast or is_new_or_full_moon(self.day)


@dataclass(frozen=True, slots=True)
class KindTally:
    """How many items of each kind, most first, and how they stand; `late` ones are among the open."""

    kinds: tuple[tuple[Kind, int], ...]
    total: int
    done: int
    open: int
    late: int
    given_up: int


def days(
    first: date, end: date, found: Sequence[Occurrence], region: str, notice: Notice | None
) -> list[CalendarDay]:
    """The days from `first` to before `end` that have an item or a festival; what began before stands on the first."""
    named = grouped(festivals.festivals_between(first, end, region))
    items = grouped((max(one.start.date(), first), one) for one in found)
    return [
        CalendarDay(day, tuple(items.get(day, ())), tuple(named.get(day, ())), unusual(day, notice))
        for day in sorted({*named, *items})
    ]


def unusual(day: date, notice: Notice | None) -> bool | None:
    """True for a weekday off, False for a worked weekend day, None for an ordinary day."""
    works = workdays.is_workday(day, notice)
    return None if works == (day.weekday() < 5) else not works


def holidays(first: date, end: date, notice: Notice | None) -> list[tuple[date, date]]:
    """First and last day of each stretch of days off with a weekday among them, from `first` to before `end`."""
    runs = groupby(_days_in_range(first, end), key=lambda day: workdays.is_workday(day, notice))
    stretches = [list(days) for works, days in runs if not works]
    return [(days[0], days[-1]) for days in stretches if any(unusual(day, notice) for day in days)]


def worked_weekends(first: date, end: date, notice: Notice | None) -> list[date]:
    """The make-up working days (调休上班)."""
    return [day for day in _days_in_range(first, end) if unusual(day, notice) is False]


def moons(first: date, end: date) -> list[date]:
    """Every 初一 and 十五 from `first` to before `end`."""
    return [day for day in _days_in_range(first, end) if is_new_or_full_moon(day)]


def tally(found: Sequence[Occurrence], today: date) -> KindTally:
    counted, standing = Counter(one.event.kind for one in found), Counter(one.status for one in found)
    kinds = tuple(sorted(counted.items(), key=lambda each: (-each[1], list(Kind).index(each[0]))))
    done, opened, given_up = (standing[each] for each in (Status.DONE, Status.OPEN, Status.GIVEN_UP))
    return KindTally(kinds, len(found), done, opened, sum(is_late(one, today) for one in found), given_up)


def is_late(one: Occurrence, today: date) -> bool:
    """Whether it was to be done by a day gone by and is not."""
    return one.status is Status.OPEN and is_due_by(one.event) and one.last_moment.date() < today


def _days_in_range(first: date, end: date) -> Iterator[date]:
    return (first + number * A_DAY for number in range((end - first).days))


def monday_of(day: date) -> date:
    return day - day.weekday() * A_DAY


def telling(monday: date, settings: Settings, notice: Notice | None = None) -> datetime | None:
    """When the plan of that week is told (wall time); None for a week without a working day."""
    week = (day for day in _days_in_range(monday, monday + 7 * A_DAY) if workdays.is_workday(day, notice))
    moments = (datetime.combine(day, settings.reminder_time) for day in week)
    return next((pushed_forward(each, settings) for each in moments), None)


def is_time(wall: datetime, settings: Settings, notice: Notice | None = None) -> bool:
    """Whether the plan of this week may be told now; after two days it is of no more use."""
    moment = telling(monday_of(wall.date()), settings, notice)
    return moment is not None and moment <= wall < moment + LATE
