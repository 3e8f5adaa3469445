"""What is put right of a log that is no figure: its category, its day, a unit, what was left out, or that it should go."""

import re
from decimal import Decimal
from enum import StrEnum

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading import lexicon
from union.reading.acts.changes.corrections import LONGEST, NUMBER, POINTS, SLIP, TALK
from union.reading.numbers.numerals import number
from union.reading.text.normal_form import normal


class WhatIsWrong(StrEnum):
    """What of a log, other than its figures, is put right."""

    CATEGORY = "category"
    DAY = "day"
    UNIT = "unit"  # of a figure
    MORE = "more"  # something of it was left out
    ALL = "all"  # it should not be there


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a log, `right` is what a reply to it would say; `words` are those that name the log."""

    wrong: WhatIsWrong
    right: str
    words: str
    is_slip: bool
    points: bool
    denied: str = ""  # the day or unit the log has and should not
    value: Decimal | None = None  # the figure of that unit


DAY = r"(?:the\s\d{1,2}(?:st|nd|rd|th)|(?:大?前天|[昨今][天日晚])(?:\s?\d{1,2}[日号])?|上?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,4}[月/.-]\d{1,2}(?:[日号])?(?!\d)|\d{1,2}[日号])"
OF_CATEGORY = Regex(
    r"(?<![别不勿])(?<!不[要能该用])(?:分类|类别|种类|归到|归入|归为|[记放算列挪写划转报][到在进入成]|(?:归|放(?!心)|摆|记(?![录错反倒重岔早晚混串漏])|当[作成做]?(?![天时场中初]))(?=[\u4e00-\u9fff]{2,6}(?:$|[\s,。;!]))|(?<!不)算作?(?!进|重)|属于)[到为是成]{0,2}(?:应该|应当|应)?[是系为改到成算]{0,3}(?P<right>[\u4e00-\u9fff]{2,6}?)(?:(?:工作)?(?:类|里[头面]?|下面|那边|那类))?(?:吧|的|才对|去)?(?:$|[\s,。;!])"
)
OF_DAY = Regex(
    rf"(?:(?P<should>应该?[是系为]|应当是)|实为|(?<![不唔])[是系]|改[成为到]|was)\s?(?:for·)?(?P<right>{DAY})(?(should)(?:周[一二三四五六日])?)(?:[\u4e00-\u9fff]{{0,3}}?的事?|才对|吧)?(?:$|[,。;!]|\s?不是)",
    any_case=True,
)
NOT_THEN = Regex(rf"(?:而?不是\s?)?{DAY}的?(?:事|吧)?\s{{0,2}}$")
OF_MORE = Regex(
    rf"(?:还有|另有|补上|加上|再加|[漏忘]了?[写记登报计算说]?了?)(?:[\u4e00-\u9fff](?=\d))?(?P<right>[\u4e00-\u9fff]{{0,6}}{NUMBER}[\u4e00-\u9fff]{{1,3}})(?:$|[,。;!])"
)
# What is put right, how a reply to the log would begin, how it is said.
SAID_RIGHT = (
    (WhatIsWrong.CATEGORY, "归到", OF_CATEGORY),
    (WhatIsWrong.DAY, "", OF_DAY),
    (WhatIsWrong.MORE, "加上", OF_MORE),
)
THOSE = Regex(r"[那这]\d{1,5}[\u4e00-\u9fff]")  # 「那64张是周六发的」
TAKEN_BACK = Regex(
    r"删[掉了除]|撤[掉了销回]|作废|[记算报登]重|重复[记了登算]|不算(?:数|[了吧]?(?:$|[,。]))|(?<=记录)取消|唔计|(?:不[要用]|别)[计算记](?![错漏混较我他她你])|(?<=[条笔项个录])[就先也]?[去拿]掉"
)


def read_remark(text: str) -> Remark | None:
    """The category or day a log should have, or that it should go; None for any other words."""
    said = normal(text).text
    if len(said) > LONGEST or TALK.search(said):
        return None
    is_slip, points = SLIP.search(said) is not None, bool(POINTS.search(said) or THOSE.search(said))
    if other := _other_day(said, points=points) or _other_unit(said, points=points):
        return other
    for wrong, lead, pattern in SAID_RIGHT if is_slip or points else ():
        found = next(reversed([*pattern.finditer(said)]), None)  # 「记成宣传了，应该归到维权」
        if found is not None:
            words = SLIP.sub(" ", NOT_THEN.sub(" ", said[: found.start()] + " " + said[found.end() :]))
            return Remark(wrong, lead + found["right"], words, is_slip, points)
    if points and TAKEN_BACK.search(said):
        return Remark(WhatIsWrong.ALL, "", TAKEN_BACK.sub(" ", said), True, points)
    return None


# 「球赛是5号打的，6号下大雨」: what took place on one day, beside another on which it can't have.
IS_DAY = Regex(rf"(?:(?<![不唔但可要只])[是系]|(?<![A-Za-z])was)[·\s]?(?P<right>{DAY})", any_case=True)
NUMBERED = Regex(rf"(?=[\d上周星礼t]){DAY}", any_case=True)
UNIT_DENIED = Regex(  # 「150盒，我打成袋了」, 「双 不是箱」
    lambda: (
        rf"(?:(?:不是|唔系|not|(?<![多少漏])[打写记说报看]成?了?)[·\s]?\d{{0,6}}·?)(?P<wrong>{_units()})(?!(?<=[\u4e00-\u9fff])(?![了的呀啊哈吧])[\u4e00-\u9fff])"
    )
)
UNIT_SAID = Regex(
    lambda: (
        rf"(?:(?P<many>\d{{1,6}})[·\s]?(?P<of_many>{_units()}|[\u4e00-\u9fff])|(?:^|(?<=[是,。\s]))(?P<unit>{_units()}))(?=[·,。;!\s呀啊哈喎]|不是|$)"
    )
)


def _units() -> str:
    return "|".join(sorted(map(re.escape, lexicon.units()), key=len, reverse=True)) + "|[a-z]{3,10}s"


def _other_day(said: str, *, points: bool) -> Remark | None:
    """A day said to be the one, beside another of the same sort."""
    for found in IS_DAY.finditer(said):
        rest = said[: found.start()] + " " + said[found.end() :]
        others = {one[0] for one in NUMBERED.finditer(rest) if one[0][-1:] == found["right"][-1:]}
        if len(others - {found["right"]}) == 1 and found["right"] not in others:
            return Remark(WhatIsWrong.DAY, found["right"], rest, True, points, others.pop())
    return None


def _other_unit(said: str, *, points: bool) -> Remark | None:
    """A unit denied and the one that is right, with its figure or without."""
    denied = UNIT_DENIED.search(said)
    rest = said[: denied.start()] + "," + said[denied.end() :] if denied else ""
    right = UNIT_SAID.search(rest) if denied else None
    unit = (right["of_many"] or right["unit"]) if right else ""
    if denied is None or right is None or unit == denied["wrong"]:
        return None
    value = number(right["many"]) if right["many"] else None
    return Remark(WhatIsWrong.UNIT, unit, rest, True, points, denied["wrong"], value)
