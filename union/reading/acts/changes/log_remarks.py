"""What is put right of a log that is no figure: its category, its day, a unit, what was left out, or that it should go."""

import re
from decimal import Decimal
from enum import StrEnum

from union.core.kinds import CATEGORIES, also_called
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading import lexicon
from union.reading.acts.changes.corrections import LONGEST, NUMBER, POINTS, SLIP, TALK
from union.reading.english.translation import is_english
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
    """What is wrong with a log, `right` is what a reply to it would say; `words` are those that name the log.

    `name`: where nothing else is said, all that names it, 「上周五的走访」; "" of other sentences.
    """

    wrong: WhatIsWrong
    right: str
    words: str
    is_slip: bool
    points: bool
    denied: str = ""  # the day or unit the log has and should not
    value: Decimal | None = None  # the figure of that unit
    name: str = ""


DAY = r"(?:the\s\d{1,2}(?:st|nd|rd|th)|(?:大?前天|[昨今][天日晚])(?:早上|[上中下]午|晚上?)?(?:\s?\d{1,2}[日号])?|上?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[月/.-]\d{1,2}(?:[日号])?(?!\d)|\d{1,2}[日号])"
OF_CATEGORY = Regex(
    r"(?<![别不勿])(?<!不[要能该用])(?:分类|类别|种类|归到|归入|归为|[记放算列挪写划转报][到在进入成]|(?:归|放(?!心)|摆|记(?![录错反倒重岔早晚混串漏])|当[作成做]?(?![天时场中初]))(?=[\u4e00-\u9fff]{2,6}(?:$|[\s,。;!]))|(?<!不)算作?(?!进|重)|属于)[到为是成]{0,2}(?:应该|应当|应)?[是系为改到成算]{0,3}(?P<right>[\u4e00-\u9fff]{2,6}?)(?:(?:工作)?(?:类|里[头面]?|下面|那边|那类))?(?:吧|的|才对|去)?(?:$|[\s,。;!])"
)
OF_CATEGORY_NAMED = Regex(  # 「1860那笔改成文体活动」
    lambda: (
        rf"(?:改|换|调整?)[成为到作]?(?P<right>{'|'.join((*CATEGORIES, *also_called()))})(?:类|里)?(?:吧|的|了)?(?:$|[\s,。;!])"
    )
)
OF_DAY = Regex(
    rf"(?:(?P<should>应该?[是系为]|应当是)|实为|(?<![不唔])[是系]|改[成为到]|was)\s?(?:for·)?(?P<right>{DAY})(?(should)(?:周[一二三四五六日])?)(?:[\u4e00-\u9fff]{{0,3}}?的事?|才对|吧)?[呀啊哦啦嘛架]?(?:$|[,。;!]|\s?不是|(?<=的)(?=\d))",
    any_case=True,
)
ITS_WEEKDAY = Regex(  # 「是2号星期二」, 「是星期六(12号)」
    r"(?<=\d[号日])[\s(]?(?:周|星期|礼拜)[一二三四五六日天]\)?|上?个?(?:周|星期|礼拜)[一二三四五六日天]\s?\((?=(?:\d{1,2}月)?\d{1,2}[号日]\))|(?<=\d[号日])\)"
)
NOT_THEN = Regex(rf"(?:而?不是\s?)?{DAY}的?(?:事|吧)?\s{{0,2}}$")
OF_MORE = Regex(
    rf"(?:还有|另有|补上|加上|再加|[漏忘](?:了?[写记登报计算说]了?|了))(?:[\u4e00-\u9fff](?=\d))?(?P<right>[\u4e00-\u9fff]{{0,6}}{NUMBER}[\u4e00-\u9fff]{{1,3}})(?:$|[,。;!])"
)
# What is put right, how a reply to the log would begin, how it is said.
SAID_RIGHT = (
    (WhatIsWrong.CATEGORY, "归到", OF_CATEGORY),
    (WhatIsWrong.CATEGORY, "归到", OF_CATEGORY_NAMED),
    (WhatIsWrong.DAY, "", OF_DAY),
    (WhatIsWrong.MORE, "加上", OF_MORE),
)
THOSE = Regex(r"[那这]\d{1,5}[\u4e00-\u9fff]")  # 「那64张是周六发的」
TAKEN_BACK = Regex(
    r"删[掉了除]|撤[掉了销回]|作废|[记算报登]重|重复[记了登算]|不算(?:数|[了吧]?(?:$|[,。]))|(?<=记录)取消|唔计|(?:不[要用]|别)[计算记](?![错漏混较我他她你])|(?<=[条笔项个录])[就先也]?[去拿]掉|取消了?[那这]?条?记录|delete|(?<!还)[拎攞剔拿去]走|[那这](?:单|次|条|笔|场)不算|[那这]次[^。!?]{2,40}(?:我们|这[里边])不[要记]了?$"
)


# 「上一条作废！听说要推后…」: whatever is told behind it
VOID = Regex(
    r"[^,。;!?\n]{0,12}(?:上[一面]?条|刚才那条|[那这]条)(?:作废|删[掉了除]|撤[掉了销回]|取消|不算)(?=[,。;!\n])"
)


def read_remark(text: str) -> Remark | None:
    """The category or day a log should have, or that it should go; None for any other words."""
    said = ITS_WEEKDAY.sub("", normal(text).text)
    if TALK.search(said) and (first := VOID.match(said)):
        said = first[0]
    if len(said) > LONGEST or TALK.search(said):
        return None
    found = _remark(said)
    if found is None or found.wrong in (WhatIsWrong.ALL, WhatIsWrong.DAY):
        points = bool(found and found.points)
        return (_of_english_name(text) if is_english(text) else _of_name(said, points=points)) or found
    return found


def _remark(said: str) -> Remark | None:
    is_slip, points = SLIP.search(said) is not None, bool(POINTS.search(said) or THOSE.search(said))
    if other := _other_day(said, points=points) or _other_unit(said, points=points):
        return other
    is_of_log = (is_slip or points) and "截止" not in said  # 「更正：球赛报名截止是19号」
    for wrong, lead, pattern in SAID_RIGHT if is_of_log else ():
        found = next(reversed([*pattern.finditer(said)]), None)  # 「记成宣传了，应该归到维权」
        if found is not None:
            words = SLIP.sub(" ", NOT_THEN.sub(" ", said[: found.start()] + " " + said[found.end() :]))
            return Remark(wrong, lead + found["right"], words, is_slip, points)
    if points and TAKEN_BACK.search(said):
        return Remark(WhatIsWrong.ALL, "", TAKEN_BACK.sub(" ", said), True, points)
    return None


# 「不好意思，把上周五的走访删了」, 「消防培训那条日期写错了，是19号的」: a name and what becomes of it, nothing else.
SORRY = r"(?:(?:不好意思|抱歉|对不起|哎呀|麻烦|更正|纠正|订正|请|帮我|帮忙|[搞说弄记写]错)(?:一下|下|了)?[,:\s]{0,2}){0,3}"
WROTE = "写记弄搞报登填录"
EXACT = Regex(rf"{DAY}|^#")  # 「24号法律咨询不算」: without its day or number it may answer somebody
POINTED_AT = Regex(r"的?(?:[那这]一?[条笔项]?(?:记录)?|记录)$")
NAME_GONE = Regex(
    rf"^{SORRY}(?:把|将)?(?P<name>[^,;:]{{2,18}}?)(?P<slip>[{WROTE}](?:重|错|多)(?:复|了){{0,2}}|重复了?)?[,\s]?(?:请|就|[给帮]我)?"
    r"(?:(?P<sure>(?:删|del)(?:[掉了除走咗]|一下)?(?:其中)?(?:一[条个笔项])?|撤[销掉回了]|作废|[划抹]掉)|[不唔][算计]数?|[不唔]要|[去拿]掉|取消)(?:[它佢他]|一下|[吧了啊呀啦喇掉咗]){0,3}[。!~]?$",
    any_case=True,
)
GONE_FIRST = Regex(
    rf"^{SORRY}(?:删(?:[掉了除去走咗]|一下)|撤[销掉回了]|del(?:ete)?[了咗]?)(?P<name>#\d{{1,6}}|[^,;:]{{2,18}}?)(?:吧|了|啦){{0,2}}[。!~]?\s?$",
    any_case=True,
)
NAME_THEN = Regex(
    rf"^{SORRY}(?P<name>[^,;:]{{2,18}}?)的?(?P<label>日期|时间|日子)?(?P<slip>[{WROTE}]?(?:错|反)了|不对|有误)?[,\s]?(?P<so>其实|实际上?|应[该当]?)?"
    rf"(?:是|为|(?P<change>改[成为到]?)|(?P<put>[记算][到在]))(?P<right>{DAY})(?P<done>的事?|[去办搞做开发打]的|那天|才对)?[。!]?$"
)


def _of_name(said: str, *, points: bool) -> Remark | None:
    """What of a log that is named should go or was on another day; without a word of error only in words that say nothing else."""
    gone, then, first = (each.match(said) for each in (NAME_GONE, NAME_THEN, GONE_FIRST))
    if first is not None:
        name = POINTED_AT.sub("", first["name"])
        return Remark(WhatIsWrong.ALL, "", name, False, points or name != first["name"], name=name)
    found = gone or then
    if found is None:
        return None
    name = POINTED_AT.sub("", found["name"])
    points, is_slip = points or name != found["name"], found["slip"] is not None
    if gone is not None and (gone["sure"] or is_slip or points or EXACT.search(name)):
        return Remark(WhatIsWrong.ALL, "", name, is_slip, points, name=name)
    if then is None:
        return None
    is_plain = then["so"] or then["done"] or then["put"] or (then["label"] and then["change"])
    return (
        Remark(WhatIsWrong.DAY, then["right"], name, is_slip, points, name=name)
        if is_plain or is_slip or points
        else None
    )


POLITE = r"(?:(?:pls|please|ok|oh|eh|sorry|can|kindly|just|correction|typo|oops|my mistake|wrong date)[,:\s]{1,2}){0,3}"
ENGLISH_NAME = r"(?P<name>(?!(?:it|that|this|one|them|the)\b\W{0,2}$)[^,.;:!?\n]{2,50}?)"
ENTRY = r"(?P<entry>\s(?:log|entry|record|one))?"
MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
ENGLISH_DAY = rf"(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS}|\d{{1,2}}(?:st|nd|rd|th)|{MONTHS}\s\d{{1,2}}|\d{{1,2}}/\d{{1,2}}|yesterday|last\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}})"
ENGLISH_GONE = Regex(
    rf"^{POLITE}(?:(?P<sure>delete|remove|scrap|void|erase|undo|take out|drop|del|ignore|disregard)|cancel)\s(?:(?:the|my|that|our)\s)?{ENGLISH_NAME}{ENTRY}\s?(?:pls|please|thanks|tks)?(?:[.!]?$|(?(entry)[,;.]\s?[^\n]{{0,80}}$|(?!)))"
    rf"|^{POLITE}(?P<twice>[^,.;:!?\n]{{2,50}}?)(?P<of>\s(?:log|entry|record))?\s(?P<slip>(?:was\s|got\s)?(?:logged|entered|recorded|keyed)(?:\sin)?\s(?:twice|double|wrongly)[,\s]{{1,2}})?(?:pls\s|so\s)?(?:delete|remove|scrap|void)(?:\s(?:it|one|that))?(?:\s(?:pls|please))?[.!]?$",
    any_case=True,
)
# "the wreath not from us one. Remove my log pls": the reason first
ENGLISH_LAST = Regex(
    r"(?<=[.,;!])\s?(?:so\s)?(?:pls\s|please\s)?(?:remove|delete|scrap|void|ignore)\s(?:my|that|this|the)\s(?:log|entry|record)(?:\s(?:pls|please|thanks|tks|ah|lah))?\W{0,3}$",
    any_case=True,
)
ENGLISH_THEN = Regex(
    rf"^(?P<sorry>{POLITE})(?P<change>change\s)?(?:the\s)?{ENGLISH_NAME}{ENTRY}(?P<label>(?:'s)?\sdate)?(?:\s(?:is\s)?wrong)?[,\s]{{0,2}}(?:\s(?:(?P<should>should(?:\shave)?\sbe|shld\sbe|was\son)|was|is|to))\s(?:on\s)?(?P<right>{ENGLISH_DAY})(?P<not>,?\s(?:not|instead of)\s[\w\s]{{1,14}})?[.!]?$",
    any_case=True,
)


def _of_english_name(text: str) -> Remark | None:
    said = text.strip()
    gone, then = ENGLISH_GONE.match(said), ENGLISH_THEN.match(said)
    if gone is None and (last := ENGLISH_LAST.search(said)):
        return Remark(WhatIsWrong.ALL, "", said[: last.start()], True, points=True)
    if gone is not None:
        name, points = (gone["name"] or gone["twice"]).strip(), bool(gone["entry"] or gone["of"])
        is_sure = gone["sure"] or gone["twice"] or points
        return Remark(WhatIsWrong.ALL, "", name, bool(gone["slip"]), points, name=name) if is_sure else None
    if then is None or not (then["sorry"] or then["label"] or then["should"] or then["not"] or then["entry"]):
        return None
    name = then["name"].strip()
    return Remark(WhatIsWrong.DAY, then["right"], name, True, bool(then["entry"]), name=name)


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


def right_day(text: str) -> str | None:
    """The day that words say a log was of, beside what else they put right: 「是17号，人数19」."""
    remark = read_remark(text)
    if remark is not None and remark.wrong is WhatIsWrong.DAY:
        return remark.right
    found = OF_DAY.search(ITS_WEEKDAY.sub("", normal(text).text))
    return found["right"] if found else None


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
