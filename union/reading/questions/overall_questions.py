"""Questions about all of a time's work: 「统计 本月」, 「本月一共多少」, 「每个人记了多少条」."""

from datetime import datetime
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.period import Months, Period
from union.reading.questions.report_periods import read_period
from union.reading.text.normal_form import normal

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
