"""The times in a line of a plan, read by the pieces of the message reader from the plan's own beginning.

What a plan does not mean as a date is left out: 去年, 三天后, 下周三, a clock time alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from union.core.almanac import festivals
from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain
from union.reading.message import When
from union.reading.numbers.numerals import whole_number
from union.reading.quantities.measures import measures
from union.reading.text.identifiers import masked, no_times, titles_of_works
from union.reading.text.normal_form import Normal
from union.reading.time.dates.reference_time import Outlook, TimeRead, at_midnight
from union.reading.time.false_times import lookalikes
from union.reading.time.moments import Moment, moments, sifted
from union.reading.time.time_expressions import times
from union.yearplan.structure import vocabulary as structure_vocabulary
from union.yearplan.structure.normal_line import part_of
from union.yearplan.times import stated_time
from union.yearplan.times.plan_year import PlanYear
from union.yearplan.times.stated_time import (
    DAYS_NAMED,
    STOP,
    Stated,
    clause_end,
    end_of,
    of_school,
    of_term,
    plan_year_moments,
    span,
)

# Most lines have no sign of a time, and reading is dear beside looking for one.
HINT = Regex(
    r"[月季年节旬夕]|学期|开学|[暑寒期]|周|每|隔|三八|五一|五四|六一|七一|八一|十一|国庆|中秋|端午|重阳|元旦|高温|清凉|送凉|助学|盛夏|\d日|[初末]|清明|元宵|20\d\d[./-]\d|(?:世界|国际|全国|中国)[^,。;]{1,8}日|年终"
)
# These say a day only in a month that is known.
WITHOUT_MONTH = frozenset(("edge", "ten_days", "day", "days", "within", "nth_weekday"))
# What is no festival to keep when no month is beside it: a deed may be done in anybody's spirit.
DEEDS_OF_OLD = frozenset(("学雷锋",))
NAMED = re.compile(r"节$")
LONGEST_CLAUSE = 600  # signs; no clause that means anything is longer
SUMS = frozenset(("两节", "双节"))
TWICE = 3  # signs between two names of one festival
NONE_BEFORE = timedelta()
SEASON_WORDS = Regex(
    lambda: (
        f"(?P<name>{'|'.join(sorted(structure_vocabulary.seasons(), key=len, reverse=True))})(?:期间|前夕|之?前(?![往期])|里)?"
    )
)
UNTIL = "UNTIL="
ODD_MONTHS, EVEN_MONTHS = "1,3,5,7,9,11", "2,4,6,8,10,12"
EVERY_OTHER_MONTH = Regex(r"(?<!逢)每?(?P<which>[单双])月(?![\d的末初底逢])")
EACH = Regex(r"[^,。;]{0,2}(?:各|分别|均|都)")
LIST = Regex(r"[、和与及,]")
UNITS = {Grain.QUARTER: 3, Grain.HALF: 6}
DAILY = Regex(r"(?<=\()每[日天](?=\))")
OF_YEAR = Regex("[年季岁]")
# In a name a festival is none: 「“书香三八”读书活动」.
NAME = Regex(r"[“\"「](?P<before>[^”\"」“]{1,8})$")
GREETED = Regex(r"[庆迎喜贺]|纪念")
LASTS = Regex(r"[^,。;()]{0,8}起,?(?:为期|历时|持续)?(?P<months>[一二两三四五六])个月")
FOLLOWING = Regex(r"(?:次年|翌年)(?:的)?$")
# 「每年7月、次年1月」
ALSO_NEXT = Regex(
    r"[、和及]?(?:次年|翌年)的?(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![\d上中下初底])"
)
# 「五一前夕」, 「“五一”前夕」: before the day itself.
EVE = Regex(r"[”\"]?节?前[夕夜]")
BEFORE = Regex(r"之?前(?![^,。;]{0,1}[往期])")
# 「4月8日至10日（周四至周六）」
WEEKDAYS = Regex(
    r"(?<=[日号])\((?:周|星期|礼拜)[一二三四五六日天](?:[、至到~-]{1,2}(?:周|星期|礼拜)?[一二三四五六日天])+\)"
)
INSIDE = Regex(r"年[内中]")


def times_in(said: Normal, plan: PlanYear, now: datetime, notice: Notice | None = None) -> list[Stated]:
    """The times of a line in order; bare ones are read from `now` on.

    Each clause is read by itself: in a plan the rule of one is no bound of the next.
    """
    found: list[Stated] = []
    at = 0
    for stop in [*STOP.finditer(said.text), None]:
        end = stop.end() if stop else len(said.text)
        if HINT.search(said.text, at, end):
            read = _times_in(part_of(said, at, min(end, at + LONGEST_CLAUSE)), plan, now, notice)
            found += [one._replace(begin=one.begin + at, end=one.end + at) for one in read]
        at = end
    return found


def _times_in(said: Normal, plan: PlanYear, now: datetime, notice: Notice | None) -> list[Stated]:
    counts = ((one.start, one.end) for one in measures(said))
    weekdays = (found.span() for found in WEEKDAYS.finditer(said.text) if "(" in said.text)
    blanked = masked(
        said.text,
        [*weekdays, *titles_of_works(said.text), *counts, *lookalikes(said.text), *no_times(said.text)],
    )
    groups, _ = sifted(plan_year_moments(moments(blanked), plan), blanked, Outlook(now))
    reads = times(said, blanked, groups, Outlook(now, notice=notice)) if groups else []
    found = [
        *_stated(said, groups, reads, plan),
        *of_school(said, blanked, plan),
        *of_term(said, plan),
        *_often(said, plan),
        *_seasons(said, plan),
    ]
    return _distinct_times(found)


def _stated(
    said: Normal, groups: Sequence[Moment], reads: Iterable[TimeRead], plan: PlanYear
) -> Iterator[Stated]:
    for one in reads:
        near = (group for group in groups if group.start < one.end and one.begin < group.end)
        pieces = {sort for group in near for sort in group.pieces}
        if one.when.rrule:
            yield _of_rule(said, one, plan, has_count="rate" in pieces)
        elif pieces <= {"this_year", "year", "within"} and ("within" not in pieces or "年" in one.when.text):
            yield _whole_year(said, one.begin, one.end, plan)
        elif one.festival and pieces <= {"festival", "this_year", "year", "no_year", "edge"}:
            yield from _of_festival(said, one, plan)
        elif following := FOLLOWING.search(said.text, max(0, one.begin - 3), one.begin):
            yield Stated(following.start(), one.end, _year_later(one.when, plan))
        elif one.when.start.date() < plan.end and plan.start < end_of(one.when):
            needs_month = pieces - DAYS_NAMED <= WITHOUT_MONTH and not OF_YEAR.search(one.when.text)
            if units := _each_unit(said, one):
                yield from units
                continue
            end, when = _lasting(said.text, one)
            yield Stated(one.begin, end, when, one.festival, needs_month=needs_month)


def _each_unit(said: Normal, one: TimeRead) -> list[Stated]:
    """「上半年和下半年」, 「二、三季度各一次」: each for itself, where the reader makes one span of them."""
    months, end = UNITS.get(one.when.grain), one.when.end
    if months is None or end is None or not LIST.search(one.when.text):
        return []
    step = relativedelta(months=months)
    firsts = [first for i in range(12 // months) if (first := one.when.start + step * i) < end]
    is_each = one.when.grain is Grain.HALF or EACH.match(said.text, one.end)
    if len(firsts) < 2 or not is_each:
        return []
    middle = (one.begin + one.end) // 2
    places = [one.begin, *[middle] * (len(firsts) - 1), one.end]
    return [
        Stated(begin, stop, replace(one.when, start=first, end=None))
        for begin, stop, first in zip(places, places[1:], firsts, strict=False)
    ]


def _lasting(text: str, one: TimeRead) -> tuple[int, When]:
    """「4月23日起一个月」: where it ends in the text, and the span."""
    found = LASTS.match(text, one.end) if one.when.grain is Grain.DAY and one.when.end is None else None
    if found is None:
        return one.end, one.when
    months = relativedelta(months=whole_number(found["months"]) or 1)
    return found.end(), replace(one.when, end=at_midnight(one.when.start.date()) + months)


def _year_later(when: When, plan: PlanYear) -> When:
    """「次年1月」: of the year after the plan's."""
    years = plan.start.year + 1 - when.start.year
    first, end = (one + relativedelta(years=years) if one else None for one in (when.start, when.end))
    return replace(when, start=first or when.start, end=end)


def _of_rule(said: Normal, one: TimeRead, plan: PlanYear, *, has_count: bool) -> Stated:
    """A rule spans the plan's year; 「每年三八节」 keeps its day, 「每月15日前」 stays a deadline."""
    rrule = one.when.rrule or ""
    next_year = ALSO_NEXT.match(said.text, one.end)
    if next_year and rrule.count("=") == 2 and "FREQ=YEARLY;BYMONTH=" in rrule:
        return _into_next_year(said, one, next_year.end(), whole_number(next_year["month"]) or 1)
    if one.festival or ("BYMONTH=" in rrule and rrule.startswith("FREQ=YEARLY")):
        return Stated(one.begin, one.end, one.when, one.festival, one.festival or "")
    if not has_count:
        stop = clause_end(said.text, one.end)
        rrule = stated_time.rule_with_count(rrule, stated_time.count_behind(said.text, one.end - 1, stop))
    first = plan.start if UNTIL not in rrule else one.when.start.date()  # 「7月至9月每周」
    when = span(one.when.text, first, plan.end, Grain.YEAR, rrule)
    due = BEFORE.match(said.text, one.end) if "BYMONTHDAY" in rrule else None
    end = due.end() if due else one.end
    return Stated(one.begin, end, replace(when, deadline=one.when.deadline or due is not None))


def _into_next_year(said: Normal, one: TimeRead, end: int, month: int) -> Stated:
    """From this year's first month to that of the next year: its January is of the plan before."""
    months = sorted({month, *map(int, (one.when.rrule or "").rsplit("=", 1)[1].split(","))})
    first = one.when.start.date()
    after = date(first.year + 1 + month // 12, month % 12 + 1, 1)
    rrule = f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}"
    return Stated(one.begin, end, span(said.quote(one.begin, end), first, after, Grain.YEAR, rrule))


def _whole_year(said: Normal, begin: int, end: int, plan: PlanYear) -> Stated:
    """「今年」, 「年内」; 「全年不少于两次」 is how often."""
    text = said.text
    while INSIDE.match(text, end - 1):
        end += 1
    times = stated_time.count_behind(text, end, clause_end(text, end))
    rrule = stated_time.rule(times) if times and times > 1 else None
    when = span(said.quote(begin, end), plan.start, plan.end, Grain.YEAR, rrule)
    return Stated(begin, end, when, is_loose=rrule is None)


def _of_festival(said: Normal, one: TimeRead, plan: PlanYear) -> Iterator[Stated]:
    """A festival is its day; a name for two festivals spans both."""
    name, text = one.festival or "", said.text
    if (
        name in DEEDS_OF_OLD
        and not NAMED.search(text[one.begin : one.end])
        and "日" not in text[one.begin : one.end]
    ):
        return
    if re.match(f'[”"]?(?:{structure_vocabulary.either("no_festival")})', text[one.end : one.end + 6]):
        return
    inside = NAME.search(text[max(0, one.begin - 10) : one.begin])
    if inside and not GREETED.search(inside["before"]):
        return
    joint = festivals.joint_names().get(text[one.begin : one.end].removesuffix("期间"))
    is_eve = not joint and EVE.match(text, max(one.begin, one.end - 2), one.end + 4) is not None
    is_eve = is_eve or (not joint and EVE.match(text, one.end) is not None)
    day = _day_of(name, plan, A_DAY if is_eve else NONE_BEFORE)
    if day is None:
        return
    when = replace(one.when, start=at_midnight(day), end=None, grain=Grain.DAY)
    if joint:
        days = [found for each in _joined(joint, text) if (found := _day_of(each, plan))]
        when = span(one.when.text, min(days), max(days) + A_DAY, Grain.DAY)
        name = "春节" if "春节" in _joined(joint, text) else name
    yield Stated(one.begin, one.end, when, name, _festival_name(text[one.begin : one.end], name))


def _joined(joint: tuple[str, ...], text: str) -> tuple[str, ...]:
    """「双节」 with visits to those in need is the one in winter."""
    return ("元旦", "春节") if "送温暖" in text or "困难" in text else joint


def _festival_name(said: str, name: str) -> str:
    """What a festival is called in a title: 「三八节」, 「国庆节」; two at once as they were said."""
    if said[:2] in ("两节", "双节"):
        return said[:2]
    return f"{name}节" if name in structure_vocabulary.listed("with_jie") else name


@cache
def _days(name: str, first: date, end: date) -> tuple[date, ...]:
    years = range(first.year, end.year + 1)
    return tuple(day for year in years for day in festivals.dates_of(name, year) if first <= day < end)


def _day_of(name: str, plan: PlanYear, before: timedelta = NONE_BEFORE) -> date | None:
    """The festival's day, or so long before it; the eve of New Year's Day is the plan's last."""
    return next((day - before for day in _days(name, plan.start + before, plan.end + before)), None)


def _often(said: Normal, plan: PlanYear) -> Iterator[Stated]:
    """「每学期一次」, 「一年一度」; 「双月召开」; 「（每日）」 alone in brackets."""
    rates: list[tuple[tuple[int, int], str]] = []
    for found in EVERY_OTHER_MONTH.finditer(said.text):
        months = EVEN_MONTHS if found["which"] == "双" else ODD_MONTHS
        rates.append((found.span(), f"FREQ=YEARLY;BYMONTH={months}"))
    rates += [(found.span(), "FREQ=DAILY") for found in DAILY.finditer(said.text)]
    for found in stated_time.TERMLY.finditer(said.text):
        times = stated_time.count_behind(said.text, found.end(), clause_end(said.text, found.end()))
        rates.append((found.span(), stated_time.rule(stated_time.a_year(found) * max(1, times or 1))))
    for place, rrule in rates:
        yield Stated(*place, span(said.quote(*place), plan.start, plan.end, Grain.YEAR, rrule))


def _seasons(said: Normal, plan: PlanYear) -> Iterator[Stated]:
    for found in SEASON_WORDS.finditer(said.text):
        first, last = structure_vocabulary.seasons()[found["name"]]
        year = plan.start.year + (first < plan.start.month)
        end = date(year + last // 12, last % 12 + 1, 1)
        when = span(said.quote(*found.span()), date(year, first, 1), end, Grain.MONTH)
        is_campaign = found["name"] in structure_vocabulary.listed("campaigns")
        yield Stated(*found.span(), when, is_campaign=is_campaign, is_season=True)


def _distinct_times(found: list[Stated]) -> list[Stated]:
    """In order; of two that overlap the longer, and a rule said twice once."""
    found.sort(key=lambda one: (one.begin, -one.end))
    left: list[Stated] = []
    for one in found:
        if left and one.festival and one.festival == left[-1].festival and one.begin - left[-1].end <= TWICE:
            left[-1] = left[-1]._replace(end=one.end)  # 「“三八”妇女节」
            continue
        if left and left[-1].festival and one.names in SUMS and one.begin - left[-1].end < TWICE:
            left[-1] = left[-1]._replace(end=one.end)  # 「国庆、中秋两节期间」
            continue
        if left and one.begin < left[-1].end:
            longer = (one.end - one.begin) - (left[-1].end - left[-1].begin)
            if longer > 0 or (longer == 0 and one.when.rrule):
                left[-1] = one
            continue
        left.append(one)
    return left
