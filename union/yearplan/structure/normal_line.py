"""A line of a plan in the reader's one form, its festivals mended: 「“三、八”妇女节」, 「3.8节」, 「五一国庆」.

Every sign keeps the place it came from, so that quotes are the document's own words.
"""

from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.numbers.numerals import whole_number
from union.reading.text.normal_form import Normal, normal

CHINESE = dict(zip("13456789", "一三四五六七八九", strict=True)) | {"10": "十", "5": "五"}
QUOTE = "[“\"‘'「《]"
# A month and a day with a dot, a damaged dot or none between them, where the words around say it is a festival.
NUMBERED = Regex(
    rf"(?P<open>{QUOTE})?(?P<month>10|[三五六七八十35678])(?P<gap>[^\w“”\"'‘’「」《》])?(?P<day>[一四八148])"
    r"(?=(?P<close>[”\"’'」》])?(?P<named>节|国际|劳动|妇女|儿童|青年|建党|建军|国庆)?)"
)
DAYS = frozenset(("三八", "五一", "五四", "六一", "七一", "八一", "十一"))
# 「三八、五一、十一等节日」: in such company 十一 is 国庆.
TENTH = Regex(
    r"(?<=[、和及“\"])十一(?=[”\"]?(?:等|、|和|及|与|节|期间|前|假|庆|活动|系列))|十一国庆(?!节)|(?<=[“\"])十一(?=[”\"])|(?<![一二三四五六七八九十\d第])十一(?=举办|举行|组织|开展|期间|前夕)"
)
SURE_BEHIND = ("举办", "举行", "组织", "开展", "期间", "前夕")
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
COMMA_MONTHS = Regex(r"(?<![\d.,月日])(?P<first>[1-9]|1[01]),(?P<second>[2-9]|1[0-2])(?=月)")
# 「上、下半年」, 「一、三季度」.
# 「2027年9月—2028年1月」
INTO_NEXT_YEAR = Regex(
    r"(?P<year>20\d\d)年\d{1,2}月(?:份|\d{1,2}日)?(?P<next>\s?[-~至到]{1,2}\s?(?P<number>20\d\d)年)(?=\d{1,2}月)"
)
DASH_INTO = Regex(r"(?<=[月日份])\s?[-~]{1,2}\s?(?=次年|翌年)")
# 「原则上半年一次」 is no first half of the year.
IN_PRINCIPLE = Regex(r"原则上(?=半年(?!度))")
HALVES = Regex(r"(?<!以)上(?=[、和与及]?下半年)")
QUARTERS = Regex(r"(?<![\d一二三四])(?P<first>[一二三四1-4])[、和](?P<second>[一二三四1-4])(?=季度)")
# 「4.23世界读书日」: the day's name says that this is a day.
NAMED_DAY = Regex(
    r"(?<![\d.])(?P<month>1[0-2]|[1-9])\.(?P<day>3[01]|[12]\d|[1-9])(?=[”\"]?(?:世界|国际|全国|中国)?[\u4e00-\u9fff]{2,6}(?:日|节)(?![常程志益]))"
)
# Every change below begins at one of these.
CHANGED = Regex(
    r"[、.,/]|[三五六七八十35678][^\w]?[一四八148]|十一|10.?1|暑假|半年|季度|月[^,。;]{0,6}20\d\d年|[次翌]年"
)

# 「6.30前：总结」, 「5/1：慰问」 at a line's beginning.
DAY_FIRST = Regex(
    r"^\s*(?P<month>1[0-2]|[1-9])(?:/(?P<day>3[01]|[12]\d|[1-9])(?=\s?[:前])|\.(?P<day2>3[01]|[12]\d|[1-9])(?=之?前)|\.(?P<day3>3[01]|[12]\d)(?=\s?:))"
)


class Replacement(NamedTuple):
    """A stretch of the text and what it means."""

    start: int
    end: int
    means: str


def normalized_line(raw: str) -> Normal:
    """The line as it is read."""
    said = normal(raw)
    if not CHANGED.search(said.text):
        return said
    for changes in (
        _next_years,
        partial(_pattern_replacements, BOTH_HOLIDAYS, "寒假、暑假"),
        _commas,
        _halves,
        _named_days,
        _festivals,
        _tenths,
        partial(_pattern_replacements, RUN_ON, r"\g<0>、"),
        _months,
    ):
        found = sorted(changes(said.text))
        said = _changed(said, found) if found else said
    return said


def _pattern_replacements(pattern: Regex, means: str, text: str) -> Iterator[Replacement]:
    return (Replacement(*found.span(), found.expand(means)) for found in pattern.finditer(text))


def _next_years(text: str) -> Iterator[Replacement]:
    for found in INTO_NEXT_YEAR.finditer(text):
        if int(found["number"]) == int(found["year"]) + 1:
            yield Replacement(*found.span("next"), "至次年")
    yield from _pattern_replacements(DASH_INTO, "至", text)


def _halves(text: str) -> Iterator[Replacement]:
    for found in IN_PRINCIPLE.finditer(text) if "原则上半年" in text else ():
        yield Replacement(found.end() - 1, found.end(), "上,")
    for found in HALVES.finditer(text) if "半年" in text else ():
        yield Replacement(*found.span(), "上半年" if text[found.end()] != "下" else "上半年、")
    for found in QUARTERS.finditer(text) if "季度" in text else ():
        numbers = [whole_number(found["first"]) or 0, whole_number(found["second"]) or 0]
        if numbers[1] - numbers[0] > 1:
            yield Replacement(found.start(), found.end("second"), f"{found['first']}季度和{found['second']}")


def _named_days(text: str) -> Iterator[Replacement]:
    first = DAY_FIRST.match(text)
    if first:
        day = first["day"] or first["day2"] or first["day3"]
        yield Replacement(first.start("month"), first.end(), f"{first['month']}月{day}日")
        return
    yield from _pattern_replacements(NAMED_DAY, r"\g<month>月\g<day>日", text)


def _commas(text: str) -> Iterator[Replacement]:
    for found in COMMA_MONTHS.finditer(text) if "月" in text else ():
        if int(found["second"]) == int(found["first"]) + 1:
            yield Replacement(found.end("first"), found.start("second"), "、")


def _festivals(text: str) -> Iterator[Replacement]:
    for found in NUMBERED.finditer(text):
        day = CHINESE.get(found["month"], found["month"]) + CHINESE.get(found["day"], found["day"])
        is_quoted = bool(found["open"] and found["close"])
        if day not in DAYS or text[found.start("month") : found.end()] == day:
            continue
        at = found.start("month")
        is_alone = not found["month"].isdigit() or not text[max(0, at - 1) : at].isdigit()
        if is_alone and (is_quoted or found["named"]):
            yield Replacement(found.start("month"), found.end("day"), day)


def _tenths(text: str) -> Iterator[Replacement]:
    for found in TENTH.finditer(text):
        is_sure = found[0] != "十一" or text[found.end() : found.end() + 2] in SURE_BEHIND
        is_sure = is_sure or text[found.end() : found.end() + 1] in ("”", '"')
        if is_sure or BEFORE_TENTH.search(text[max(0, found.start() - 8) : found.start()]):
            yield Replacement(found.start(), found.end(), "国庆")


def _months(text: str) -> Iterator[Replacement]:
    for found in MONTHS.finditer(text) if "月" in text and "、" in text else ():
        names = [one.removesuffix("份").removesuffix("月") for one in found[0].split("、")]
        numbers = [whole_number(one) or 0 for one in names]
        if any(second - first != 1 for first, second in pairwise(numbers)):
            yield Replacement(found.start(), found.end(), "月和".join(names) + "月")


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
