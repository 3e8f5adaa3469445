"""A time zone as an iCalendar file defines it: by a yearly rule where it has summer time, which every program reads.

icalendar's own definitions list each change, an hour late in spring; vobject (Radicale) does not read such lists.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from union.core.period import A_DAY
from union.events.recurrence_rules import WEEKDAYS

YEARS = 10  # for so many the rule must hold
MINUTE = timedelta(minutes=1)


class _Change(NamedTuple):
    """The wall time a zone is left at, and the offsets around it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def rule(self) -> str:
        """「the last Sunday of March」, 「the second Sunday of March」 as a recurrence rule."""
        is_last = (self.at + 7 * A_DAY).month != self.at.month
        place = -1 if is_last else (self.at.day - 1) // 7 + 1
        return f"FREQ=YEARLY;BYDAY={place}{WEEKDAYS[self.at.weekday()]};BYMONTH={self.at.month}"


@cache
def definition(name: str, year: int) -> bytes:
    """The VTIMEZONE of a zone from that year on, as the file has it."""
    zone = ZoneInfo(name)
    first, *later = (_changes(zone, each) for each in range(year, year + YEARS))
    made = Timezone()
    made.add("tzid", name)
    if not first and not any(later):
        made.add_component(_part(_standing(zone, year)))
    elif all([one.rule for one in each] == [one.rule for one in first] for each in later):
        for one in first:
            made.add_component(_part(one))
    else:
        made = Timezone.from_tzid(name, first_date=date(year, 1, 1), last_date=date(year + YEARS + 2, 1, 1))
    file: bytes = made.to_ical()
    return file


def _changes(zone: ZoneInfo, year: int) -> list[_Change]:
    days = [datetime(year, 1, 1, tzinfo=UTC) + A_DAY * number for number in range(366)]
    return [_change(zone, day) for day in days if _offset(zone, day) != _offset(zone, day + A_DAY)]


def _change(zone: ZoneInfo, day: datetime) -> _Change:
    """The change within a day, to the minute."""
    before = _offset(zone, day)
    minutes = (day + MINUTE * number for number in range(1, 24 * 60 + 1))
    moment = next(each for each in minutes if _offset(zone, each) != before)
    after = moment.astimezone(zone)
    return _Change(
        (moment + before).replace(tzinfo=None), before, _offset(zone, day + A_DAY), after.tzname() or zone.key,
        bool(after.dst()),
    )  # fmt: skip


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _part(one: _Change) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if one.is_summer else TimezoneStandard()
    part.add("dtstart", one.at)
    if one.before != one.after:
        part.add("rrule", vRecur.from_ical(one.rule))
    part.add("tzoffsetfrom", one.before)
    part.add("tzoffsetto", one.after)
    part.add("tzname", one.name)
    return part


def _standing(zone: ZoneInfo, year: int) -> _Change:
    """The one offset of a zone without changes."""
    begins = datetime(year, 1, 1, tzinfo=UTC)
    offset, name = _offset(zone, begins), begins.astimezone(zone).tzname() or zone.key
    return _Change(begins.replace(tzinfo=None), offset, offset, name, is_summer=False)
