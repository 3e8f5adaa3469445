"""Numbers of items and logs said without their sign, 「28那条」, 「26号销了」, 「9號同6號唔要」, "the 28 one": how surely none of them is a day.

Whoever calls it knows what has the number, and what of ours is on a day of that number.
"""

from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

LONGEST = 200


class Clue(StrEnum):
    """What beside a number says that it is one of ours."""

    POINTED = "pointed"  # 「28那条」, 「26号销了」: no day is called so, or struck out
    ORDERED = "ordered"  # 「13号取消」, 「9号不要」: a day may be called off as well
    NAMED = "named"  # 「11号采购方案我没写完」: where its title is what follows


class UnsignedNumber(NamedTuple):
    """A number, where it stands with its 号, the words behind it, and its whole sentence."""

    number: int
    start: int
    end: int
    clue: Clue
    rest: str
    sentence: str


NO_PLACE = r"(?!楼|线|门|车间|机|库|院|厂|房|仓|桌|台|铺|店|站|码头|球衣|宿舍|教室|窗口|文件)"
# 「9号同6号」, 「5、7」; 「11月27号」, 「10-12号」 are days.
ROW = Regex(
    rf"(?<![\d月.:/#＃~～至到—-])(?P<nth>第\s?)?\d{{1,4}}(?:号{NO_PLACE})?(?:(?:(?<=号)[,，]\s?|\s?[、和跟与同及&]\s?|同埋)\d{{1,4}}(?:号{NO_PLACE})?){{0,4}}"
)
ONE = Regex(r"\d{1,4}号?")
THOSE = r"[那这嗰呢]"
POINTED = Regex(rf"(?:\s?{THOSE}[一两二三几]?|[两几])[条项](?!路|街|命|鱼|腿)|\s?(?:条|项)记录")
POINTED_DAY = Regex(rf"\s?(?:{THOSE}?[一两二三几]?[条项]|{THOSE}[一两二三几]?[笔单]|的?记录(?!本))(?!路)")
NTH = Regex(r"\s?[条项单](?!议题|议程|内容|规定|制度|工作|任务|措施|标准|要求|活动)")
FILLING = rf"\s?(?:{THOSE}个)?(?:[「“\"《][^」”\"》]{{1,24}}[」”\"》])?(?:也|都|就|可以|得|我|请|麻烦|[帮给]我|先|已经|早就|一早|应该|项目|事项|任务|\s){{0,4}}"
STRUCK = Regex(rf"{FILLING}(?:[删撤]|销(?![售量路])|作废|划掉|[去拿剔]掉|剔除)")
ORDERED = Regex(
    rf"{FILLING}(?:取消(?!后)|[不唔](?:要|用|使|算|搞|做|需要)[了啦喇佢它吧]{{0,2}}(?=$|[\s,，。!！])|[不唔](?:用|使|需要)[做办搞写交弄买送]|(?:交[给畀俾]|转[给畀俾交])|恢复|还原|(?:还|仲)?[没未冇]有?[做办搞写交弄买送打开]?(?:完|成|好|齐|妥)|(?:做|办|搞|弄|写|交|买)(?:完|好|妥|掂|齐)|完成|搞掂|已交)"
)
# 「24号那个改成“第一轮”」, 「24号那个的名字…」
RENAMED = Regex(
    rf"\s?{THOSE}(?:一?[个条项件单])?(?:的?(?:名字?|标题|题目|名称)|(?:应[该当]?|要|就|直接)?(?:改名|(?:[改写换][成为做作]?|叫做?)[「『“\"《]))"
)
# 「8号那个是欢送会的花，不是联欢会」: its title may be what is denied.
POINTED_IS = Regex(rf"\s?{THOSE}[个项](?:其实|应该|就)?[不唔]?[是系]")
DENIED = Regex(rf"{FILLING}(?:其实|原来|本来)?(?:就)?(?:[不唔]?[是系])")
STRIKES = Regex(
    r"[删撤](?!离)|销(?![售量路])|作废|划掉|[去拿]掉|取消|[不唔](?:要|算)(?=[了啦喇佢它吧]{0,2}(?:$|[\s,，。!！]))"
)
IN_FRONT = Regex(r"(?:[删撤](?:[掉除销回])?|销掉?|取消|恢复|还原|划掉|去掉)(?:了|咗|返|一下)?\s?$")
OTHER_DAY = Regex(r"[^。!！?？\n]{0,6}?[,，]?(?:改|换|挪|延|推)[^。\n]{0,6}\d")
# That something there is put right, settled or given away: none plans anything.
OF_RECORD = Regex(
    r"错|[不唔][是系]|改[成为做回返]|更正|恢复|还原|[没未冇](?:有)?[做办搞写交弄买送打开]?(?:完|成|好)|[删撤]|取消|[不唔]要|作废|销(?![售量路])|完成|已经|归[到入为]|唔关|重复|负责|交给|跟进"
)
OF_TITLE = Regex(rf"\s?(?:{THOSE}(?:一?[个份场])?|的|嘅|项)?\s?(?P<title>[\u4e00-\u9fff].*)")
ENGLISH = Regex(
    r"(?<![\w.$:/#-])(?:(?P<the>the )|(?<=[,;] )|^)(?P<n>\d{1,4})(?: one\b(?! of\b)| (?:entry|record|log|item|task)\b)",
    any_case=True,
)
SENTENCE = Regex(r"[。!！?？;；\n]|\.\s")
DAY, ENDS = "号", " ,，。.!！;；吧了啦喇佢"


def unsigned_numbers(text: str) -> tuple[UnsignedNumber, ...]:
    """Those that may be of items and logs, in their order."""
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return ()
    plain, found = simplified(text), list[UnsignedNumber]()
    for row in ROW.finditer(plain):
        clue = _clue(plain, row.start(), row.end(), is_nth=row["nth"] is not None)
        if clue is None:
            continue
        for one in ONE.finditer(plain, *row.span()):
            start = row.start() if row["nth"] else one.start()
            found.append(_number(plain, int(one[0].removesuffix(DAY)), (start, one.end()), clue, row.end()))
    for one in ENGLISH.finditer(plain):
        found.append(_number(plain, int(one["n"]), one.span("n"), Clue.POINTED, one.end("n")))
    return tuple(found)


def _number(plain: str, number: int, span: tuple[int, int], clue: Clue, end: int) -> UnsignedNumber:
    stop = SENTENCE.search(plain, end)
    begin = max((each.end() for each in SENTENCE.finditer(plain, 0, span[0])), default=0)
    last = stop.start() if stop else len(plain)
    return UnsignedNumber(number, *span, clue, plain[end:last], f"{plain[begin : span[0]]} {plain[end:last]}")


def _clue(plain: str, start: int, end: int, *, is_nth: bool) -> Clue | None:
    """How surely no day is meant; None where nothing says that it is one of ours."""
    is_day = plain[end - 1] == DAY
    if is_nth:
        return Clue.POINTED if not is_day and NTH.match(plain, end) else None
    if not is_day:
        return Clue.POINTED if POINTED.match(plain, end) else None
    is_struck = STRUCK.match(plain, end) or (IN_FRONT.search(plain, 0, start) and _ends_clause(plain, end))
    if POINTED_DAY.match(plain, end) or is_struck:
        return Clue.POINTED
    is_ordered = ORDERED.match(plain, end) or RENAMED.match(plain, end)
    is_ordered = is_ordered or (DENIED.match(plain, end) and STRIKES.search(plain, end))
    if is_ordered:
        return None if OTHER_DAY.match(plain, end) else Clue.ORDERED
    return Clue.NAMED if OF_TITLE.match(plain, end) and OF_RECORD.search(plain, end) else None


def _ends_clause(plain: str, end: int) -> bool:
    return not plain[end : end + 1].strip(ENDS)


def title_behind(each: UnsignedNumber) -> str:
    """The words right behind a number, without what only points."""
    found = OF_TITLE.match(each.rest)
    return found["title"] if found else ""
