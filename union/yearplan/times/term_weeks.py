"""The weeks of a term, 第五周, where the plan says when the term begins or which days one of its weeks has."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole
from union.reading.text.normal_form import Normal
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
