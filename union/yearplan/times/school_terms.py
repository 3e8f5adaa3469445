"""The times of schools: 学期末, 开学初, 本学期, by the term the plan is for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.text.normal_form import Normal
from union.yearplan.times import stated_time
from union.yearplan.times.plan_year import PlanYear
from union.yearplan.times.stated_time import Stated, span

NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = r"(?P<month>\d{1,2})\s?[月./]\s?(?P<day>\d{1,2})"
OPENING = (
    Regex(rf"{DAY}[日号]?[^,，。;；\n]{{0,8}}(?:开学|上课|开课|行课)"),
    Regex(rf"(?:开学|上课|开课|行课)(?:时间|日期|日)?(?:定于|定在|为|是|在|于|[:：])?\s?(?:20\d\d年)?{DAY}"),
)
# 「第一周（3月1日—5日）」 tells the days of all the others.
KNOWN = Regex(rf"第(?P<week>{NUMBER})周\s?[(（:：]?\s?{DAY}")
WEEKS = Regex(
    rf"第(?P<first>{NUMBER})(?:周?[至到~、-]第?(?P<last>{NUMBER}))?周(?![一二三四五六日年岁])(?!\s?[(:]?\s?\d{{1,2}}[月.])"
)
A_WEEK, MOST = timedelta(days=7), 30
FREE_DAYS = 2  # Saturday and Sunday: who opens on them begins to count on Monday


def first_week(texts: Iterable[str], plan: PlanYear) -> date | None:
    """The Monday of the term's first week, by the first line that says so."""
    for text in texts:
        if "周" not in text and "学" not in text and "课" not in text:
            continue
        known = KNOWN.search(text)
        found = known or next((said for one in OPENING if (said := one.search(text))), None)
        day = _day(int(found["month"]), int(found["day"]), plan) if found else None
        if day is None:
            continue
        monday = day + timedelta(days=FREE_DAYS) - timedelta(days=(day.weekday() + FREE_DAYS) % 7)
        return monday - A_WEEK * ((whole(known["week"]) or 1) - 1) if known else monday
    return None


def _day(month: int, day: int, plan: PlanYear) -> date | None:
    for year in (plan.start.year, plan.start.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if plan.start <= found < plan.end:
            return found
    return None


def of_term(said: Normal, plan: PlanYear) -> Iterator[Stated]:
    """「第五周」, 「第八至九周」, by the term's first week."""
    if plan.first_week is None or "周" not in said.text:
        return
    for found in WEEKS.finditer(said.text):
        first = whole(found["first"]) or 0
        last = whole(found["last"]) or 0 if found["last"] else first
        if 0 < first <= last <= MOST:
            begin = plan.first_week + A_WEEK * (first - 1)
            end = plan.first_week + A_WEEK * last
            yield Stated(*found.span(), span(said.quote(*found.span()), begin, end, Grain.WEEK))


TERM_WORDS = Regex(
    r"(?P<start>学期初|(?<!期末)(?<![召公展])开学(?:初|之初|之际|前|第一周|时|后)?|期初)|(?P<end>学期末|学期结束前?|(?<!每)(?<!学)期末)|(?P<middle>学期中|期中)(?!考|测)|(?P<whole>(?:本|这一?|全|整个)学期|本学年|全学年)"
    r"|(?P<closing>年终(?=总结|考|评|工作总结))|(?P<first>(?:第[一1]|上)学期(?!总结|工作总结|末|初|结束))|(?P<second>(?:第[二2]|下)学期(?!末|初))"
)
STOP = Regex("[,。;\n]")
# In which month the parts of a term are.
AUTUMN, SPRING = {"start": 9, "middle": 11, "end": 1}, {"start": 2, "middle": 4, "end": 6}


def of_school(said: Normal, blanked: str, plan: PlanYear) -> Iterator[Stated]:
    """「学期末」, 「开学初」, 「本学期」: by the term the plan is for."""
    if not any(sign in said.text for sign in "学期终"):
        return
    for found in TERM_WORDS.finditer(blanked):
        if (
            said.text[max(0, found.start() - 1) : found.start()] in ("每", "各", "一", "个")
            or said.text[found.end() : found.end() + 1] == "年"
        ):
            continue
        sort = found.lastgroup or ""
        first, end, grain = _term_span(sort, plan)
        when = span(said.quote(*found.span()), first, end, grain)
        if sort == "whole":
            times = stated_time.count_behind(said.text, found.end(), clause_end(said.text, found.end()))
            per_year = times * 2 if times and "学期" in found[0] else times
            rrule = stated_time.rule(per_year) if per_year and times and times > 1 else None
            when = replace(when, rrule=rrule)
        yield Stated(*found.span(), when, is_loose=sort == "whole" and when.rrule is None)


def _term_span(sort: str, plan: PlanYear) -> tuple[date, date, Grain]:
    """First day and end of a part of the term; the terms are August to January and February to July."""
    year, is_autumn = plan.start.year, plan.first_term or (plan.first_term is None and plan.is_school_year)
    spring = year + 1 if plan.is_school_year else year
    if sort == "first" or (sort == "whole" and plan.first_term):
        return date(year, 9, 1), date(year + 1, 2, 1), Grain.MONTH
    if sort == "second" or (sort == "whole" and plan.first_term is False):
        return date(spring, 2, 1), date(spring, 8, 1), Grain.MONTH
    if sort == "whole":
        return plan.start, plan.end, Grain.YEAR
    if sort == "closing":
        first = date(year, 12, 1)
    else:
        first = date(year + (sort == "end"), AUTUMN[sort], 1) if is_autumn else date(year, SPRING[sort], 1)
    return first, first + relativedelta(months=1), Grain.MONTH


def clause_end(text: str, at: int) -> int:
    """Where the clause ends that a place stands in."""
    found = STOP.search(text, at)
    return found.start() if found else len(text)
