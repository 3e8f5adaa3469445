"""Figures that have the form of a date or a clock time and are none: codes, marks, sizes, scores, decimals, points.

What stands beside a figure tells; the words are in union/data/no_times.toml.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.data import table
from union.reading import lexicon
from union.reading.numbers.numerals import CHINESE, whole

NEAR = 24  # signs of the same clause around a figure in which a word can tell what it is
CLAUSE_ENDS = Regex(r"[,。;!?\n]")
DIGIT = Regex(r"\d")
# What could be read as a date: 20251108, 2026-03-05, 12-08, 9.5, 10/12.
DATED = Regex(r"(?<![\d.:/-])(?:\d{8}|\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?)(?![\d:年月日号点时])")
# ±0.5, 10×8.5; 安装Win 10.1
SIZED = Regex(
    r"[±≥≤≈φΦØ<>+×=÷]\s?$|(?<![A-Za-z])(?!(?:ddl|due|by|on|at|date)\s)[A-Za-z]{2,12}\s$", any_case=True
)
SIZE_GOES_ON = Regex(r"\s?[×*]\s?\d|(?![aApP]\.?[mM](?![A-Za-z])|T\d)[A-Za-z]")
# A score or ratio has no day and no part of one before it, and nothing begins at it: 今晚20:30, 10:30开始.
COLONS = Regex(r"(?<![\d:.])(?P<left>\d{1,3}):(?P<right>\d{1,4})(?![\d:.])(?![前起开集到准至~-])")
LISTED = Regex(r"\A[、/ ]\d{1,2}:\d\d|\d:\d\d[、/ ]\Z")  # 21:17、18:21
TIMED = Regex(r"[午晚晨早日号天夜间于至定一二三四五六]\s?$")
MOST_POINTS = 30  # a set of table tennis or badminton ends before
LATER = Regex(r"(?<![今明昨后前当天日号])[早晚]一点(?![钟半\d一二三四五六七八九十零过整前后:])")
# 一把10号扳手, 换双38号的
ITEM = r"(?:(?<=[一两几这那\d]把)|(?<=[一两几这那\d]根)|(?<=[一两几换买要\d]双)|(?<=[一两几\d][支枚颗块只])|(?<=[来要换拿买]个))"
# 几十年前, 两三日, 四十日, 几十号人: so many, no day of the month and no reckoned year
VAGUE = Regex(
    r"(?=[几若数十好四五六七八九三一二两])(?:(?<![那这])[几若](?:干|[百千万]?十?)|(?<![总员人次户件期场份天个点分基倍指岁读款参系多少计])数[百千万]?十?|十几|好几)[年天日号](?![底初末])"
    r"|(?<![月周期拜初廿第\d十百])(?:[四五六七八九]十[一二三四五六七八九]?|三十[二三四五六七八九])[日号]"
    r"|(?<![月周期拜初廿第逢、\d一二三四五六七八九十百])[一二两三四五六七八][二三四五六七八九][日号]"
)
# 2号会议室坏了，用6号
ROOM = Regex(r"\d号(?:会议室|教室|房|车|楼|桌|窗口|机|厅|场|门|库)")
OTHER_ROOM = Regex(r"(?<=[用换借坐改走])\d{1,2}号(?=[,。;!?吧]|$)")
GOES_ON, LAST_DAY = Regex(r"[\u4e00-\u9fff]{1,6}[,、;]\s?(?P<number>\d{1,2})号"), 31
WENT_BEFORE = Regex(r"(?P<number>\d{1,2})号[\u4e00-\u9fff]{1,6}[,、;]\s?$")
FORMS = Regex(r"\d{1,2}年级")
LESSONS = Regex(r"(?<=[池厢管课])两节")
TENTH = Regex(r"(?<![十\d])零点(?:几|[一二三四五六七八九](?![十刻分]))")
# 工号20251108, 合同号2026-03-05, 房号12-08.
LABELS = Regex(lambda: rf"(?:{_either('labels')})[是为:]?\s?[A-Za-z-]{{0,4}}$")
# 平均分是9.5, 血糖到6.1.
GRADED = Regex(lambda: rf"(?:{_either('graded')})[改调降升涨跌达]?[到至为是达在约:]?$")
# 3.5-4.5米: the first figure shares the unit of the second.
RANGED = Regex(lambda: rf"[-~至到]\d{{1,3}}(?:\.\d{{1,2}})?(?:{_either('decimal')})")
# 我讲三点, 强调两点:
POINTS = Regex(
    lambda: (
        rf"(?:{_either('points')})[了为出过到]?[一二两三四五六七八九几]点(?=[,:。;!?、]|$|(?:[是要不需值没必](?!时)|很|最|更|非常))"
    )
)


def plain_figures(text: str) -> Iterator[tuple[int, int]]:
    """Where figures stand that are neither dates nor clock times."""
    if DIGIT.search(text):
        yield from (match.span() for match in DATED.finditer(text) if _is_no_date(text, match))
    if ":" in text:
        yield from (match.span() for match in COLONS.finditer(text) if _is_no_clock(text, match))
    if "点" in text:
        for pattern in (_decimals(), TENTH, POINTS, LATER):
            yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in VAGUE.finditer(text))
    if "年级" in text:
        yield from (match.span() for match in FORMS.finditer(text))
    if "两节" in text:
        yield from (match.span() for match in LESSONS.finditer(text))
    if "号" in text:
        yield from (match.span() for match in _places().finditer(text))
        things = {match.start(): match.end() for match in _things().finditer(text)}
        yield from (span for span in things.items() if not _is_listed_day(text, span, things))
        if ROOM.search(text):
            yield from (match.span() for match in OTHER_ROOM.finditer(text))


def _is_listed_day(text: str, span: tuple[int, int], things: Mapping[int, int]) -> bool:
    """「8号铸造，10号机关」: in a list with a day before or behind it that fits it is a day itself."""
    own = whole(text[span[0] : span[1] - 1]) or 0
    behind, before = GOES_ON.match(text, span[1]), WENT_BEFORE.search(text[max(0, span[0] - 12) : span[0]])
    if behind and behind.start("number") not in things and not _numbered().match(text, behind.end()):
        return own < (whole(behind["number"]) or 0) <= LAST_DAY
    start = max(0, span[0] - 12) + before.start("number") if before else -1
    return (
        before is not None and start not in things and (whole(before["number"]) or LAST_DAY) < own <= LAST_DAY
    )


@cache
def _numbered() -> re.Pattern[str]:
    """The name of a thing behind its number: 10号|转炉."""
    things, but = (
        "|".join(map(re.escape, lexicon.phrases(name))) for name in ("after_number", "after_number_but")
    )
    return compiled(f"(?!{but})(?:{things})")


def _is_no_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
    if re.match(r"0\d{2}", match[0]) or (
        len(match[0]) == 8 and before[-1:].isascii() and before[-1:].isalpha()
    ):
        return True
    if LABELS.search(before) or SIZED.search(before) or SIZE_GOES_ON.match(after):
        return True
    return (
        "." in match[0] and len(match[0]) < 6 and (GRADED.search(before) or RANGED.match(after)) is not None
    )


def _is_no_clock(text: str, match: re.Match[str]) -> bool:
    """Whether a word beside 「11:09」 makes it a score, a ratio or a place in a film."""
    before = CLAUSE_ENDS.split(text[max(0, match.start() - NEAR) : match.start()])[-1]
    after = CLAUSE_ENDS.split(text[match.end() : match.end() + NEAR])[0]
    if TIMED.search(before):
        return False
    clause = f"{before}:{after}"
    is_small = max(int(match["left"]), int(match["right"])) < MOST_POINTS
    is_listed = LISTED.search(before) is not None or LISTED.match(after) is not None
    return (
        _company("mixed", "scored").search(clause) is not None
        or _company("played").search(before) is not None
        or (
            is_small
            and (is_listed or int(match["right"]) % 5 > 0)
            and _company("events").search(clause) is not None
        )
    )


def _either(name: str) -> str:
    return "|".join(sorted(table("no_times")["figures"][name], key=len, reverse=True))


@cache
def _company(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_either, names)))


@cache
def _decimals() -> re.Pattern[str]:
    """三点五公斤, 二十七点三."""
    led = rf"(?<![{CHINESE}\d午晚晨早夜日号天上周期拜半])"
    return re.compile(
        rf"{led}[{CHINESE}\d]{{1,6}}点(?:几|[{CHINESE}](?!\d)|零[一二三四五六七八九]{{1,3}}(?={_either('decimal')}))(?={_either('decimal')}|[,。;!?、)]|$)"
    )


@cache
def _places() -> re.Pattern[str]:
    """人民路88号, 二楼5号房, 3号培训室, 12-5号厂房."""
    things, but = (
        "|".join(map(re.escape, lexicon.phrases(name))) for name in ("after_number", "after_number_but")
    )
    number = rf"(?<![周期拜])[\d{CHINESE}]{{1,4}}号"
    away = "[去到在来往从把给用借请让叫进开参报交办搞做发看走打考停上下中早晚前后起至的是有要会全各更维搬检清整装拆购领送发调布抽验擦还退订选评测喷消巡,。;!?、\\s]"
    return compiled(
        rf"(?<=[楼层]){number}(?=[,。;!?)]|$|房|室|窗|柜)|(?:{'|'.join(f'(?<={word})' for word in table('no_times')['figures']['places'])}){number}"
        rf"|(?<=[楼层][,、]){number}(?=[,。;!?)]|$)|{ITEM}{number}"
        rf"|{number}[、和及与或跟]\s?(?={number}(?!{but})(?:{things}))"
        rf"|\d{{1,2}}[-./·]\d{{1,2}}号(?!{but})(?={things})"
        rf"|{number}(?=(?!{away})[\u4e00-\u9fff]{{1,3}}(?:(?<!科)室|厅|礼堂|[衣物文储]柜|卡座|(?<=[琴客病库包票药])房))"
    )


@cache
def _things() -> re.Pattern[str]:
    """20号槽钢, 8号电炉: a bare number with 号 before the name of a thing; 3月20号 is a day whatever follows."""
    figures = table("no_times")["figures"]
    words = "|".join(figures["day_goes_on_words"])
    return re.compile(
        rf"(?<![月周期拜到至和跟与、~\-\d{CHINESE}])[\d{CHINESE}]{{1,4}}号(?=[\u4e00-\u9fff])(?![{figures['day_goes_on']}]|{words})"
    )
