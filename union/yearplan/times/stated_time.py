"""A time as a plan states it: a date, a span, a festival, or how often in the plan's year; not 去年, 三天后, 下周三, a clock time.

The times of schools (学期末, 开学初, 第五周) go by the term the plan is for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from union.core.lazy_regex import Regex
from union.core.period import A_DAY, A_WEEK, OF_A_DAY, Grain, own_end
from union.reading.message import When
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import Normal
from union.reading.time.dates.reference_time import at_midnight
from union.reading.time.moments import Moment
from union.reading.time.pieces.piece_finder import Atom
from union.yearplan.times.plan_year import PlanYear

NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
# 每学期召开两次, 每学年一次, 一学期一次, 一年一度, 两月一期
TERMLY = Regex(
    r"(?:每个?|(?<![\d第])一个?|各)(?P<unit>学期|学年)(?:[初末]|开学初|期末)?|(?P<quarter>(?<![一二三四1-4每本])季度?末(?!考))|按(?P<period>季度?|月)(?!份|饼)|(?P<rate>(?<![\d一二三四五六七八九十第])一年(?=不少于|至少|不低于))|(?P<half>(?<![上下本前后每一个第])半年(?=[^,。;]{0,4}(?:[一1两2]次|一[回期轮场])))|(?P<yearly>一年一[度次]|一年1次|每年度)(?=的|召开|举[办行]|开展|进行|评|职|教|考|工会|先)|(?<![\d一二三四五六七八九十第])(?P<months>两(?=个?月)|[一二三四六1-46](?=个月))个?月(?=[出编印]{0,2}[一1][期次])"
)
TIMES = Regex(
    rf"(?P<few>{NUMBER})(?:[-~至到、或]{{1,2}}(?P<many>{NUMBER}))?(?:个?人?)?(?:次|场次?|期|回|轮)(?!会议?精神|会上)"
)
NO_ORDINAL = Regex(r"第$|[届第]\s?$")
DIGIT = Regex(r"[\d一二三四五六七八九十]")
REACH = 24  # signs behind the rate within which its count stands
A_YEAR = {"YEARLY": 1, "MONTHLY": 12, "WEEKLY": 52, "DAILY": 365}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS, QUARTERS, MOST = 12, 4, 31
# fmt: off
DATES = frozenset((
    "month", "months", "quarter", "quarters", "half", "festival", "lunar", "moon", "iso", "day", "days",
    "ten_days", "edge", "this_year", "year", "within", "year_month", "compact", "every_month",
    "every_week", "every_quarter", "every_half", "every_year", "rate", "weekly_list", "weekly_span",
    "twin", "no_year", "nth_weekday",
))
NO_DATES = frozenset((
    "relative", "two_days", "weekday", "weekdays", "week", "weekend", "offset", "anniversary",
    "following", "now", "dashed", "two_years", "next_workday", "half_month", "every_day",
    "every_workday", "every_other_day",
))
# fmt: on
# Beside a date these say again which day it is: 「10月8日（周五）」.
DAYS_NAMED = frozenset(("weekday", "weekdays", "weekend"))
MONTHLY = frozenset(("month", "months", "quarter", "half"))
BESIDE_FESTIVAL = ("days_off", "eve", "feast_week")
THIS = Regex(r"今年度?|本年度?|全年度?")


class Stated(NamedTuple):
    """Where a time stands in the line as read, and what it means.

    `is_loose`: 今年, 全年, 本学期, which date a deed only where it is counted or surely done.
    `is_season`: 暑假, 春季, 高温慰问, which give way to any date beside them; `is_campaign`: the name of what is done in a season (高温慰问), which belongs into a title.
    `needs_month`: 月底, 15日, which say nothing outside a month.
    `festival` is the canonical name; `names` what is said of it in a title (「三八节」).
    """

    begin: int
    end: int
    when: When
    festival: str | None = None
    names: str = ""
    is_loose: bool = False
    is_campaign: bool = False
    is_season: bool = False
    needs_month: bool = False

    @property
    def first(self) -> date:
        return self.when.start.date()

    @property
    def after(self) -> date:
        """The day after the last."""
        return end_of(self.when)

    def holds(self, other: "Stated") -> bool:
        return self.first <= other.first and other.after <= self.after

    @property
    def is_fine(self) -> bool:
        """Whether it says days, not months."""
        return self.when.grain in OF_A_DAY


def end_of(when: When) -> date:
    """The day after the last day of a time."""
    return max(when.until.date(), own_end(at_midnight(when.start.date()), Grain.DAY).date())


def span(text: str, first: date, end: date, grain: Grain, rrule: str | None = None) -> When:
    """A time from `first` to before `end`."""
    return When(text, at_midnight(first), at_midnight(end), grain, rrule=rrule)


def plan_year_moments(moments: Sequence[Moment], plan: PlanYear) -> list[Moment]:
    """The moments that can be dates of the plan's year, each for itself."""
    return [part for one in moments for part in _of_plan(one) if _is_date(part, plan)]


def _of_plan(moment: Moment) -> list[Moment]:
    """A moment as plans mean it: 「节日期间」, 「节前夕」 are the festival; 「十月 国庆」 is a month and a festival."""
    others = moment.pieces.keys() - (DAYS_NAMED if "day" in moment.pieces else frozenset())
    if not DATES & others or NO_DATES & others:
        return []
    if "festival" not in moment.pieces:
        return [moment]
    for sort in BESIDE_FESTIVAL:
        moment.pieces.pop(sort, None)
    atoms = list(moment.pieces.values())
    place = [atom.sort for atom in atoms].index("festival")
    if not MONTHLY & {atom.sort for atom in atoms[:place]}:
        return [moment]
    return [_moment_of_atoms(atoms[:place]), _moment_of_atoms(atoms[place:])]


def _moment_of_atoms(atoms: Sequence[Atom]) -> Moment:
    moment = Moment(atoms[0])
    for atom in atoms[1:]:
        moment.add(atom)
    return moment


def _is_date(moment: Moment, plan: PlanYear) -> bool:
    """Whether a moment can be of the plan's year; another year's is told, not planned."""
    pieces = moment.pieces
    if "festival" in pieces and "next" in pieces["festival"].parts:
        return False
    if "this_year" in pieces:
        return THIS.fullmatch(pieces["this_year"].parts["word"]) is not None
    number = pieces["year"].parts.get("full", "") if "year" in pieces else ""
    return not number.isdigit() or plan.start.year <= int(number) <= (plan.end - A_DAY).year


def a_year(found: re.Match[str]) -> int:
    """How many times a year a rate is that was found by TERMLY."""
    if found["period"] == "月" or found["months"]:
        return MONTHS // (whole_number(found["months"] or "1") or 1)
    if found["quarter"] or found["period"]:
        return QUARTERS
    return 2 if found["unit"] == "学期" or found["half"] else 1


def count_behind(text: str, at: int, end: int) -> int | None:
    """「两次」, 「1-2次」 (the lesser) shortly behind a place; None where no count stands there."""
    found = TIMES.search(text, at, min(end, at + REACH))
    if found is None or NO_ORDINAL.search(text[max(0, found.start() - 1) : found.start()]):
        return None
    return whole_number(found["few"])


def rule(a_year: int) -> str:
    """The rule for so many times a year, spread evenly: 2 is every six months."""
    if a_year <= 1:
        return "FREQ=YEARLY"
    if a_year <= MONTHS and MONTHS % a_year == 0:
        step = MONTHS // a_year
        return "FREQ=MONTHLY" if step == 1 else f"FREQ=MONTHLY;INTERVAL={step}"
    if a_year < MONTHS:
        months = ",".join(str(1 + i * MONTHS // a_year) for i in range(a_year))
        return f"FREQ=YEARLY;BYMONTH={months}"
    if a_year % MONTHS == 0 and a_year // MONTHS < MOST:
        a_month = a_year // MONTHS
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(1 + i * 30 // a_month) for i in range(a_month))}"
    a_week = max(1, round(a_year / 52))
    if a_year < 45:
        return f"FREQ=WEEKLY;INTERVAL={max(1, round(52 / a_year))}"
    days = ",".join(WEEKDAYS[i * 7 // a_week] for i in range(min(a_week, 7)))
    return f"FREQ=WEEKLY;BYDAY={days}" if a_week > 1 else "FREQ=WEEKLY"


def rule_with_count(rrule: str, times: int | None) -> str:
    """A bare rule, 「每月」, with its count: 「每月两次」; one that names days stays as it is."""
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    if not times or times == 1 or not parts.keys() <= {"FREQ", "INTERVAL"} or parts.get("FREQ") not in A_YEAR:
        return rrule
    return rule(max(1, times * A_YEAR[parts["FREQ"]] // int(parts.get("INTERVAL", "1"))))


WEEK_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY_OF_MONTH = r"(?P<month>\d{1,2})\s?[月./]\s?(?P<day>\d{1,2})"
TERM_OPENS = (
    Regex(rf"{DAY_OF_MONTH}[日号]?[^,，。;；\n]{{0,8}}(?:开学|上课|开课|行课)"),
    Regex(
        rf"(?:开学|上课|开课|行课)(?:时间|日期|日)?(?:定于|定在|为|是|在|于|[:：])?\s?(?:20\d\d年)?{DAY_OF_MONTH}"
    ),
)
# 「第一周（3月1日—5日）」 tells the days of all the others.
KNOWN_WEEK = Regex(rf"第(?P<week>{WEEK_NUMBER})周\s?[(（:：]?\s?{DAY_OF_MONTH}")
WEEKS = Regex(
    rf"第(?P<first>{WEEK_NUMBER})(?:周?[至到~、-]第?(?P<last>{WEEK_NUMBER}))?周(?![一二三四五六日年岁])(?!\s?[(:]?\s?\d{{1,2}}[月.])"
)
MOST_WEEKS = 30
FREE_DAYS = 2  # Saturday and Sunday: who opens on them begins to count on Monday


def first_week(texts: Iterable[str], plan: PlanYear) -> date | None:
    """The Monday of the term's first week, by the first line that says so."""
    for text in texts:
        if "周" not in text and "学" not in text and "课" not in text:
            continue
        known = KNOWN_WEEK.search(text)
        found = known or next((said for one in TERM_OPENS if (said := one.search(text))), None)
        day = _day(int(found["month"]), int(found["day"]), plan) if found else None
        if day is None:
            continue
        monday = day + timedelta(days=FREE_DAYS) - timedelta(days=(day.weekday() + FREE_DAYS) % 7)
        return monday - A_WEEK * ((whole_number(known["week"]) or 1) - 1) if known else monday
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
        first = whole_number(found["first"]) or 0
        last = whole_number(found["last"]) or 0 if found["last"] else first
        if 0 < first <= last <= MOST_WEEKS:
            begin = plan.first_week + A_WEEK * (first - 1)
            end = plan.first_week + A_WEEK * last
            yield Stated(*found.span(), span(said.quote(*found.span()), begin, end, Grain.WEEK))


TERM_WORDS = Regex(
    r"(?P<start>学期初|(?<!期末)(?<![召公展])开学(?:初|之初|之际|前|第一周|时|后)?|期初)|(?P<end>学期末|学期结束前?|(?<!每)(?<!学)期末)|(?P<middle>学期中|期中)(?!考|测)|(?P<whole>(?:本|这一?|全|整个)学期|本学年|全学年)"
    r"|(?P<closing>年终(?=总结|考|评|工作总结))|(?P<first>(?:第[一1]|上)学期(?!总结|工作总结|末|初|结束))|(?P<second>(?:第[二2]|下)学期(?!末|初))"
)
STOP = Regex("[,。;\n]")
# In which month the parts of a term are.
IN_AUTUMN, IN_SPRING = {"start": 9, "middle": 11, "end": 1}, {"start": 2, "middle": 4, "end": 6}


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
            times = count_behind(said.text, found.end(), clause_end(said.text, found.end()))
            per_year = times * 2 if times and "学期" in found[0] else times
            rrule = rule(per_year) if per_year and times and times > 1 else None
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
        first = date(year, IN_SPRING[sort], 1)
        first = date(year + (sort == "end"), IN_AUTUMN[sort], 1) if is_autumn else first
    return first, first + relativedelta(months=1), Grain.MONTH


def clause_end(text: str, at: int) -> int:
    """Where the clause ends that a place stands in."""
    found = STOP.search(text, at)
    return found.start() if found else len(text)
