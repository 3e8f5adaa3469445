"""A month as weeks from Monday: what each day is called, what stands in it, and what spans several days.

A plain value for whatever draws it: the picture (union/calendar/month_picture/layout.py) and the page.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time
from enum import StrEnum

from union.calendar.day_contents import is_late
from union.core import period
from union.core.almanac import festivals
from union.core.almanac.days_off import Notice, announced, is_day_off, is_worked
from union.core.almanac.lunar import calendar_words, term_on
from union.core.almanac.workdays import is_workday
from union.core.kinds import Kind
from union.core.period import A_DAY, MONTHS, Grain, is_clock_time
from union.core.records import dataclass
from union.events.model import Occurrence, Status

WEEK = 7


class Look(StrEnum):
    """How an item stands, as it is shown; in the order it is shown in."""

    LATE = "late"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GridEntry:
    """An item as the month shows it: its first and last day, its time of day where it has one.

    `key` tells one time of a series from another (`Occurrence.key`).
    """

    number: int
    title: str
    kind: Kind
    look: Look
    first: date
    last: date
    at: time | None = None
    grain: Grain = Grain.DAY
    key: str = ""


@dataclass(frozen=True, slots=True)
class GridDay:
    """One day; `name`: its festival, else its solar term, else its lunar day.

    `off`: True for a day of a holiday (休), False for a worked weekend day (班).
    `inside`: of this month; `is_named`: by a festival or term, not only by the moon; `is_free`: nobody works.
    """

    day: date
    inside: bool
    name: str
    is_named: bool = False
    off: bool | None = None
    is_free: bool = False
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class GridPiece:
    """An item within one week, from one column to another (0 is Monday); `begins`, `ends`: or only goes on."""

    entry: GridEntry
    first: int
    last: int
    begins: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class GridWeek:
    """Seven days and what stands in them: spans before single days, what is late before what is not."""

    days: tuple[GridDay, ...]
    pieces: tuple[GridPiece, ...]


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """The month; `whole`: what belongs to all of it or to more (「本月内」), and so to no one day."""

    first: date
    weeks: tuple[GridWeek, ...]
    whole: tuple[GridEntry, ...]

    @property
    def entries(self) -> tuple[GridEntry, ...]:
        """Every item once."""
        found = {piece.entry: None for week in self.weeks for piece in week.pieces}
        return (*self.whole, *found)


def visible_occurrences(found: Sequence[Occurrence]) -> list[Occurrence]:
    """Those a month shows: what is cancelled or given up is not."""
    return [one for one in found if one.status in (Status.OPEN, Status.DONE)]


def month_grid(
    first: date,
    found: Sequence[Occurrence],
    today: date,
    region: str,
    notice: Notice | None,
    *,
    beyond: bool = False,
) -> MonthGrid:
    """The month that begins on `first`, with these of its items; `today` is marked, and late is what was due before.

    `beyond`: the days of the neighbouring months have theirs too.
    """
    end = period.containing(first).end
    entries = [_entry(one, today) for one in visible_occurrences(found)]
    inside = [each for each in entries if each.first < end and each.last >= first]
    fills = [each for each in inside if each.first <= first and each.last >= end - A_DAY]
    whole = [each for each in inside if each.grain in MONTHS or each in fills]
    days = list(_days(first, end, today, region, notice))
    weeks = [days[place : place + WEEK] for place in range(0, len(days), WEEK)]
    near = entries if beyond else inside
    dated = [each for each in near if each.grain not in MONTHS and each not in whole]
    filled = tuple(_week(week, dated, beyond=beyond) for week in weeks)
    return MonthGrid(first, filled, tuple(sorted(whole, key=_rank)))


def _entry(one: Occurrence, today: date) -> GridEntry:
    event, days = one.event, (one.start.date(), one.last_moment.date())
    look = Look.DONE if one.status is Status.DONE else Look.LATE if is_late(one, today) else Look.OPEN
    at = one.start.time() if is_clock_time(event.grain) else None
    return GridEntry(event.number, event.title, event.kind, look, *days, at, event.grain, one.key)


def _rank(entry: GridEntry) -> tuple[int, time, date, int]:
    """What is late comes first, so that it is the last to be folded away."""
    return list(Look).index(entry.look), entry.at or time.min, entry.first, entry.number


def _days(first: date, end: date, today: date, region: str, notice: Notice | None) -> Iterator[GridDay]:
    begin = first - first.weekday() * A_DAY
    until = end + (-end.weekday() % WEEK) * A_DAY
    feasts: dict[date, str] = {}
    for day, name in festivals.festivals_between(begin, until, region):
        feasts.setdefault(day, name)
    for number in range((until - begin).days):
        day = begin + number * A_DAY
        named, is_free = feasts.get(day) or term_on(day), not is_workday(day, notice)
        name, inside = named or calendar_words(day), first <= day < end
        yield GridDay(day, inside, name, bool(named), _day_off_mark(day, notice), is_free, day == today)


def _day_off_mark(day: date, notice: Notice | None) -> bool | None:
    """休 on every day a notice names, a holiday's weekend too; in a year not announced on the days off by law."""
    if is_worked(day, notice):
        return False
    by_law = not announced(day.year, notice) and day in festivals.statutory_days(day.year)
    return True if by_law or is_day_off(day, notice) else None


def _week(days: Sequence[GridDay], entries: Sequence[GridEntry], *, beyond: bool) -> GridWeek:
    """Items stand in days of the month only, if not `beyond` it."""
    inside = [place for place, day in enumerate(days) if day.inside or beyond]
    low, high = inside[0], inside[-1]
    pieces = []
    for entry in entries:
        first, last = ((day - days[0].day).days for day in (entry.first, entry.last))
        first, last = max(low, first), min(high, last)
        if first <= last:
            begins, ends = days[first].day == entry.first, days[last].day == entry.last
            pieces.append(GridPiece(entry, first, last, begins, ends))
    return GridWeek(tuple(days), tuple(sorted(pieces, key=_order)))


def _order(piece: GridPiece) -> tuple[bool, int, int, tuple[int, time, date, int]]:
    wide = piece.last - piece.first
    return wide == 0, piece.first, -wide, _rank(piece.entry)


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month of a group. `lines` stand under its name, `notes` small at the foot."""

    group_title: str
    grid: MonthGrid
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
