"""Questions the calendar answers: 「下周有什么安排」, 「技能比武排在几号」, 「离重阳节还有几天」."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.message import When
from union.reading.text.normal_form import Normal, normal
from union.reading.time.dates.reference_time import Outlook
from union.reading.time.moments import moments
from union.reading.time.time_expressions import times

DAY, WEEKS = timedelta(days=1), timedelta(days=14)
THINGS = (
    "(?:安排|活动|会议|(?<![入退建])会(?![员费计])|日程|任务|工作|材料|报表|比赛|竞赛|培训|讲座|节日|项目|事)"
)
WHAT = "(?:什么|啥|哪些|哪几[个场项样件]|几[个场项件]|多少[个场项件]?|(?<=有)何)"
REST = Regex("还有|剩|还要|尚有|余下")  # of days that have begun only what is still to come
AND = Regex(r"\s?(?:[和跟与同、及]|以及|还有)\s?")
AFTER, MONTH = Regex(r"[日号天](?:之|以)?[后往]"), timedelta(days=31)
SOON = Regex("最近|近期|近来|接下来|往后|后面")
# 「下周有什么安排」, 「这个月还要交哪些材料」
LISTED = Regex(
    rf"(?:有|要|排|定|安排|办|开|搞|交|报)[^,。?]{{0,3}}{WHAT}[^,。?]{{0,4}}{THINGS}|{WHAT}{THINGS}要"
    rf"|哪[一几]?[天晚][^,。?]{{0,2}}有{THINGS}"
    rf"|(?:还?要|准备|计划)[^,。?了过]{{0,3}}几次{THINGS}"
    r"|(?:[周月天日号末]|(?:周|礼拜|星期)[一二三四五六]?)[里内底]?(?:我们|咱们)?(?:剩下|余下|接下来)?(?:的?日子)?[都还]{0,2}(?:(?:有|剩|安排)[下了着]?[些点]?(?:啥|什么|哪些)(?:要[办做弄忙]的?)?|(?:是|有)?(?:啥|什么)(?:事情?|安排|活动))[啊呀呢没?]{0,2}$"
)
# 「明天有没有会开」, 「这周有会吗」
WHETHER = Regex(
    rf"有没有(?:什么)?{THINGS}[开要]{{0,2}}[啊呀呢吗?]{{0,2}}$|(?<!没)有(?:什么)?{THINGS}(?:要开|开)?[吗么]\??$"
)
# 「春节前的工作怎么安排的」
ARRANGED = Regex(rf"{THINGS}[^,。?]{{0,2}}(?:怎么|如何)安排|(?:安排|日程)(?:是什么|有哪些)")
# 「帮我看看下个月安排」, 「把下周的日程列一下」
SHOWN = Regex(
    r"(?:看|查|列|报|念)(?:[看查]|一?下)?(?:我们|工会)?[^,。?]{1,8}?(?:有?什么)?的?(?:安排|日程)(?:表)?[吧呢吗?]?$"
    r"|(?:安排|日程)表?(?:都)?(?:发|列|说|看|查|报|念)(?:[给]?我|看|一?下|出来)"
)
# 「技能比武排在几号」: it must be on the calendar; 「体检是几号」 asks the colleagues.
PLACED = Regex(
    r"[^,。?\s]{2,16}?(?:是)?(?:排|安排|定)(?:在|到|的是|的)?(?:了)?(?:几号|几月|哪天|哪一天|周几|星期几|什么时候|何时|几点)"
)
LEFT = Regex(r"[离距](?:离)?[^,。?]{2,10}?(?:还有|还剩|还差|有|剩)(?:几|多少)天")


class DaysAsked(NamedTuple):
    """The days asked about, `end` exclusive; `is_count`: how many days are left."""

    first: date
    end: date
    is_count: bool = False


def read_days_asked(text: str, now: datetime, notice: Notice | None = None) -> DaysAsked | None:
    """What of the calendar a text asks for, None when it asks for nothing of it."""
    return days_asked(normal(text), now, notice)


def days_asked(whole: Normal, now: datetime, notice: Notice | None = None) -> DaysAsked | None:
    """The same of a normal text."""
    wall = now.replace(tzinfo=None)
    said, today = whole.text, wall.date()
    is_whether = WHETHER.search(said) is not None
    if not (is_whether or any(pattern.search(said) for pattern in (LISTED, ARRANGED, SHOWN, LEFT))):
        return None
    found = times(whole, said, moments(said), Outlook(wall, notice=notice))
    if is_whether and not (found and _is_near(found[0].when, today)):
        return None  # 「今年有没有活动」 asks what was done
    if found:
        first, end = _days(found[0].when, today)
        for before, one in pairwise(found):  # 「22日和23日」
            if AND.fullmatch(said, before.end, one.begin) is None:
                break
            end = max(end, _days(one.when, today)[1])
        if AFTER.match(said, found[0].end - 1):  # 「20号之后还有什么活动」
            first, end = end, end + MONTH
        first = max(first, today) if today < end and REST.search(said) else first
        return DaysAsked(first, end, is_count=LEFT.search(said) is not None)
    return DaysAsked(today, today + WEEKS) if SOON.search(said) else None


def _is_near(when: When, today: date) -> bool:
    """A day or a week that is not over."""
    return (
        when.grain not in (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
        and _days(when, today)[1] > today
    )


def _days(when: When, today: date) -> tuple[date, date]:
    if when.deadline:  # 「元旦前还有什么任务」
        return today, when.start.date() + DAY
    return when.start.date(), when.last_day + DAY
