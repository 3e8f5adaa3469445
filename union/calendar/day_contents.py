"""The days of a calendar with what stands in them, how many it has, when the plan of a week is told; and what is worth pointing out about a new time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from union.core.almanac import festivals, workdays
from union.core.almanac.days_off import MAINLAND, Notice
from union.core.almanac.lunar import is_new_or_full_moon
from union.core.almanac.workdays import is_workday
from union.core.grouping import grouped
from union.core.groups import Settings, pushed_forward
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, OF_A_DAY, Grain
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Owner, Status
from union.events.recurrence_rules import pattern
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


AT_LEAST = timedelta(hours=1)  # how long somebody is busy with an item whose end was not said
SHORT_SPAN = timedelta(days=3)
AT_WORK = frozenset({Kind.MEETING, Kind.TRAINING, Kind.VISIT})
WEEKEND = Regex("[周週][六日末天]|(?:星期|礼拜)[六日天]|双休")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two items at the same hour; `owners` answer for both, none: the 负责人 is needed at both."""

    one: Occurrence
    other: Occurrence
    owners: tuple[Owner, ...] = ()


def clash(times: Iterable[Occurrence], others: Sequence[Occurrence], chiefs: Iterable[int]) -> Clash | None:
    """The first of these times at which an owner or the 负责人 (by person's number) is needed elsewhere, too."""
    in_charge = frozenset(chiefs)
    for one, other in ((one, other) for one in times for other in others if _meet(one, other)):
        shared = tuple(each for each in one.event.owners if _is_owner_among(each, other.event.owners))
        if shared or (_needs(one.event, in_charge) and _needs(other.event, in_charge)):
            return Clash(one, other, shared)
    return None


def day_off(
    times: Iterable[Occurrence], notice: Notice | None, region: str
) -> tuple[Occurrence, str | None] | None:
    """The first of these times on a day off that its writer may not have thought of, with the holiday's name."""
    for one in times:
        day, event = one.start.date(), one.event
        is_span = event.grain is Grain.DAY and one.end is not None and one.end - one.start > SHORT_SPAN
        if event.grain not in OF_A_DAY or is_span or is_workday(day, notice):  # 「1月頭」 has workdays, too
            continue
        name = _holiday(day, notice, region)
        if _is_day_intended(event, name) or is_due_by(event) or event.kind is Kind.FESTIVAL:
            continue
        if name is not None or day.weekday() < 5 or event.kind in AT_WORK:
            return one, name
    return None


def _meet(one: Occurrence, other: Occurrence) -> bool:
    if one.event.id == other.event.id or not (_is_attended(one) and _is_attended(other)):
        return False
    return one.start < _until(other) and other.start < _until(one)


def _is_attended(one: Occurrence) -> bool:
    """Whether people are somewhere at that hour; a deadline at five keeps nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and one.event.grain is Grain.MINUTE and one.status is Status.OPEN


def _until(one: Occurrence) -> datetime:
    return max(one.end, one.start + AT_LEAST)


def _is_owner_among(owner: Owner, others: Iterable[Owner]) -> bool:
    return any(
        owner.is_person(other.person_id, other.name) if other.person_id else owner.name == other.name
        for other in others
    )


def _needs(event: Event, in_charge: frozenset[int]) -> bool:
    """Whether the 负责人 comes: to every meeting, and to what he answers for."""
    return event.kind is Kind.MEETING or any(owner.person_id in in_charge for owner in event.owners)


def _holiday(day: date, notice: Notice | None, region: str) -> str | None:
    """The holiday a day off belongs to; None for a weekend."""
    named = [name for found, name in festivals.festivals_between(day, day + timedelta(days=1), region)]
    if region != MAINLAND:
        return named[0] if named and day.weekday() < 5 else None
    for name in festivals.statutory():
        if festivals.date_of(name, day.year) is not None:
            first, end = festivals.holiday_span(name, day.year, notice)
            if first <= day < end:
                return name
    return None


def _is_day_intended(event: Event, name: str | None) -> bool:
    """Whether the words speak of it: a visit at 国庆, a match on Saturday, a rule of lunar days or of working days."""
    if event.rule is not None and (
        name is None or event.rule.shift is not None or pattern(event.rule.rrule).lunar
    ):
        return True
    if name is None:
        return WEEKEND.search(event.said) is not None
    return event.festival is not None
