"""What a recurrence rule says: its parts, and the days it gives before any shift for days off.

RFC 5545 is expanded by dateutil; the lunar calendar's rules (RFC 7529, RSCALE=CHINESE: 每年八月十五, 每月初一, 每年除夕) here,
yearly and monthly ones with BYMONTH, BYMONTHDAY and INTERVAL, the time of day the anchor's. A series of dates that
were named one by one, 「12月4日、9日、11日」, is a rule as well (RDATE): wall time, a date alone where it begins at midnight,
「…/…」 where it has an end of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from heapq import merge
from itertools import takewhile

from union.core.almanac import lunar
from union.core.records import dataclass, replace

NAME = "RDATE"
DAY, MINUTE = "%Y%m%d", "%Y%m%dT%H%M%S"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_WEEKDAY = set(WEEKDAYS[:5])
# Without one of these, a monthly or yearly rule means the day it began on.
DAY_PARTS = {"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYEASTER"}
DAYS_OF = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
OURS = {"COUNT", "UNTIL", "RSCALE", "SKIP", NAME}  # read here; dateutil refuses the last three


def rule_of_dates(dates: Iterable[tuple[datetime, datetime | None]]) -> str:
    """The rule of these dates, in order, each once."""
    in_order = sorted(dict(dates).items())
    said = (f"{_text(start)}/{_text(end)}" if end else _text(start) for start, end in in_order)
    return f"{NAME}={','.join(said)}"


def read_dates(said: str) -> Mapping[datetime, datetime | None]:
    """The dates behind 「RDATE=」 with the ends they have of their own, in order."""
    spans = (one.partition("/") for one in said.split(",") if one)
    return {
        datetime.fromisoformat(start): datetime.fromisoformat(end) if end else None for start, _, end in spans
    }


def moved(dates: Mapping[datetime, datetime | None], first: datetime, by: timedelta) -> str:
    """The rule of the dates from `first` on, each moved by as much."""
    return rule_of_dates((one + by, end + by if end else None) for one, end in dates.items() if one >= first)


def _text(moment: datetime) -> str:
    return f"{moment:{DAY if moment.time() == time() else MINUTE}}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule taken apart: `parts` for the expansion, `count` and `until` (inclusive) apart from them.

    `dates`: of a series whose dates were named their beginnings, each with the end it has of its own, in order.
    """

    parts: Mapping[str, str]
    count: int | None
    until: datetime | None
    lunar: bool
    dates: Mapping[datetime, datetime | None]


def pattern(rrule: str) -> Pattern:
    """The parts of `FREQ=…;…`, with or without the `RRULE:` in front."""
    said = dict(part.split("=", 1) for part in rrule.upper().removeprefix("RRULE:").split(";") if part)
    parts = {name: value for name, value in said.items() if name not in OURS}
    # Wall time, as everything here; a day alone is meant to its end.
    until = datetime.fromisoformat(said["UNTIL"].removesuffix("Z")) if "UNTIL" in said else None
    until = datetime.combine(until, time.max) if until and "T" not in said["UNTIL"] else until
    return Pattern(
        parts=parts,
        count=int(said["COUNT"]) if "COUNT" in said else None,
        until=until,
        lunar=said.get("RSCALE") == "CHINESE" and parts.get("FREQ") in ("YEARLY", "MONTHLY"),
        dates=read_dates(said.get(NAME, "")),
    )


def is_every_weekday(one: Pattern) -> bool:
    """Whether the rule is Monday to Friday of every week, which officers call 每个工作日."""
    days, every = set(one.parts.get("BYDAY", "").split(",")), one.parts.get("INTERVAL", "1")
    return one.parts.get("FREQ") == "WEEKLY" and days == EVERY_WEEKDAY and every == "1"


def every_day(one: Pattern) -> Pattern:
    parts = {name: value for name, value in one.parts.items() if name != "BYDAY"}
    return replace(one, parts={**parts, "FREQ": "DAILY"})


def clamps(rrule: str) -> bool:
    """Whether the rule names a day some months lack, so that it falls on the last day of those (29 to 31)."""
    days = pattern(rrule).parts.get("BYMONTHDAY", "")
    return any(day.isdigit() and int(day) >= 29 for day in days.split(","))


def period(rrule: str) -> timedelta:
    """About how long it is from one time to the next: a month has 30 days, a year 365."""
    parts, dates = pattern(rrule).parts, list(pattern(rrule).dates)
    if len(dates) > 1:
        return (dates[-1] - dates[0]) / (len(dates) - 1)
    days = DAYS_OF.get(parts.get("FREQ", ""), 1) * int(parts.get("INTERVAL", "1"))
    places = ("BYSETPOS",) if "BYSETPOS" in parts else ("BYDAY", "BYMONTHDAY")
    named = max(len(parts.get(name, "").split(",")) for name in places)
    return timedelta(days=days) / (named * len(parts.get("BYMONTH", "").split(",")))


def moments(one: Pattern, anchor: datetime, last: datetime) -> Iterator[datetime]:
    """What the rule gives from `anchor` to `last` inclusive, in order, without its COUNT.

    A moment may come twice: 「30,31」 are both the 28th in February.
    """
    last = last if one.until is None else min(last, one.until)
    if one.dates:
        return (moment for moment in one.dates if anchor <= moment <= last)
    if one.lunar:
        return _lunar_moments(one.parts, anchor, last)
    parts = with_its_day(one.parts, anchor)
    return merge(*(expanded(simple, anchor, last) for simple in _clamped(parts)))


def expanded(parts: Mapping[str, str], anchor: datetime, last: datetime) -> Iterator[datetime]:
    """The same of plain parts as RFC 5545 has it: a day that a month lacks is passed over."""
    from dateutil.rrule import rrulestr  # import time

    return takewhile(last.__ge__, rrulestr(joined(parts), dtstart=anchor))


def with_its_day(parts: Mapping[str, str], anchor: datetime) -> Mapping[str, str]:
    """The parts of a monthly or yearly rule with the day it began on, where it names none."""
    if parts.get("FREQ") not in ("MONTHLY", "YEARLY") or DAY_PARTS & set(parts):
        return parts
    month = {"BYMONTH": str(anchor.month)} if parts["FREQ"] == "YEARLY" else {}
    return {**month, **parts, "BYMONTHDAY": str(anchor.day)}


def joined(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _clamped(parts: Mapping[str, str]) -> list[Mapping[str, str]]:
    """One rule for each day past the 28th, giving the last day of a month too short for it."""
    days = parts.get("BYMONTHDAY", "").split(",")
    late = [day for day in days if day.isdigit() and int(day) >= 29]
    if not late or "BYSETPOS" in parts or "BYDAY" in parts:
        return [parts]
    early = [day for day in days if day not in late]
    rules: list[Mapping[str, str]] = [{**parts, "BYMONTHDAY": ",".join(early)}] if early else []
    each_month: list[Mapping[str, str]] = [parts]
    if parts["FREQ"] == "YEARLY":  # month by month, because BYSETPOS counts within the year
        months = parts["BYMONTH"].split(",") if "BYMONTH" in parts else map(str, range(1, 13))
        each_month = [{**parts, "BYMONTH": month} for month in months]
    last_days = [",".join(map(str, range(28, int(day) + 1))) for day in late]
    return rules + [{**one, "BYMONTHDAY": days, "BYSETPOS": "-1"} for one in each_month for days in last_days]


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """One lunar month of one year."""

    year: int
    month: int
    leap: bool
    days: int


def _lunar_moments(parts: Mapping[str, str], anchor: datetime, last: datetime) -> Iterator[datetime]:
    """What the rule gives from `anchor` to `last` inclusive, in order; nothing after 2100.

    A day the month lacks falls on its last (三十 in a short month on the 29th); a leap month that the year
    lacks is the plain one, and a plain month never means the leap one.
    """
    began = lunar.to_lunar(anchor.date())
    if began is None:
        return
    interval = int(parts.get("INTERVAL", "1"))
    choose = _lunar_years if parts["FREQ"] == "YEARLY" else _lunar_months
    for month in choose(parts, began, interval):
        said = [int(day) for day in parts.get("BYMONTHDAY", str(began.day)).split(",")]
        numbers = {min(day, month.days) if day > 0 else month.days + 1 + day for day in said}
        of_month = [(month.year, month.month, day, month.leap) for day in sorted(numbers) if day > 0]
        for day in filter(None, (lunar.from_lunar(*each) for each in of_month)):
            moment = datetime.combine(day, anchor.time())
            if moment > last:
                return
            if moment >= anchor:
                yield moment


def _lunar_years(parts: Mapping[str, str], began: lunar.LunarDay, interval: int) -> Iterator[LunarMonth]:
    own = f"{began.month}{'L' if began.leap else ''}"
    wanted = set(parts.get("BYMONTH", own).split(","))
    for year in range(began.year, lunar.LAST_YEAR + 1, interval):
        months = _months(year)
        leaps = {month.month for month in months if month.leap}
        for month in months:
            name = f"{month.month}{'L' if month.leap else ''}"
            stands_in = not month.leap and f"{name}L" in wanted and month.month not in leaps
            if name in wanted or stands_in:
                yield month


def _lunar_months(parts: Mapping[str, str], began: lunar.LunarDay, interval: int) -> Iterator[LunarMonth]:
    wanted = set(parts["BYMONTH"].split(",")) if "BYMONTH" in parts else None
    first = (began.month, began.leap)
    place = 0  # in months from the anchor's own
    for year in range(began.year, lunar.LAST_YEAR + 1):
        for month in _months(year):
            if year == began.year and (month.month, month.leap) < first:
                continue
            name = f"{month.month}{'L' if month.leap else ''}"
            if place % interval == 0 and (wanted is None or name in wanted):
                yield month
            place += 1


def _months(year: int) -> list[LunarMonth]:
    return [LunarMonth(year, *month) for month in lunar.months_of(year)]
