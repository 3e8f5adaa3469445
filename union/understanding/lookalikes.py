"""What has the signs of a time and is none: names of people, codes, scores, ratios, decimals, the points of a talk.

The words stand in union/data/no_times.toml; masks.py blanks out what is found here.
"""

import re
from collections.abc import Iterator
from functools import cache

from union.data import table
from union.understanding import lexicon
from union.understanding.numerals import CHINESE
from union.understanding.regex import Regex

NEAR = 24  # signs of the same clause around a figure in which a word can tell what it is
# A score or ratio has no day and no part of one before it, and nothing begins at it: 今晚20:30, 10:30开始.
COLONS = Regex(r"(?<![\d:.])\d{1,3}:\d{1,4}(?![\d:.])(?![前起开集到准至~-])")
TIMED = Regex(r"[午晚晨早日号天夜间于至定一二三四五六]\s?$")
CLAUSE_ENDS = Regex(r"[,。;!?\n]")
LATIN_BEFORE = r"(?<![A-Za-z])(?!(?:ddl|DDL|due|by|on|at|date)\b)[A-Za-z]{2,12}\s\d{1,2}\.\d{1,2}(?![\d.])"


def lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where stands what only looks like a time."""
    for match in _words().finditer(text):
        yield match.span()
    for match in _figures().finditer(text):
        yield match.span()
    for match in COLONS.finditer(text) if ":" in text else ():
        if _is_no_clock(text, *match.span()):
            yield match.span()


def _is_no_clock(text: str, start: int, end: int) -> bool:
    """Whether a word beside 「11:09」 makes it a score, a ratio or a place in a film."""
    before = CLAUSE_ENDS.split(text[max(0, start - NEAR) : start])[-1]
    after = CLAUSE_ENDS.split(text[end : end + NEAR])[0]
    return TIMED.search(before) is None and (
        _company("mixed", "scored").search(f"{before}:{after}") is not None
        or _company("played").search(before) is not None
    )


def _either(group: str, name: str) -> str:
    """The words of a list as alternatives, the longest first; they may look ahead."""
    return "|".join(sorted(table("no_times")[group][name], key=len, reverse=True))


@cache
def _company(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(_either("figures", name) for name in names))


@cache
def _words() -> re.Pattern[str]:
    """Words and names, told apart by their first sign: few places of a text begin one."""
    words = sorted(
        (word for list_ in table("no_times")["words"].values() for word in list_), key=len, reverse=True
    )
    # A word that begins or ends with a numeral is none inside a longer number: 十|一点点名, 三月三|十日.
    guarded = (
        (rf"(?<![\d{CHINESE}])" if word[0] in CHINESE else "")
        + word
        + (rf"(?![\d{CHINESE}日号月点])" if word[-1] in CHINESE else "")
        for word in words
    )
    by_first: dict[str, list[str]] = {}
    for word, pattern in zip(words, guarded, strict=True):
        by_first.setdefault(word[0], []).append(pattern)
    branches = "|".join(f"(?={first})(?:{'|'.join(those)})" for first, those in by_first.items())
    people = "|".join(_people())
    return re.compile(rf"(?=[{''.join(by_first)}])(?:{branches})|{people}")


def _people() -> Iterator[str]:
    """周三强 and 李国庆 where a title, or what persons do, stands beside them."""
    given, surnames = ("".join(table("no_times")["people"][name]) for name in ("given", "surnames"))
    titles, behind = "|".join(lexicon.phrases("titles_of_people")), _either("people", "behind")
    led = "|".join(f"(?<={word})" for word in table("no_times")["people"]["before"])
    first = "(?<![上下这本每])周[一二三四五六日天]"
    # 周一鸣同志; but 「周一老师傅们」 and 「周五全体委员」 are weekdays.
    yield rf"{first}[^\W\d_开老全各男女请和的由与上中下早晚](?={titles})"
    named = rf"{first}(?!{_either('people', 'given_but')})[{given}]"
    yield rf"(?=周[一二三四五六日天][{given}])(?:{named}(?={behind}|[,。;!?:)]|$)|(?:{led}){named})"
    festive = rf"[{surnames}](?:{_either('people', 'festive')})"
    yield rf"(?={festive})(?:(?<![^\s,。;:!?、(]){festive}(?={titles}|{behind})|(?:{led}){festive}(?!{'|'.join(lexicon.phrases('festive_company'))}))"


@cache
def _figures() -> re.Pattern[str]:
    """Codes, marks and decimals: 工号20251108, 得分为8.5, 三点五公斤, 强调两点."""
    labels, graded = _either("figures", "labels"), _either("figures", "graded")
    code = rf"(?:{labels})[是为:]?\s?[A-Za-z-]{{0,4}}\d[\d./-]{{0,24}}(?![\d:年月日号点时])"
    mark = rf"(?:{graded})(?:[改调降升涨跌达])?(?:[到至为是达在约:]|)\d{{1,3}}\.\d{{1,2}}(?![\d./日号])"
    led = rf"(?<![{CHINESE}\d午晚晨早夜日号天上周期拜半])"
    decimal = rf"{led}[{CHINESE}\d]{{1,6}}点(?:几|[{CHINESE}\d](?!\d))(?={_either('figures', 'decimal')}|[,。;!?、)]|$)"
    tenth = r"(?<![十\d])零点(?:几|[一二三四五六七八九](?![十刻分]))"
    points = rf"(?:{_either('figures', 'points')})[了为出过到]?[一二两三四五六七八九几]点(?=[,:。;!?、]|$|[是要不需值没](?!时))"
    later = r"(?<![今明昨后前当天日号])[早晚]一点(?![钟半\d一二三四五六七八九十零过整前后:])"
    return re.compile("|".join((code, mark, decimal, tenth, points, later, LATIN_BEFORE)))
