"""Report periods as officers name them: 11月, 上个月, 2026年上半年, 三季度, 去年. Bare ones look back."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from union.core import period
from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.period import CALENDAR, MONTHS, Grain, Months, Period
from union.reading.message import When
from union.reading.text.normal_form import EitherScript, Normal, normal
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
    if key := period.of_key(text) or _of_summary(text, wall):
        return key, None
    said = normal(text)
    for one in times(said, said.text, moments(said.text), Outlook(wall, told=True)):
        if named := report_period_of(one.when, said.text[one.begin : one.end], wall):
            return named, one
    return None


def _of_summary(text: str, now: datetime) -> Period | None:
    """「季度总结」「年报」「年终总结」 with nothing said of which."""
    found = SUMMARY.fullmatch(text.strip())
    if found is None:
        return None
    grain = SUMMED.get(found["what"] or found["bare"], Grain.YEAR)
    this = period.around(now.date(), grain)
    is_ending = this is None or this.end == period.containing(now.date()).end
    is_in_sight = grain is Grain.YEAR and now.month >= YEAR_IN_SIGHT
    return this if this is None or is_ending or is_in_sight else period.before(this)


def report_period_of(when: When, words: str, now: datetime) -> Period | None:
    """The report period a time is in these words, None where it is none."""
    named = None if when.end or when.rrule else period.around(when.start.date(), when.grain)
    is_bare = when.grain in (Grain.QUARTER, Grain.HALF) and not any(sign in words for sign in "年下上本这")
    if named and (is_bare or words in ("上半年", "下半年")) and named.first > now.date():
        return period.year_before(named)
    return named


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
    if not (by_person or rest) or (rest and not TIME_ONLY.fullmatch(rest)):
        return None
    period = read_period(rest, now, months) if rest else months.containing(now.date())
    return OverallAsked(period, by_person is not None, asks is not None) if period and period.key else None


TIME_ONLY = Regex(
    r"(?:(?:\d{4}年?|今年|去年|本年度?|上年度?)?的?(?:\d{1,2}月份?|[一二三四五六七八九十]{1,3}月份?|第?[一二三四1-4]季度?|[上下]半年|全年|年度)?|[本这上当]{1,2}个?(?:月份?|季度?)|\d{4}-(?:\d{2}|[QHqh][1-4]))"
)


DAY, WEEKS = timedelta(days=1), timedelta(days=14)
THINGS = (
    "(?:安排|活动|会议|(?<![入退建])会(?![员费计])|日程|任务|工作|材料|报表|比赛|竞赛|培训|讲座|节日|项目|事)"
)
WHAT = "(?:什么|啥|哪些|哪几[个场项样件]|几[个场项件]|多少(?!人)[个场项件]?|(?<=有)何)"
REST = Regex("还有|剩|还要|尚有|余下")  # of days that have begun only what is still to come
AND = Regex(
    rf"(?:(?:都|还)?(?:有|是)?{WHAT}{THINGS}[,，]?|{THINGS}[,，]?)?\s?(?:[和跟与同、及]|以及|还有)?\s?"
)  # 「今天有什么安排明天后天呢」
AFTER, MONTH = Regex(r"[日号天](?:之|以)?[后往]"), timedelta(days=31)
SOON = Regex("最近|近期|近来|接下来|往后|后面")
# 「下周有什么安排」, 「这个月还要交哪些材料」
LISTED = Regex(
    rf"(?:有|要|排|定|安排|办|开|搞|交|报)[^,。?]{{0,3}}{WHAT}[^,。?]{{0,4}}{THINGS}|{WHAT}{THINGS}要"
    rf"|哪[一几]?[天晚][^,。?]{{0,2}}有{THINGS}|(?:还?要|准备|计划)[^,。?了过]{{0,3}}几次{THINGS}"
    r"|(?:[周月天日号末旬]|(?:周|礼拜|星期)[一二三四五六]?)[里内底]?(?:我们|咱们)?(?:剩下|余下|接下来)?(?:的?日子)?[都还]{0,2}(?:(?:有|剩|安排)[下了着]?[些点]?(?:啥|什么|哪些)(?:要[办做弄忙]的?)?|(?:是|有)?(?:啥|什么)(?:事情?|安排|活动))[啊呀呢没?]{0,2}$"
    # 「周日几点集合」, "tues what time again"
    r"|^(?:[这下]?个?(?:周|礼拜|星期)[一二三四五六日天末]|明天(?=..什么))[·,、\s]{0,2}(?:几点|什么·?time)(?:[·,\s]?(?:again|ah|to|we|来[着住]|meet|gather|集合|等|见面?|where|在?哪里?)){0,3}[啊呀呢?]{0,2}$"
)
# 「明天有没有会开」, 「这周有会吗」
WHETHER = Regex(
    rf"有没有(?:安排|排|定)?(?:什么|别的|其[他它]的?|[^,。?]{{1,6}}的)?{THINGS}[开要]{{0,2}}[啊呀呢吗?]{{0,2}}$|(?<!没)有(?:什么)?{THINGS}(?:要开|开)?[吗么]\??$|有没有(?:什么)?(?:东西|事情?)(?:要?[做办干忙]|要[开去])?[啊呀呢吗?]{{0,2}}$|(?<!没)有{THINGS}没有?[啊呀呢?]{{0,2}}$"
)
# 「春节前的工作怎么安排的」
ARRANGED = Regex(rf"{THINGS}[^,。?]{{0,2}}(?:怎么|如何)安排|(?:安排|日程)(?:是什么|有哪些)")
# 「帮我看看下个月安排」, 「把下周的日程列一下」
SHOWN = Regex(
    r"(?:看|查|列|报|念)(?:[看查]|一?下)?(?:我们|工会)?[^,。?]{1,8}?(?:有?什么)?的?(?:安排|日程)(?:表)?[吧呢吗?]?$|(?:安排|日程)表?(?:都)?(?:发|列|说|看|查|报|念)(?:[给]?我|看|一?下|出来)"
)
# 「技能比武排在几号」: it must be on the calendar; 「体检是几号」 asks the colleagues.
PLACED = Regex(
    r"[^,。?\s]{2,16}?(?:是)?(?:排|安排|定)(?:在|到|的是|的)?(?:了)?(?:几号|几月|哪天|哪一天|周几|星期几|什么时候|何时|几点)"
)
PLACE_ASKED = EitherScript(
    r"哪(?!一?天|些|几|年|月)|在.{1,12}还是|几楼|地[方点]|边度|邊[度處]|喺[邊边]|(?:是不是|是否|[系係]咪|[系係]唔[系係])[在喺]|where|which\s(?!time|day|date)|venue",
    any_case=True,
)
LEFT = Regex(r"[离距](?:离)?[^,。?]{2,10}?(?:还有|还剩|还差|有|剩)(?:几|多少)天")


class DaysAsked(NamedTuple):
    """The days asked about, `end` exclusive; `is_count`: how many days are left."""

    first: date
    end: date
    is_count: bool = False


def days_asked(whole: Normal, now: datetime, notice: Notice | None = None) -> DaysAsked | None:
    """What of the calendar a text asks for, None when it asks for nothing of it."""
    wall = now.replace(tzinfo=None)
    said, today = whole.text, wall.date()
    is_whether = WHETHER.search(said) is not None
    if not (is_whether or any(pattern.search(said) for pattern in (LISTED, ARRANGED, SHOWN, LEFT))):
        return None
    found = times(whole, said, moments(said), Outlook(wall, notice=notice))
    is_long = bool(found) and found[0].when.grain in MONTHS
    if is_whether and (not found or is_long or span_of(found[0].when, today)[1] <= today):
        return None  # 「今年有没有活动」 asks what was done
    if found:
        first, end = span_of(found[0].when, today)
        for before, one in pairwise(found):  # 「22日和23日」
            if AND.fullmatch(said, before.end, one.begin) is None:
                break
            end = max(end, span_of(one.when, today)[1])
        if AFTER.match(said, found[0].end - 1):  # 「20号之后还有什么活动」
            first, end = end, end + MONTH
        first = max(first, today) if today < end and REST.search(said) else first
        return DaysAsked(first, end, is_count=LEFT.search(said) is not None)
    return DaysAsked(today, today + WEEKS) if SOON.search(said) else None


def span_of(when: When, today: date) -> tuple[date, date]:
    """The days a time asked about covers, the last exclusive."""
    if when.deadline:  # 「元旦前还有什么任务」
        return today, when.start.date() + DAY
    return when.start.date(), when.last_day + DAY
