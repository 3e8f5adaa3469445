"""From where a time is read and which way it points, what comes of it, and reckoning with days, months and years."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.period import Grain, own_end
from union.reading.message import When
from union.reading.numbers.numerals import whole_number
from union.reading.time.pieces.piece_finder import Atom

DAY = timedelta(days=1)
MINUTES = {"小时": 60, "钟头": 60, "钟": 60, "刻钟": 15, "分钟": 1}


class Outlook(NamedTuple):
    """`now` is local wall time; `told`: the sentence tells what was done; `after`: the span's own beginning.

    `day_first`: 5/12 is 5 December, as in Hong Kong and Singapore; `is_sure`: it is, for 17/3 stands beside it. `until`: the last day of what is repeated,
    `since` its beginning where that is a day. `asked` notes that a time may depend on `told`: where it stays empty,
    the times are the same either way and need not be read again. `notice`: the calendar of the group's days off.
    """

    now: datetime
    told: bool = False
    after: date | None = None
    day_first: bool = False
    is_sure: bool = False
    until: date | None = None
    since: datetime | None = None
    asked: list[bool] | None = None
    notice: Notice | None = None

    @property
    def past(self) -> bool:
        """Whether the sentence tells what was done; whoever looks is noted."""
        if self.asked is not None:
            self.asked.append(self.told)
        return self.told

    @property
    def today(self) -> date:
        """The calendar's today, also between midnight and five."""
        return self.now.date()

    def nearest(self, days: Iterable[date]) -> date | None:
        """Of days in order the next one, today included; of what was done the last one."""
        today = self.today
        if self.after is None and self.past:
            return next((day for day in reversed(list(days)) if day <= today), None)
        return next((day for day in days if day >= (self.after or today)), None)


class Span(NamedTuple):
    """A resolved time: `end` exclusive or None for the grain's own; `step` is how far a bare time may move on.

    `others` are further readings where the words leave real doubt (conventions 3a), `rest` the further days of a list
    that has this one first: 「5日、8日」.
    """

    start: datetime
    end: datetime | None
    grain: Grain
    step: timedelta | None = None
    others: tuple["Span", ...] = ()
    rest: tuple["Span", ...] = ()

    @property
    def until(self) -> datetime:
        """The end, the grain's own where none was said."""
        return self.end or own_end(self.start, self.grain)


def at_midnight(day: date) -> datetime:
    """The day's first minute."""
    return datetime.combine(day, time())


def of_day(day: date, step: timedelta | None = None) -> Span:
    """One whole day."""
    return Span(at_midnight(day), None, Grain.DAY, step)


def span_with_alternatives(*days: date | None) -> Span | None:
    """The first of several readings of a day, with the others; None where there is none."""
    found = [of_day(day) for day in days if day is not None]
    return found[0]._replace(others=tuple(found[1:])) if found else None


def of_days(first: date, end: date) -> Span:
    """Several days, end exclusive."""
    return Span(at_midnight(first), at_midnight(end), Grain.DAY)


def month_first(year: int, month: int) -> date:
    """The first day of a month; `month` may run past 12 or below 1."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def of_months(year: int, month: int, count: int, grain: Grain = Grain.MONTH) -> Span:
    """`count` months from the first of one; the end stands there unless it is the grain's own."""
    first, end = month_first(year, month), month_first(year, month + count)
    own = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}.get(count) is grain
    return Span(at_midnight(first), None if own else at_midnight(end), grain)


def moved_by_months(day: date, months: int) -> date:
    """The same day of another month, the month's last where there is none (31 August + 1 month = 30 September)."""
    first = month_first(day.year, day.month + months)
    last = month_first(first.year, first.month + 1) - DAY
    return first.replace(day=min(day.day, last.day))


def dated(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has no such day or the year is none of ours."""
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


Parts = Mapping[str, str]
Pieces = Mapping[str, Atom]
Reader = Callable[
    [Parts, Pieces, Outlook], Span | date | None
]  # what a piece of such parts means beside others
YEARS = {"前": -2, "去": -1, "上": -1, "今": 0, "全": 0, "本": 0, "这": 0, "明": 1, "来": 1, "下": 1, "后": 2}
YEARS_AHEAD = 20  # 「45年」 is 2045, 「67年」 1967


def year_of(pieces: Pieces, outlook: Outlook) -> int | None:
    """The year that was said, None when none was."""
    if "this_year" in pieces:
        said = pieces["this_year"].parts["word"]
        ahead, further = YEARS[said.lstrip("大")[0]], said.count("大")
        return outlook.today.year + ahead + (further if ahead > 0 else -further)
    if "year" not in pieces:
        return None
    parts = pieces["year"].parts
    if "full" in parts:
        return whole_number(parts["full"].replace("0", "零") if parts["full"][0] in "一二" else parts["full"])
    latest = outlook.today.year + YEARS_AHEAD  # of two signs the last such year up to twenty years ahead
    return latest - (latest - (whole_number(parts["short"]) or 0)) % 100


def in_year(pieces: Pieces, month: int, day: int, outlook: Outlook) -> date | None:
    """The day in the year that was said, else in the nearest."""
    year = year_of(pieces, outlook)
    return dated(year, month, day) if year else yearly(month, day, outlook)


def yearly(month: int, day: int, outlook: Outlook) -> date | None:
    """The nearest year's day of that name; 29 February waits for its leap year."""
    base = (outlook.after or outlook.today).year
    return outlook.nearest(found for year in range(base - 4, base + 9) if (found := dated(year, month, day)))


def moved(day: date, amount: float, unit: str, notice: Notice | None = None) -> date | None:
    """The day so many days, weeks, months, working days away; half a month is fifteen days."""
    if abs(amount) > 4000:
        return None
    if unit == "工作日":
        from union.core.almanac.workdays import add_workdays  # import time: holiday data

        return add_workdays(day, int(amount), notice) if abs(amount) <= 400 else None
    months = {"月": 1, "季度": 3, "年": 12}.get(unit)
    if months is None:
        return day + timedelta(days=round(amount * (7 if unit in ("周", "星期", "礼拜") else 1)))
    whole_months = int(amount * months)
    return moved_by_months(day, whole_months) + timedelta(days=round((amount * months - whole_months) * 30))


def nth_workday(first: date, end: date, parts: Mapping[str, str], notice: Notice | None) -> date:
    """「12月8日后第一个工作日」, 「节前最后一个工作日」: counted from the days named, end exclusive."""
    from union.core.almanac.workdays import add_workdays  # import time, as before

    count = whole_number(parts.get("number", "一")) or 1
    is_before = parts.get("way") == "前"
    return add_workdays(first if is_before else end - DAY, -count if is_before else count, notice)


class TimeRead(NamedTuple):
    """One time that was read: where it stands in the normal text, its reading, the others, what it named.

    `rest` are the further days of a list that was read as one: 「12月4日、9日、11日」.
    """

    begin: int
    end: int
    when: When
    others: tuple[When, ...] = ()
    has_day: bool = True
    has_clock: bool = False
    festival: str | None = None
    is_name: bool = False  # nothing but a festival's name, which belongs into a title: 中秋慰问
    rest: tuple[When, ...] = ()
