"""Report periods as officers name them: 11月, 上个月, 2026年上半年, 三季度, 去年. Bare ones look back."""

from datetime import datetime
from typing import NamedTuple

from union.core import period
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.core.period import CALENDAR, Months, Period
from union.reading.message import When
from union.reading.text.normal_form import normal
from union.reading.time.dates.reference_time import Outlook, TimeRead
from union.reading.time.moments import moments
from union.reading.time.time_expressions import times

# 「2026上半年」, 「2026Q3」: the year without its 年, the key without its hyphen.
BARE_YEAR = Regex(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?=[上下第一二三四])")
BARE_KEY = Regex(r"(?P<year>\d{4})\s*(?P<part>[QHqh][1-4])")
# A summary with no year or number is of the period that ends this month, else of the last that has ended.
SUMMARY = Regex(r"(?P<what>季度?|半年|年度?|年终|全年)(?:工作)?(?:总结|报告|小结|报)|(?P<bare>季度|年度)")
SUMMED = {"季": Grain.QUARTER, "季度": Grain.QUARTER, "半年": Grain.HALF}
# 「本月」, 「上个月」: counted from the month reported now.
COUNTED = Regex(r"(?:本|这个?|当|上{1,4}个?)月|(?:this|last) month")
YEAR_IN_SIGHT = 10  # from this month on 「年度总结」 is of the year that is ending
LETTER = {Grain.QUARTER: ("Q", 3), Grain.HALF: ("H", 6)}


def read_period(text: str, now: datetime, months: Months = CALENDAR) -> Period | None:
    """The period a text names: the latest such month, quarter or half not in the future; None when none is named.

    `months` are the group's own: 「本月」 is the one reported now.
    """
    bare = BARE_KEY.match(text.strip())
    if bare:
        return months.of_key(f"{bare['year']}-{bare['part']}")
    found = period_named(BARE_YEAR.sub(r"\g<year>年", text), now)
    return by_months(found[0], text, now, months) if found else None


def by_months(found: Period, text: str, now: datetime, months: Months) -> Period:
    """A period that was read by the calendar, by a group's own months; one not named by its number is counted anew."""
    if not found.key:
        return found  # days that are no period of reports
    if not found.is_month or months == CALENDAR:
        return months.same(found)
    is_counted = COUNTED.search(normal(text).text.lower()) is not None or period_named(text, now) is None
    is_ahead = months.containing(now.date()).key != period.containing(now.date()).key
    return months.after(found) if is_counted and is_ahead else months.same(found)


def period_named(text: str, now: datetime) -> tuple[Period, TimeRead | None] | None:
    """The period and where it was said; a bare key (2026-Q3) is the whole text."""
    wall = now.replace(tzinfo=None)
    key = period.of_key(text) or _of_summary(text, wall)
    if key:
        return key, None
    said = normal(text)
    for one in times(said, said.text, moments(said.text), Outlook(wall, told=True)):
        named = named_of(one.when, said.text[one.begin : one.end], wall)
        if named:
            return named, one
    return None


def _of_summary(text: str, now: datetime) -> Period | None:
    """「季度总结」「年报」「年终总结」 with nothing said of which."""
    found = SUMMARY.fullmatch(text.strip())
    if found is None:
        return None
    grain = SUMMED.get(found["what"] or found["bare"], Grain.YEAR)
    if grain is Grain.YEAR:
        return period.of_key(str(now.year if now.month >= YEAR_IN_SIGHT else now.year - 1))
    this = _key(now, grain)
    following = period.containing(now.date()).end
    return this if this is None or this.end == following else period.before(this)


def named_of(when: When, words: str, now: datetime) -> Period | None:
    """The report period a time is in these words, None where it is none."""
    if (
        when.end is not None
        or when.rrule
        or when.grain not in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
    ):
        return None
    named = _key(when.start, when.grain)
    is_bare = (when.grain in LETTER and not any(sign in words for sign in "年下上本这")) or words in (
        "上半年",
        "下半年",
    )
    if named and is_bare and named.first > now.date():
        return period.year_before(named)
    return named


def _key(start: datetime, grain: Grain) -> Period | None:
    if grain is Grain.MONTH:
        return period.month(start.year, start.month)
    if grain is Grain.YEAR:
        return period.of_key(str(start.year))
    letter, size = LETTER[grain]
    return period.of_key(f"{start.year}-{letter}{(start.month - 1) // size + 1}")


LONGEST = 24
BY_PERSON = Regex(
    r"(?:每个?人|每位委员|各委员|各人|委员们?)(?:都|各|分别|各自){0,2}(?:记|报|做|写|登记|上报|干)(?:了|过)?(?:多少|几)(?:条|项|笔|次|个|件)?(?:工作|记录)?|按(?:人|委员|个人|人头)(?:来)?(?:统计|汇总|合计|分)(?:一下)?"
)
IN_ALL = Regex(
    r"(?:的)?(?:工作)?(?:一共|总共|总计|共计|合计|共|累计)(?:有|做了?|记了?|干了?|办了?|开展了?)?(?:多少|几)(?:项|条|件|个)?(?:工作|记录|活动|事)?|(?:的)?(?:工作|活动|记录)?(?:合计|总计|汇总|统计|总数|总的?情况)"
)
EDGES = " ,。?!的"


class OverallAsked(NamedTuple):
    """`is_said`: the words themselves ask, not only the command before them."""

    period: Period
    by_person: bool
    is_said: bool


def read_overall(text: str, now: datetime, months: Months) -> OverallAsked | None:
    """The time asked about as a whole, this month where only the rest is said; None for any other question."""
    said = normal(text).text.strip(EDGES) if len(text) <= LONGEST else ""
    by_person = BY_PERSON.search(said) if said else None
    asks = by_person or (IN_ALL.search(said) if said else None)
    rest = said if asks is None else f"{said[: asks.start()]}{said[asks.end() :]}".strip(EDGES)
    if not said or (asks is None and not rest):
        return None
    if not rest and by_person is None:
        return None
    period = read_period(rest, now, months) if rest else months.containing(now.date())
    if period is None or not period.key or (rest and not is_whole(rest)):
        return None
    return OverallAsked(period, by_person is not None, asks is not None)


TIME_ONLY = Regex(
    r"(?:(?:\d{4}年?|今年|去年|本年度?|上年度?)?的?(?:\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|第?[一二三四1-4]季度?|[上下]半年|全年|年度)?|[本这上当]{1,2}个?(?:月份?|季度?)|\d{4}-(?:\d{2}|[QHqh][1-4]))"
)


def is_whole(words: str) -> bool:
    """Whether words are nothing but the name of a time."""
    return TIME_ONLY.fullmatch(words) is not None
