"""What is put right of a log that is no figure: its category, its day, a unit, what was left out, what is added, or that it should go."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading import lexicon
from union.reading.acts.changes.corrections import LONGEST, NUMBER, POINTS, SLIP, TALK
from union.reading.english.translation import is_english
from union.reading.numbers.numerals import number
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense


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
OF_DAY = Regex(
    rf"(?:(?P<should>应该?[是系为]|应当是)|实为|(?<![不唔])[是系]|改[成为到]|was)\s?(?:for·)?(?P<right>{DAY})(?(should)(?:周[一二三四五六日])?)(?:[\u4e00-\u9fff]{{0,3}}?的事?|才对|吧)?(?:$|[,。;!]|\s?不是)",
    any_case=True,
)
ITS_WEEKDAY = Regex(r"(?<=\d[号日])[\s(]?(?:周|星期|礼拜)[一二三四五六日天]\)?")  # 「是2号星期二」
NOT_THEN = Regex(rf"(?:而?不是\s?)?{DAY}的?(?:事|吧)?\s{{0,2}}$")
OF_MORE = Regex(
    rf"(?:还有|另有|补上|加上|再加|[漏忘](?:了?[写记登报计算说]了?|了))(?:[\u4e00-\u9fff](?=\d))?(?P<right>[\u4e00-\u9fff]{{0,6}}{NUMBER}[\u4e00-\u9fff]{{1,3}})(?:$|[,。;!])"
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
    said = ITS_WEEKDAY.sub("", normal(text).text)
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
ENTRY = r"(?P<entry>\s(?:log|entry|record))?"
MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
ENGLISH_DAY = rf"(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS}|\d{{1,2}}(?:st|nd|rd|th)|{MONTHS}\s\d{{1,2}}|\d{{1,2}}/\d{{1,2}}|yesterday|last\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}})"
ENGLISH_GONE = Regex(
    rf"^{POLITE}(?:(?P<sure>delete|remove|scrap|void|erase|undo|take out|drop|del)|cancel)\s(?:(?:the|my|that|our)\s)?{ENGLISH_NAME}{ENTRY}\s?(?:pls|please|thanks|tks)?(?:[.!]?$|(?(entry)[,;.]\s?[^\n]{{0,80}}$|(?!)))"
    rf"|^{POLITE}(?P<twice>[^,.;:!?\n]{{2,50}}?)(?P<of>\s(?:log|entry|record))?\s(?P<slip>(?:was\s|got\s)?(?:logged|entered|recorded|keyed)(?:\sin)?\s(?:twice|double|wrongly)[,\s]{{1,2}})?(?:pls\s|so\s)?(?:delete|remove|scrap|void)(?:\s(?:it|one|that))?(?:\s(?:pls|please))?[.!]?$",
    any_case=True,
)
ENGLISH_THEN = Regex(
    rf"^(?P<sorry>{POLITE})(?P<change>change\s)?(?:the\s)?{ENGLISH_NAME}{ENTRY}(?P<label>(?:'s)?\sdate)?(?:\s(?:is\s)?wrong)?[,\s]{{0,2}}(?:\s(?:(?P<should>should(?:\shave)?\sbe|shld\sbe|was\son)|was|is|to))\s(?:on\s)?(?P<right>{ENGLISH_DAY})(?P<not>,?\s(?:not|instead of)\s[\w\s]{{1,14}})?[.!]?$",
    any_case=True,
)


def _of_english_name(text: str) -> Remark | None:
    said = text.strip()
    gone, then = ENGLISH_GONE.match(said), ENGLISH_THEN.match(said)
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


# What is added to work told before: 「再补2户」, 「还有点心180」, 「昨晚讲课那条忘了说手套也发了60双」.
MORE = Regex(
    r"\s{0,4}(?:(?:对了|哦对?|噢对?|啊对?|哎)[,。!\s]{0,2})?"
    r"(?:(?:另外|此外|同时|顺便)(?:还|又|也)?有?|还有|另有|还(?=[送发买给补])|又(?=[送发买给补])"
    r"|(?:再|还要|再要)(?:补|加)(?:上|充)?(?:一下|个|了)?|补[上充]了?|加上|[漏忘](?:了?[说写记报算登])?了?)[:,\s]{0,2}",
)
THAT = Regex(r"那(?:[批次场趟](?:的|,)?|边)")
# 「还有一笔200的场地费漏了」
LEFT_OUT = Regex(r"(?<=.)(?:也|都|给)?(?:漏了?|忘了?|没)(?:[算记写报加登]|掉)?(?:上|进去?)?[了啦]?$")
# 「…麻烦给我添上」
PUT_IN = Regex(
    r"[,\s]?(?:麻烦|帮忙|劳驾|请)?[你您]?(?:[给帮替]我?)?(?:添|补|加|记|登)(?:上去?|进去?|一下)[吧哈啊呗]?$"
)
# 「昨晚讲课那条我糊涂了忘了说手套也发了60双」, 「春游75人那次，门票也花了1500」
OF_THAT = Regex(
    r"^(?P<to>[^,。;]{2,20}?)的?[那这]一?[条笔次场](?:[^。;\d]{0,14}?[忘漏]了?[说写记报算登]?了?[,:\s]{0,2}|,(?=[^,。;\d]{1,8}也[花付用发送]))(?P<words>[^。;]{1,30})$"
)
# 「昨天游行的记录须补充：捐款2865元，请并入同一项」, 「游行那条漏了，捐款2865元」, 「捐款2865元补到昨天游行那条里」
RECORD = r"(?:的?(?:[那这]一?[条笔次场项](?:记录)?|[记纪]录|日志|台账)(?:里|上|中)?)"
JOINED_TO = r"(?:[,;。]\s?(?:请|麻烦|帮我?)?(?:一并|都|也)?(?:并|合|归|补|加|记|写|放)[到入在进]?(?:并)?(?:同一?|原来?那?|这|那|上)?一?[条项笔]?(?:记录)?(?:一起|里面?|进去|上去?|中)?[吧了哈]{0,2})?[。!]?$"
TO_NAMED = Regex(
    rf"^(?:(?P<to>[^,:;。]{{2,18}}?){RECORD}(?:还|需|须|要|得|请|麻烦|帮我?|再|有|一[项笔条个]){{0,5}}(?:补[充记上登]?|[加添][上个]?|漏[了记写报]?|没[写记报算加])(?:一下|一[笔项条]|了|的){{0,2}}[:,\s]{{0,2}}"
    rf"|(?P<of>[^,:;。]{{2,18}}?)(?:还|另)有一[项笔条]没[写记报算](?:上|进去)?[:,\s]{{1,2}}|(?:我?再?)补充(?:一[下条]|下)?(?P<about>(?![一两几]|[昨今前][天日晚]?[:,])[^,:;。]{{2,18}}?)(?:的[记纪]录|那[条次])?[:,]\s?(?:还有?|另有?)?"
    rf"|(?P<said>(?![一两几])[^,:;。]{{2,16}}?)(?:再|还要|要)?补充?(?:一[句下条点]|[两几]句)[:,]\s?(?:还有?|另有?)?)(?P<words>[^。;\n]{{2,30}}?){JOINED_TO}"
    rf"|^(?:还有|另外|再|把)?(?P<what>[^,:;。]{{2,24}}?)(?:请|麻烦|帮我|也|都){{0,2}}(?:补|加|并|添|记|合)[到入进在](?P<into>[^,:;。]{{2,18}}?){RECORD}(?:里面?|中|上)?(?:去|吧|哈|一下){{0,2}}[。!]?$"
)
# 「16号那场讲座还有3位当场入会，漏写了」: who joined stands beside who came
JOINED = Regex(
    r"^(?:补[一返]?下?[充报记]?[,:\s]{0,2})?(?P<to>[^,:;。]{2,14}?)(?:还|另)有(?P<words>\d{1,4}[位个名人][^,。;\d]{0,4}(?:入会|加入|新会员|报名|办卡|续保)[^,。;\d]{0,3}?)[,\s]{0,2}[漏忘]了?[写记报算说登][了的]?[。!]?$"
)
# 「刚才又领走30双手套，加上去」, 「演练那天的灭火器花了640元，补到记录里」
ADD_IT = Regex(
    r"^(?P<words>[^。;\n]{4,40}?)[,\s](?:也|都|一并|一起|给我|帮我|请|麻烦){0,2}(?:加|算|记|补|添)(?:上去?|进去?|到(?:那条|这条)?(?:记录|台账)?(?:里面?|上)去?|入)(?:吧|哈|了)?[。!]?$"
)
WITH_FIGURE = Regex(r"(?:花[了费]?|又|另外|还有|一批)?[\d一二两三四五六七八九十百千.,]+[\u4e00-\u9fff]?")
# 「走访8户里面有3户是大病的」 tells of a part of what was filed.
PART_OF = Regex(
    r"^(?P<to>[^,:;。\d]{2,12}?)(?:的|那|共|一共)?\d{1,4}[户人名位家个](?:里面?|当中|之中|中)有?(?P<part>\d{1,4}[户人名位家个][^。;\n\d]{0,16})[。!]?$"
)
PUTS_RIGHT = Regex(
    r"合计|总[数共]|应该?[是为]|应当|才[对是]"
)  # 「漏记车费180元，合计应为2380元」 corrects the sum
ONE_SUM = Regex(
    r"^有?[一1]?[笔个项]?(?P<sum>\d+(?:\.\d+)?)(?:[元块]钱?)?的?(?P<thing>[\u4e00-\u9fff]{1,6}[费钱款金])$|^[一1]?[笔项](?P<bare>\d+)$"
)
LONGEST_ADDED = 80  # signs; a longer message tells something of its own
HAS_FIGURE = Regex(r"[\d一二两三四五六七八九十百千半]")
# 「还有点心180」, 「果篮花了168」: a sum whose unit nobody says; a count or a number of something has its unit or mark.
COST = Regex(
    r"^(?P<thing>[\u4e00-\u9fff]{1,8}?)(?:又|还|也|一?共|总共)?(?P<paid>花了?|用了|付了|是)?(?P<sum>\d{2,6}(?:\.\d{1,2})?)(?:[元块]钱?)?[。!\s]?$"
)
COST_US = Regex(  # "flyers printing cost us $85"
    r"^\s?(?:(?:the|our|and|also|btw|oh)[,\s]{1,2}){0,2}(?P<thing>[a-z][a-z '-]{2,30}?)\s(?:(?:also|all|total)\s)?(?:costs?|came\sto)(?:\s(?:us|me|the\sunion|total)){0,2}\s(?P<sum>(?:S|HK|RM)?\$?\d[\d,]{0,7}(?:\.\d\d)?)(?:\s(?:in\stotal|all\sin|total))?[.!\s]?$",
    any_case=True,
)
PAID_ALREADY = Regex(r"[^\d，。；、,;]{0,4}\d")
ASKS = Regex(
    r"[?]|[吗呢]$|谁|多少|几[个户人点]|什么|怎么|要不要|能不能|下[周个星月]|明[天日]|后天|打算|准备|要去"
)


class AddedWords(NamedTuple):
    """The words added; `thing` is what the sum was paid for, where nothing but that tells that it is an addition; `to` names the log."""

    words: str
    thing: str | None = None
    to: str | None = None


# 「add to the lo hei: bill $1,184.50」, 「family day: add $120 for the castle」; the total behind it is no more of it.
ADDS_TO = Regex(
    r"^\s?(?:(?:ok|pls|also|and|sorry|oh)[,\s]{1,2}){0,2}(?:add\s(?:on\s)?to\s(?:the\s|my\s|that\s)?(?P<to>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record))?\s?[:,-]\s"
    r"|(?P<head>[^:,$\d\n]{2,40}):\s(?:pls\s)?add\s(?:on\s)?"
    r"|(?:for|in|on)\s(?:the\s|my\s|that\s)?(?P<of>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record|report|visit))?,?\s(?:(?:pls|please|can|also|kindly|u|you|to)\s){0,3}add\s(?:on\s|in\s)?)(?P<words>[^\n]{0,80}?)(?:,?\s(?:so|total|making|now)\s[^\n]{0,40})?$",
    any_case=True,
)
# 「pls add 12 flyers to the depot visit log」
ADDED_TO = Regex(
    r"^\s?(?:(?:ok|pls|please|also|and|n|sorry|oh)[,\s]{1,2}){0,2}add\s(?:on\s|in\s)?(?P<words>[^\n]{1,40}?)\s(?:to|in|into)\s(?:the\s|my\s|that\s)(?P<to>[^:,$\d\n]{2,40}?)\s(?:log|entry|record|report)$",
    any_case=True,
)


def cost(words: str) -> tuple[str, str] | None:
    """What was paid for and the words with the sum's unit: 点心, 「点心180元」; None where they say anything else."""
    found = COST.match(normal(words).text)
    return (found["thing"], f"{found['thing']}{found['sum']}元") if found else None


def addition(text: str) -> AddedWords | None:
    """What a message adds, with a leading word or as what something cost; None where it adds nothing."""
    words = added_words(text)
    if to := ADDS_TO.match(text) or ADDED_TO.match(text):
        named = next(each for name, each in to.groupdict().items() if each and name != "words")
        return AddedWords(to["words"], to=named) if HAS_FIGURE.search(to["words"]) else None
    if len(text) <= LONGEST_ADDED and (told := TO_NAMED.match(normal(text).text)) and not ASKS.search(text):
        log = next(each for name, each in told.groupdict().items() if each and name not in ("words", "what"))
        return _addition_to_log(log, (told["words"] or told["what"]).replace("还有", ""))
    if spent := COST_US.match(text):
        return AddedWords(f"{spent['thing']} {spent['sum']}", spent["thing"])
    if joined := JOINED.match(normal(text).text):
        return AddedWords(joined["words"], to=joined["to"])
    if (behind := ADD_IT.match(normal(text).text)) and HAS_FIGURE.search(behind["words"]):
        return AddedWords(behind["words"], to=WITH_FIGURE.sub(" ", behind["words"]))
    if part := PART_OF.match(normal(text).text):
        return AddedWords(f"其中{part['part']}", to=part["to"])
    if words:
        return AddedWords(words)
    plain = PUT_IN.sub("", normal(text).text.rstrip("吧哦啊了呢的。.!, \n"))
    that = OF_THAT.match(plain) if len(plain) <= LONGEST_ADDED and ASKS.search(plain) is None else None
    if that and (more := _addition_to_log(that["to"], that["words"])):
        return more
    found, paid = COST.match(normal(text).text), cost(text)
    is_paid = found is not None and found["paid"] not in (None, "是")
    return AddedWords(paid[1], paid[0]) if paid and is_paid else None


def _addition_to_log(log: str, words: str) -> AddedWords | None:
    """Words with a figure, which put no sum right."""
    is_more = HAS_FIGURE.search(words) and PUTS_RIGHT.search(words) is None
    return AddedWords(words, to=log) if is_more else None


def is_unpaid(thing: str, text: str) -> bool:
    """Whether a text names a thing and no sum for it; with one, another sum is a correction."""
    place = text.find(thing)
    return place >= 0 and PAID_ALREADY.match(text, place + len(thing)) is None


def added_words(text: str) -> str | None:
    """The words that are added; None for any other message, and for one that plans or asks."""
    said = normal(text).text
    if len(said) > LONGEST_ADDED or ASKS.search(said) or tense(said) is Tense.PLANNED:
        return None
    lead = MORE.match(said)
    rest = LEFT_OUT.sub("", THAT.sub("", PUT_IN.sub("", said[lead.end() :])) if lead and lead.end() else "")
    rest = ONE_SUM.sub(lambda one: f"{one['thing'] or ''}{one['sum'] or one['bare']}元", rest)
    return rest if HAS_FIGURE.search(rest) else None
