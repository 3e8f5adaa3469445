"""Next year's plan out of this year's: each item's time moved by the rule it was set by.

A festival's day goes with the festival, a 第二个周五 stays one, months and longer spans stay as they are, a month's end
stays its end. Any other day keeps its date; on a day off it goes to the working day before.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from union.core.almanac import festivals, lunar
from union.core.almanac.festivals import nth_weekday
from union.core.almanac.workdays import Notice, is_workday, last_workday_of_month, workday_on_or_before
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, MONTHS, Grain, own_end
from union.core.records import dataclass, replace
from union.events import recurrence_rules
from union.reading.message import When
from union.yearplan.model import PlanItem

NEAR = timedelta(days=45)  # what a festival has to do with lies no further from it
NTH = Regex(r"(?:第[一二三四五1-5]|最后一|头一|首)个?(?:周|星期|礼拜)[一二三四五六日天1-6]")
NTH_WEEK = Regex(r"第[一二三四五1-5]个?(?:周|星期|礼拜)(?![一二三四五六日天1-6])")
MONTHS_END = Regex(r"[月年季][底末]|月的?最后一天|岁末|上半年[底末]|下半年[底末]")
LUNAR = Regex(r"农历|阴历|正月|腊月|冬月")
A_YEAR, MONTH_END = relativedelta(years=1), relativedelta(day=31)


@dataclass(frozen=True, slots=True)
class NextYearItem:
    """An item of next year; `moved_from` is the day off it would have fallen on."""

    item: PlanItem
    moved_from: date | None = None


def next_year(items: Iterable[PlanItem], notice: Notice | None = None) -> tuple[NextYearItem, ...]:
    """Each item a year later, in the same order."""
    moved = ((item, _moved(item, notice)) for item in items)
    return tuple(NextYearItem(replace(item, when=when), day_off) for item, (when, day_off) in moved)


def _moved(item: PlanItem, notice: Notice | None) -> tuple[When, date | None]:
    when = item.when
    if when.rrule is not None:
        return _series(when), None
    by_festival = _by_festival(item)
    if by_festival is not None:
        return by_festival, None
    day = None if when.grain in MONTHS else _by_rule(when, notice)
    return _dated(when, notice) if day is None else (_when_on_day(when, day), None)


def _dated(when: When, notice: Notice | None) -> tuple[When, date | None]:
    """The same date; a single day is not laid on a day off where this year's was none."""
    day = when.start.date() + A_YEAR
    if when.grain is Grain.WEEK:
        return _when_on_day(when, day - timedelta(days=day.weekday())), None
    is_span = when.end is not None and when.end - when.start > A_DAY
    if when.grain in MONTHS or is_span:
        return _same_dates(when), None
    worked = workday_on_or_before(day, notice)
    if worked == day or not is_workday(when.start.date(), notice):
        return _when_on_day(when, day), None
    return _when_on_day(when, worked), day


def _series(when: When) -> When:
    """The same rule from the same date on; one that names its days finds the first of them itself."""
    pattern = recurrence_rules.pattern(when.rrule or "")
    rrule = re.sub(r";?UNTIL=[^;]*", "", when.rrule or "")
    told = f"{rrule};UNTIL={pattern.until + A_YEAR:%Y%m%dT%H%M%S}" if pattern.until else rrule
    moved = replace(_same_dates(when), rrule=told)
    if when.grain in MONTHS or not recurrence_rules.DAY_PARTS & set(pattern.parts):
        return moved
    first = moved.start.replace(day=1)
    following = recurrence_rules.moments(recurrence_rules.pattern(rrule), first, own_end(first, Grain.YEAR))
    return _when_on_day(moved, next(following, moved.start).date())


def _by_festival(item: PlanItem) -> When | None:
    """As far from the festival as this year; a whole month by the month the festival falls in."""
    when = item.when
    this = _festival_near(item.festival, when.start.date())
    is_longer = when.grain in MONTHS and (when.grain is not Grain.MONTH or when.end is not None)
    if this is None or item.festival is None or is_longer:
        return None
    if (following := _following(item.festival, this)) is None:
        return None
    if when.grain is Grain.MONTH:
        months = (when.start.year - this.year) * 12 + when.start.month - this.month
        first = following.replace(day=1) + relativedelta(months=months)
        return replace(when, start=datetime.combine(first, when.start.time()))
    return _when_on_day(when, following + (when.start.date() - this))


def _festival_near(name: str | None, day: date) -> date | None:
    years = (day.year - 1, day.year, day.year + 1) if name else ()
    days = (each for year in years for each in festivals.dates_of(name or "", year))
    near = (each for each in days if abs(each - day) <= NEAR)
    return min(near, key=lambda each: abs(each - day), default=None)


def _following(name: str, this: date) -> date | None:
    years = (this.year + 1, this.year + 2, this.year)
    days = (day for year in years for day in festivals.dates_of(name, year))
    return next((day for day in days if timedelta(days=300) < day - this < timedelta(days=430)), None)


def _by_rule(when: When, notice: Notice | None) -> date | None:
    """The day next year by the words: the lunar day, the nth weekday or week, the last working day, the month's end."""
    day = when.start.date()
    if LUNAR.search(when.text):
        said = lunar.to_lunar(day)
        if said is None:
            return None
        later = (lunar.from_lunar(said.year + 1, said.month, each) for each in (said.day, 29))
        return next(filter(None, later), None)
    if NTH.search(when.text) or (when.grain is Grain.WEEK and NTH_WEEK.search(when.text)):
        # As the nth of its month; where there is no fifth the last
        found = nth_weekday(day.year + 1, day.month, day.weekday(), (day.day - 1) // 7 + 1)
        if "最后" not in when.text and found.month == day.month:
            return found
        end = day + A_YEAR + MONTH_END
        return end - timedelta(days=(end.weekday() - day.weekday()) % 7)
    if "最后一个工作日" in when.text:
        return last_workday_of_month(day.year + 1, day.month, notice)
    is_last = day == day + MONTH_END
    return day + A_YEAR + MONTH_END if is_last and MONTHS_END.search(when.text) else None


def _when_on_day(when: When, day: date) -> When:
    start = datetime.combine(day, when.start.time())
    return replace(when, start=start, end=None if when.end is None else start + (when.end - when.start))


def _same_dates(when: When) -> When:
    """From the same date to the same date; 29 February becomes the 28th."""
    return replace(when, start=when.start + A_YEAR, end=None if when.end is None else when.end + A_YEAR)
