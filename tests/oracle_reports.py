"""What the month's reports must say and when: plain sums over what was told, by the design's text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from tests.committee import Entry
from tests.oracle import NEVER, Oracle
from tests.oracle_days import DAY, worked

CATEGORIES = ("帮扶慰问", "教育培训", "文体活动", "维权保障")
IN_TOTAL = ("项", "户", "人", "元")
MONTHS = (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1))


@dataclass
class Report:
    """A month's post as it stood at a moment: figures by unit, for each category and in all."""

    at: datetime
    month: int
    final: bool
    sections: dict[str, Counter[str]] = field(default_factory=dict)
    late: dict[str, Counter[str]] = field(default_factory=dict)
    total: Counter[str] = field(default_factory=Counter)
    year: Counter[str] = field(default_factory=Counter)


def following(month: date) -> date:
    """The first of the next month."""
    return (month + 31 * DAY).replace(day=1)


def posting(month: date) -> datetime:
    """17:00 on its last working day."""
    day = following(month) - DAY
    while not worked(day):
        day -= DAY
    return datetime.combine(day, time(17))


def locking(month: date) -> datetime:
    """17:00 on the third working day of the next month."""
    days = [day for day in (following(month) + n * DAY for n in range(20)) if worked(day)]
    return datetime.combine(days[2], time(17))


def reports(entries: list[Entry], oracle: Oracle, end: datetime) -> list[Report]:
    """Each month as first posted and as locked, by time."""
    locks = {month: oracle.awake(locking(month)) for month in MONTHS}
    found = []
    for month in MONTHS:
        at, lock = oracle.awake(posting(month)), locks[month]
        found += [report_at(entries, locks, month, each) for each in sorted({at, lock}) if each <= end]
    return sorted(found, key=lambda one: one.at)


def report_at(entries: list[Entry], locks: dict[date, datetime], month: date, at: datetime) -> Report:
    """What was known of the month at that moment."""
    report = Report(at, month.month, at == locks[month])
    known = [one for one in entries if one.read <= at < one.undone]
    own = [one for one in known if one.month == month and one.read <= locks[month]]
    before = [lock for other, lock in locks.items() if following(other) == month]
    missed = [
        one for one in known if one.month < month and one.read > max([locks.get(one.month, NEVER), *before])
    ]
    report.sections, report.late = by_category(own), by_category(missed)
    if own:
        report.total = together(own)
    year = [one for one in known if one.day.year == month.year and one.day < following(month)]
    if any(one.day < month for one in year):
        report.year = together(year)
    return report


def together(entries: Iterable[Entry]) -> Counter[str]:
    """The sums of all; people of several deeds are added nowhere."""
    known = list(entries)
    found = counted(known)
    if sum(bool(sums["人"]) for sums in by_category(known).values()) > 1:
        del found["人"]
    return found


def by_category(entries: Iterable[Entry]) -> dict[str, Counter[str]]:
    """Sums of each category."""
    found: dict[str, Counter[str]] = {}
    for one in entries:
        found[one.category] = found.get(one.category, Counter()) + one.figures
    return found


def counted(entries: Iterable[Entry]) -> Counter[str]:
    """The sums that stand at a report's head."""
    total = sum((one.figures for one in entries), Counter[str]())
    return Counter({unit: total[unit] for unit in IN_TOTAL if total[unit]})
