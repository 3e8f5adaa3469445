"""Who answers for an item and where it takes place: 由李委员负责, 负责人：王芳, @wang, 地点：三楼会议室."""

import re
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex

# 和 parts two names and is in none of them, so that a text can be divided in one way only.
SIGN = r"(?:(?!和)[\u4e00-\u9fffA-Za-z·])"
LATIN = r"@?[A-Za-z](?:[A-Za-z·/]|\d){1,31}(?![A-Za-z·/\d])"  # 「Mei·Ling·Tan」, whole
HAN = r"(?:(?!和)[\u4e00-\u9fff])"
NAME = rf"(?:{LATIN}|{HAN}{SIGN}{{1,7}}?|(?>{HAN}(?=和)|(?<=和){HAN}))"
NAMES = rf"{NAME}(?:[、和]{NAME})*"
# Each pattern with words of which it needs one: most messages have none, and a search for a word costs little.
OWNED = (
    (
        ("由",),
        Regex(rf"由(?P<who>{NAMES})(?:同志)?(?:具体|牵头|主要)?(?:负责|牵头|承办|组织|落实|跟进|主持)"),
    ),
    (
        ("人", "负责"),
        Regex(
            rf"(?:负责人|责任人|联系人|经办人|主持人|承办人|牵头人|负责(?=:))[是为:]\s?(?P<who>{NAMES})(?=[,。;)\s]|$)"
        ),
    ),
    (
        ("负责", "牵头"),
        Regex(rf"(?:^|[,。;\s(□])(?P<who>(?!由){NAMES})(?:同志)?(?:负责|牵头)(?=[,。;)\s□]|$)"),
    ),
    (
        ("交给", "派"),
        Regex(
            r"(?:^|[,。;\s])(?:交给|派)(?P<who>[\u4e00-\u9fff]{1,3}(?:主席|委员|组长|主任|部长|干事|老师|师傅))(?:负责|办理|去办)?(?=[,。;)\s]|$)"
        ),
    ),
)
MENTION = Regex(r"(?<![\w@])@(?P<who>[A-Za-z]\w{3,31})")
SPOT = r"[\u4e00-\u9fffA-Za-z0-9号#-]{2,16}?"
SPOT_WORD = r"(?:室|楼|厅|场|馆|院|堂|店|园|中心|基地|书屋|之家|广场|公园|车间|大厦|办公室|食堂|宾馆|酒店|学校|社区|村|工地|现场|\d)"
HALLS = (
    "会议室",
    "礼堂",
    "活动室",
    "报告厅",
    "多功能厅",
    "办公室",
    "体育馆",
    "球场",
    "操场",
    "广场",
    "职工之家",
)
PLACED = (
    (
        ("地点", "会场", "集合点", "地址"),
        Regex(r"(?:地点|会场|集合点|地址)(?:[是在为:]|定在|设在)*\s?(?P<where>[^,。;!?\n\s]{1,24})"),
    ),
    (
        ("楼开", "室开", "厅开", "楼召开", "室召开", "厅召开"),
        Regex(
            r"(?:^|[,。;\s□])(?P<where>(?!在)[\u4e00-\u9fff\d]{0,10}(?:[一二三四五六七八九十\d]楼|[会活培训]\S{1,2}室|厅))(?=召?开(?!展|始|工|放))"
        ),
    ),
    (("在",), Regex(rf"在(?P<where>{SPOT}{SPOT_WORD})(?=[开召举进集会办学培演参]|[,。;!\s)□]|$)")),
    (("到",), Regex(rf"(?:^|[,。;\s□])到(?P<where>{SPOT}{SPOT_WORD})(?=[开召举集参]|[,。;!\s)□]|$)")),
    (
        HALLS,
        Regex(
            rf"(?:^|[,。;\s□])(?P<where>(?!打扫|整理|布置|维修|装修|清理|参观|改造|检查)(?:{SPOT})?(?:{'|'.join(HALLS)}))(?=[见开召集]|[,。;!\s)□]|$)"
        ),
    ),
)


class Named(NamedTuple):
    """What was found, which stretches of the text said it, and for a place where its own words stand."""

    values: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    words: tuple[tuple[int, int], ...] = ()


NOBODY = Named()


@lru_cache(maxsize=16)
def owners(text: str) -> Named:
    """Those who answer for the item, as written, in order, each once."""
    found = [
        match for words, one in OWNED if any(map(text.__contains__, words)) for match in one.finditer(text)
    ]
    said = [name.lstrip("请让") for match in found for name in re.split("[、和]", match["who"])]
    names = [
        name.replace("·", " ") if name.isascii() or name.replace("·", "").isascii() else name for name in said
    ]
    mentions = list(MENTION.finditer(text)) if "@" in text else []
    if not found and not mentions:
        return NOBODY
    values = dict.fromkeys([*names, *("@" + match["who"] for match in mentions)])
    return Named(tuple(values), tuple(match.span() for match in (*found, *mentions)))


@lru_cache(maxsize=16)
def place(text: str) -> Named:
    """Where it takes place, as written; at most one."""
    for words, pattern in PLACED:
        match = pattern.search(text) if any(map(text.__contains__, words)) else None
        if match:
            return Named((match["where"],), (match.span(),), (match.span("where"),))
    return NOBODY
