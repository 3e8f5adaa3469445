"""A line of a plan in the reader's one form, its festivals mended: 「“三、八”妇女节」, 「3.8节」, 「五一国庆」.

Every sign keeps the place it came from, so that quotes are the document's own words.
"""

import re
from collections.abc import Callable, Container, Iterable
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import Normal, normal

CHINESE = dict(zip("13456789", "一三四五六七八九", strict=True)) | {"10": "十", "5": "五"}
QUOTE = "[“\"‘'「《]"
# A month and a day with a dot, a damaged dot or none between them, where the words around say it is a festival.
NUMBERED = Regex(
    rf"(?P<open>{QUOTE})?(?P<here>(?P<month>10|[三五六七八十35678])[^\w“”\"'‘’「」《》]?(?P<day>[一四八148]))"
    r"(?=(?P<close>[”\"’'」》])?(?P<named>节|国际|劳动|妇女|儿童|青年|建党|建军|国庆)?)"
)
DAYS = frozenset(("三八", "五一", "五四", "六一", "七一", "八一", "十一"))
# 「三八、五一、十一等节日」: in such company 十一 is 国庆.
TENTH = Regex(
    r"(?<=[、和及“\"])十一(?=[”\"]?(?:等|、|和|及|与|节|期间|前|假|庆|活动|系列))|十一国庆(?!节)|(?<=[“\"])十一(?=[”\"])|(?<![一二三四五六七八九十\d第])十一(?=举办|举行|组织|开展|期间|前夕)"
)
SURE_BEHIND = ("举办", "举行", "组织", "开展", "期间", "前夕", "”", '"')
BEFORE_TENTH = Regex(
    r"(?:五一|三八|七一|中秋|端午|春节|元旦|劳动节|妇女节|八一|六一|五四|教师节|教师)[”\"]?节?[”\"]?[、和及“\"]{1,2}$"
)
# The figure at the end of one name hides the next name from the reader: 「五一国庆」.
RUN_ON = Regex(
    r"(?:三八|五一|五四|六一|七一|八一)(?=端午|中秋|国庆|重阳|元旦|春节|教师节|五四|七一|六一|八一|五一|十一(?!月))"
)
# 「3、6、9月」 that do not follow on each other are three times, no span.
MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
MONTHS = Regex(
    rf"(?:(?<![\d.十第])|(?<=^\d\.)|(?<=^\d\d\.))(?:(?!^){MONTH}|{MONTH}月份?|{MONTH}(?=(?:、{MONTH}){{2}}))(?:、{MONTH}(?:月份?)?){{0,11}}、{MONTH}月"
)

# 「3.15 讲座」, 「3.22-3.26 比赛」 at a line's beginning, 「健步走（5.12）」 in brackets.
DOTTED_DAY = r"(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.%])"
DOTTED = Regex(
    rf"(?P<open>^\s*(?:\(?\d{{1,2}}[、)]\s?)?|\(){DOTTED_DAY}(?:\s?[-~至到]{{1,2}}\s?(?:(?P<month2>1[0-2]|0?[1-9])\.)?(?P<day2>3[01]|[12]\d|0?[1-9])(?![\d.%]))?"
    r"(?=(?P<close>\s*\))|[\s:,、]|[\u4e00-\u9fff“\"])(?!\s?月|[万亿元个人次场]|小时|分钟)"
)
DOTTED_NUMBER = Regex(r"\s*(?P<month>\d{1,2})[.．](?P<day>[12])(?!\d)")
# 「寒暑假」, and 「7,8月」 with a comma for 、.
BOTH_HOLIDAYS = Regex(r"寒[、,]?暑假")
COMMA_MONTHS = Regex(r"(?<![\d.,月日])([1-9]|1[01]),([2-9]|1[0-2])(?=月)")
# 「上、下半年」, 「一、三季度」.
# 「2027年9月—2028年1月」
INTO_NEXT_YEAR = Regex(
    r"(?P<year>20\d\d)年\d{1,2}月(?:份|\d{1,2}日)?(?P<here>\s?[-~至到]{1,2}\s?(?P<number>20\d\d)年)(?=\d{1,2}月)"
)
DASH_INTO = Regex(r"(?<=[月日份])\s?[-~]{1,2}\s?(?=次年|翌年)")
# 「原则上半年一次」 is no first half of the year.
IN_PRINCIPLE = Regex(r"原则上(?=半年(?!度))")
HALVES = Regex(r"(?<!以)上(?=[、和与及]?下半年)")
QUARTERS = Regex(r"(?<![\d一二三四])([一二三四1-4])[、和]([一二三四1-4])(?=季度)")
# 「4.23世界读书日」: the day's name says that this is a day.
NAMED_DAY = Regex(
    r"(?<![\d.])(?P<month>1[0-2]|[1-9])\.(?P<day>3[01]|[12]\d|[1-9])(?=[”\"]?(?:世界|国际|全国|中国)?[\u4e00-\u9fff]{2,6}(?:日|节)(?![常程志益]))"
)
# 「6.30前：总结」, 「5/1：慰问」 at a line's beginning.
DAY_FIRST = Regex(
    r"^\s*(?P<here>(?P<month>1[0-2]|[1-9])(?:/(?=\d+\s?[:前])|\.(?=\d+之?前|\d\d\s?:))(?P<day>3[01]|[12]\d|[1-9]))(?!\d)"
)


class Replacement(NamedTuple):
    """A stretch of the text and what it means."""

    start: int
    end: int
    means: str


def _festival(found: re.Match[str]) -> str | None:
    day = CHINESE.get(found["month"], found["month"]) + CHINESE.get(found["day"], found["day"])
    is_alone = not (found["month"].isdigit() and found.string[: found.start("here")][-1:].isdigit())
    is_told = bool((found["open"] and found["close"]) or found["named"])
    return day if day in DAYS and is_alone and is_told else None


def _tenth(found: re.Match[str]) -> str | None:
    behind, before = found.string[found.end() :], found.string[max(0, found.start() - 8) : found.start()]
    is_sure = found[0] != "十一" or behind.startswith(SURE_BEHIND)
    return "国庆" if is_sure or BEFORE_TENTH.search(before) else None


def _months(found: re.Match[str]) -> str | None:
    names = [one.removesuffix("份").removesuffix("月") for one in found[0].split("、")]
    return None if _follow(names) else "月和".join(names) + "月"


def _quarters(found: re.Match[str]) -> str | None:
    first, second = found.groups()
    return None if _follow((first, second)) or first == second else f"{first}季度和{second}"


def _follow(said: Iterable[str]) -> bool:
    """Whether these numbers count on."""
    return all(second - first == 1 for first, second in pairwise(whole_number(one) or 0 for one in said))


# What is changed, where a pattern has no part called so the whole of it, and into what; None leaves it as it is.
CHANGES: tuple[tuple[Regex, str | Callable[[re.Match[str]], str | None]], ...] = (
    (BOTH_HOLIDAYS, "寒假、暑假"),
    (INTO_NEXT_YEAR, lambda found: "至次年" if _follow((found["year"], found["number"])) else None),
    (DASH_INTO, "至"),
    (COMMA_MONTHS, lambda found: "、".join(found.groups()) if _follow(found.groups()) else None),
    (IN_PRINCIPLE, "原则上,"),
    (HALVES, lambda found: "上半年、" if found.string[found.end()] == "下" else "上半年"),
    (QUARTERS, _quarters),
    (DAY_FIRST, r"\g<month>月\g<day>日"),
    (NAMED_DAY, r"\g<month>月\g<day>日"),
    (NUMBERED, _festival),
    (TENTH, _tenth),
    (RUN_ON, r"\g<0>、"),
    (MONTHS, _months),
)


def normalized_line(raw: str) -> Normal:
    """The line as it is read."""
    said = normal(raw)
    for pattern, means in CHANGES:
        changes = [
            Replacement(*found.span("here" if "here" in found.re.groupindex else 0), into)
            for found in pattern.finditer(said.text)
            if (into := found.expand(means) if isinstance(means, str) else means(found)) is not None
        ]
        said = _changed(said, changes) if changes else said
    return said


def dotted(said: Normal, months: Container[int]) -> Normal:
    """The line with its dotted days in words, where they are of one of the months."""
    found = DOTTED.search(said.text)
    if found is None or int(found["month"]) not in months or (found["open"] == "(") != bool(found["close"]):
        return said
    means = f"{found['month']}月{found['day']}日"
    if found["day2"]:
        means += f"-{found['month2'] or found['month']}月{found['day2']}日"
    end = found.end("day2") if found["day2"] else found.end("day")
    return _changed(said, [Replacement(found.start("month"), end, means)])


def dotted_numbers(texts: Iterable[str]) -> frozenset[int]:
    """The parts whose lines are numbered 3.1, 3.2: these are no days."""
    found = {(int(one["month"]), one["day"]) for text in texts if (one := DOTTED_NUMBER.match(text))}
    return frozenset(part for part, day in found if day == "1" and (part, "2") in found)


def _changed(said: Normal, changes: list[Replacement]) -> Normal:
    """The text with the changes made; each new sign stands for the whole stretch it comes from."""
    text: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, means in [*changes, Replacement(len(said.text), len(said.text), "")]:
        text.append(said.text[at:start])
        places += said.places[at:start]
        ends += said.ends[at:start]
        text.append(means)
        places += [said.places[start]] * len(means) if means else []
        ends += [said.ends[end - 1]] * len(means) if means else []
        at = end
    return Normal(said.raw, "".join(text), places, ends)


def part_of(said: Normal, start: int, end: int) -> Normal:
    """A stretch of a line as a text of its own."""
    return Normal(said.raw, said.text[start:end], said.places[start:end], said.ends[start:end])
