"""Written Cantonese in the words of Mandarin, and decimals as they are spoken: 聽日晏晝三點三 → 明天下午三点15分, 一点五万 → 1.5万.

The words stand in union/data/cantonese.toml; the clock's ways of speaking here.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from union.core.lazy_regex import Beginning, BySign, Regex
from union.reading import lexicon
from union.reading.lexicon import TextRules
from union.reading.numbers.numerals import whole_number

HOUR = 60
COUNT = "[一二两三四五六七八九十]"
# 三點搭三, 三點踏半, 三點三個字 (a 字 is five minutes), 三個骨 (a 骨 is a quarter), 九點踏正
FIVES = Regex(
    rf"(?<=点)(?:[踏搭]正|[踏搭]半|[踏搭](?P<hand>{COUNT}|1[01]|\d)(?![号路车班个点])"
    rf"|(?P<fives>{COUNT}|\d{{1,2}})个字|(?P<quarters>[一三])个骨)"
)
# 三點三, where no unit makes it a decimal (三點三呎) and the hour begins a clause or follows a day.
BARE = Regex(
    r"(?:(?<![^\s,。;:!?、()])|(?<=[午晚日号早上夜至到约在昼朝天一二三四五六]))"
    r"(?:十[一二]?|[一二两三四五六七八九]|1[0-2]|\d)點(?P<fives>[一二三四五六七八九](?![一二三四五六七八九十零百千万点个位名折成度元蚊块呎尺寸吋米磅斤公升倍级分刻厘巴秒岁%龙层座期场場班]|[号樓楼][^,。]))"
)
# 民國115年 is 2026, as offices in Taiwan write it.
REPUBLIC = Regex(r"民国(?P<year>\d{2,3}|[一二三四五六七八九十百零]{2,6})年")
FOUNDED = 1911
# 過多三日, 拜六, 個個月, 月頭十號, 是日下午: a word means so only before what follows.
BEFORE = TextRules("cantonese", "before")
SPELLING = TextRules("cantonese", "spelling")  # 改左, 我地: one sign for another
IS = Regex(r"(?<!關)係(?!數)", signs="係")  # 系 and 繫 are other signs before they are simplified
# 遲三個字 is a quarter of an hour later; 「這三個字」 are signs.
SHIFTED = Regex(rf"(?<=[迟早后前多过])(?P<fives>{COUNT}|\d{{1,2}})个字(?!母|体|眼|节)")
HALF_MORE = Regex(r"(?<![\d一二两三四五六七八九十几])个半(?:钟头?|小时)")
# 「一点五万」, 「三点二米」; behind a part of the day 点 is the clock's, and 「两点两小时培训」 begins at two.
DECIMAL = Regex(
    r"(?<![午晚早上晨夜里\d第一二两三四五六七八九十百千万天号日])(?:(?P<lasting>(?<=[了时共约近训课习长座动劳]))|)"
    r"(?P<whole>[零一二两三四五六七八九十百]{1,5}|\d{1,3}(?=点[\d一二三四五六七八九]万))点(?P<part>[零一二三四五六七八九]{1,3}|\d)"
    r"(?=万|亿|公里|千米|米(?![饭油面粉酒])|平[方米]|公斤|千克|吨|斤|倍|%|百分点|个百分点|(?(lasting)个?小时|万))"
)

# 「下星期巡迴探分會 一瑪麗 二東區 四律敦治」: weekdays of the week said; 「一樓 二樓」, 「一分會 二分會」 are none.
TOUR = Regex(r"[下这本]{1,2}个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])[^。;!?\n]{4,120}")
BARE_WEEKDAY = Regex(
    r"(?<=[,、/:\s])[一二三四五六日](?=[\u4e00-\u9fffA-Z])(?![个個位人名次场起楼层座期号班车组队批等是定月日点分级类厂院校区科室部支项件年季中线般同直共食仓教幼小建二三四五六七八九十百])"
)


class Respelled(NamedTuple):
    """A stretch of a text and the words that stand for it."""

    start: int
    end: int
    means: str


def respelled(text: str, written: str) -> list[Respelled]:
    """The Cantonese of a simplified text in Mandarin; `written` is the same text before simplifying."""
    for match, rule in SPELLING.matches(text):
        text = text[: match.start()] + rule["means"] + text[match.end() :]
    sure = any(SIGNS.finditer(text)) or IS.search(written) is not None
    found = [
        *_contextual_words(text, sure),
        *_clock(text),
        *_words(text, sure),
        *_decimals(text),
        *(_weekdays(text, written) if TOUR.search(text) else ()),
        # 「三點三」: fifteen past; the sign 點 or Cantonese about it tells it from a decimal
        *(_fives(BARE, text.replace("点", "點"), "{:02}分", "fives") if sure or "點" in written else ()),
    ]
    for match in REPUBLIC.finditer(text):
        if year := whole_number(match["year"]):
            found.append(Respelled(*match.span(), f"{year + FOUNDED}年"))
    kept: list[Respelled] = []
    # what stands before something goes before the bare word
    for one in sorted(found, key=lambda one: one.start):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _weekdays(text: str, written: str) -> Iterator[Respelled]:
    fewest = 2 if written != text else 3  # on the mainland such signs number things as well
    if (tour := TOUR.search(text)) is not None:
        found = list(BARE_WEEKDAY.finditer(text, *tour.span()))
        days = ["一二三四五六日".index(each[0]) for each in found]
        if len(days) >= fewest and days == sorted(set(days)):
            yield from (Respelled(*each.span(), f"周{each[0]}") for each in found)


def _words(text: str, sure: bool) -> list[Respelled]:
    known = lexicon.cantonese(sure=sure)
    found = (match.span() for match in (SURE_WORDS if sure else WORDS).finditer(text))
    return [Respelled(start, end, known[text[start:end].lower().rstrip()]) for start, end in found]


def _clock(text: str) -> list[Respelled]:
    if "点" not in text and "个" not in text:
        return []
    hands = [Respelled(*match.span(), _minutes(match)) for match in FIVES.finditer(text)]
    halves = [Respelled(*match.span(), "一个半小时") for match in HALF_MORE.finditer(text)]
    return [*_fives(SHIFTED, text, "{}分钟", 0), *hands, *halves]


def _decimals(text: str) -> Iterator[Respelled]:
    for match in DECIMAL.finditer(text) if "点" in text else ():
        part = "".join(str(whole_number(sign)) for sign in match["part"])
        yield Respelled(*match.span(), f"{whole_number(match['whole'])}.{part}")


def _fives(pattern: Regex, text: str, form: str, group: str | int) -> Iterator[Respelled]:
    """The stretches that count in fives of minutes."""
    for match in pattern.finditer(text):
        yield Respelled(*match.span(group), form.format((whole_number(match["fives"]) or 0) * 5))


def _contextual_words(text: str, sure: bool) -> Iterator[Respelled]:
    for match, rule in BEFORE.matches(text, but="" if sure else "sure"):
        # without a meaning the name of the part that is met says it; a _ is a comma
        named = (match.lastgroup or "").replace("_", ",")
        yield Respelled(*match.span(), _filled(match, rule["means"], sure) if "means" in rule else named)


def _filled(match: re.Match[str], means: str, sure: bool) -> str:
    """A form with the parts of what is met: 「傾緊」 is 正在 and the verb, whose own words are put in."""
    if "\\" not in means:
        return means
    said = match.expand(means)
    for one in reversed(_words(said, sure)):
        said = said[: one.start] + one.means + said[one.end :]
    return said


def _minutes(match: re.Match[str]) -> str:
    if match["quarters"]:
        return "一刻" if match["quarters"] == "一" else "三刻"
    hand = match["hand"] or match["fives"]
    if hand is None:
        return "半" if match[0].endswith("半") else "整"
    return f"{(whole_number(hand) or 0) * 5 % HOUR:02}分"


def _beginning(words: Iterable[str], ends: str) -> dict[str, Beginning]:
    """The words, longest first; one that ends in such a sign not where another word goes on with it."""
    other = "|".join(lexicon.cantonese_signs("not_before"))
    rests = dict[str, list[str]]()
    for word in sorted(words, key=len, reverse=True):
        for sign in {word[0].lower(), word[0].upper()}:
            rests.setdefault(sign, []).append(word[1:])
    limit, blank = rf"(?!(?<=[{ends}])(?:{other})|(?<=[a-z])[a-z])", "(?:(?<=[a-z]) (?=[a-z]))?"
    led = {sign: "(?<![a-z])" if sign.isascii() and sign.isalpha() else "" for sign in rests}
    return {
        sign: Beginning(rf"(?i:{led[sign]}{sign}(?:{'|'.join(rest)}){limit}{blank})", _seconds(rest))
        for sign, rest in rests.items()
    }


def _seconds(rests: Iterable[str]) -> frozenset[str]:
    """The signs with which what follows the first one begins, small and large; none where a word is one sign."""
    signs = {rest[:1] for rest in rests}
    return (
        frozenset()
        if "" in signs
        else frozenset(case for sign in signs for case in (sign.lower(), sign.upper()))
    )


SIGNS = BySign(lambda: _beginning(lexicon.cantonese_signs("sure"), "日朝晚"))
SURE_WORDS = BySign(lambda: _beginning(lexicon.cantonese(sure=True), "日朝晚年工"))
WORDS = BySign(lambda: _beginning(lexicon.cantonese(sure=False), "日朝晚年工"))
