"""What somebody says of budgets: 「帮扶慰问 30000」, 「2027年 全年 12万」, 「文体 取消」, a line each.

An amount is read as any sum of money is; a bare number is in the currency of the place.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum

from union.budgets.expenditure import WHOLE
from union.core.kinds import CATEGORIES, also_called
from union.core.lazy_regex import Regex
from union.core.records import dataclass, replace
from union.reading.acts import classification
from union.reading.acts.lessons import Learned, LessonSubject
from union.reading.money.sums import sums
from union.reading.questions.subject_words import categories
from union.reading.text.normal_form import normal, simplified

WHOLES = ("全年", "全部", "总", "总额", "总计", "合计", "全年合计", "年度", "整年", "总体", "所有")
NONE = ("取消", "删除", "删掉", "不设", "清零", "无", "去掉")
ZERO = Regex(r"0+(?:\.0+)?元?")
YEAR = Regex(r"(?<!\d)(?P<year>(?:19|20|21)\d\d)年度?|(?P<word>前年|去年|今年|本年度?|明年|后年)")
BARE_YEAR = Regex(r"(?:19|20)\d\d")
LED_BY_YEAR = Regex(r"(?P<year>20\d\d)(?=[^\d年元块.,万千百])")
WORDS_OF_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "本年度": 0, "明年": 1, "后年": 2}
AROUND = " \t:,、;。()-=的"
ENDS = ("类", "费", "费用", "经费", "支出", "预算", "工作")
NO_NAME = Regex(r"\d")
# 「每人200元」 plans no sum; 「帮扶慰问 -500」 none either, 「帮扶慰问-500」 does; of a masked number the last figures are none.
NO_SUM = Regex(r"每|人均|户均|(?:^|\s)[-−－]\d|\*{2}")
# 「帮扶慰问 3万、文体 1万」 is two lines.
NEXT_CATEGORY = Regex(
    r"(?<=[\d元圆块整万萬千百])\s*[、，,；;]\s*(?=[\u4e00-\u9fff]{2,6}\s*+(?:[:：]\s*+)?[\d一二三四五六七八九十])"
)
NEAR = 2  # a bare number this close to the year may be one
LONGEST_LINE, MOST_LINES, MOST = 60, 30, 10**14
# A whole message that sets one without the blank: 「预算帮扶慰问2万」, 「文体预算改成8000」.
AMOUNT = r"(?:为|是|[:：])?\s*(?P<{}>[\d.,，一二两三四五六七八九十百千万亿零半]+[元块圆]?整?)"
CHANGED = r"(?:改|调整|调|增加|增|追加|减少|减|定|设)(?:成|为|到|至)"
CLOSE = 0.6


class BudgetLineTrouble(StrEnum):
    """Why a line is not taken."""

    NO_CATEGORY = "no category"
    NO_AMOUNT = "no amount"
    ABOUT = "about"
    YEAR_OR_AMOUNT = "year or amount"


@dataclass(frozen=True, slots=True)
class BudgetSetting:
    """One line: `minor` units of `currency` for `category` in `year`; 0 takes the budget away.

    With `trouble` nothing of it is taken; `guess` is then the category that may be meant.
    """

    text: str
    year: int
    name: str = ""
    category: str | None = None
    minor: int | None = None
    currency: str = ""
    trouble: BudgetLineTrouble | None = None
    guess: str | None = None


def _glued() -> str:
    known = sorted({*_categories_by_name(), *WHOLES[:1]}, key=len, reverse=True)
    names = "|".join(re.escape(each) for each in known)
    year = rf"(?:(?P<{{}}>{re.sub(r'[?]P<[a-z]+>', '?:', YEAR.pattern)})的?)?"
    return (
        rf"{year.format('year')}预算(?P<name>{names}){AMOUNT.format('sum')}"
        rf"|{year.format('its_year')}(?P<its_name>{names})的?预算{CHANGED}{AMOUNT.format('its_sum')}"
    )


# What sets a budget as a whole message in one word; the names are all that a line may have.
GLUED = Regex(_glued)


def unglued(text: str) -> str:
    """Such a message as the line it means, any other text as it is."""
    found = GLUED.fullmatch(simplified(text.strip()))
    if found is None:
        return text
    return " ".join(found[each] or found[f"its_{each}"] or "" for each in ("year", "name", "sum")).strip()


def read_year(text: str, this_year: int) -> int | None:
    """The year a text is nothing but the name of: 「2025」, 「2025年」, 「去年」."""
    said = normal(text).text.strip(AROUND)
    if BARE_YEAR.fullmatch(said):
        return int(said)
    match = YEAR.fullmatch(said)
    return _year(match, this_year) if match else None


def read_lines(
    text: str, this_year: int, region: str, learned: Learned | None = None
) -> Iterator[BudgetSetting]:
    """Each line as read; one that only names a year is for those below it."""
    year = this_year
    for line in _lines(text)[:MOST_LINES]:
        only = read_year(line, this_year)
        if only is not None:
            year = only
        else:
            yield _line(line.strip()[:LONGEST_LINE], year, this_year, region, learned)


def skipped_line_count(text: str) -> int:
    """How many lines are too many to be read."""
    return max(0, len(_lines(text)) - MOST_LINES)


def _lines(text: str) -> list[str]:
    lines = (each for line in text.splitlines() for each in NEXT_CATEGORY.split(line))
    return [each for each in lines if each.strip(AROUND + "；，。、")]


def _line(text: str, year: int, this_year: int, region: str, learned: Learned | None) -> BudgetSetting:
    said = normal(_in_chinese(text)).text.strip()
    match = YEAR.search(said)
    named = _year(match, this_year) if match else None
    if match:
        said = f"{said[: match.start()]} {said[match.end() :]}"
    elif led := LED_BY_YEAR.match(said):
        named, said = int(led["year"]), said[led.end() :]
    read = BudgetSetting(text, year if named is None else named)
    for name, amount in () if NO_SUM.search(text) else _halves(said.strip(AROUND)):
        minor, currency, trouble = _amount(amount, region)
        if trouble is BudgetLineTrouble.NO_AMOUNT:
            continue
        may_be_year = BARE_YEAR.fullmatch(amount) and abs(int(amount) - this_year) <= NEAR
        if trouble is None and named is None and may_be_year:
            trouble = BudgetLineTrouble.YEAR_OR_AMOUNT
        found = replace(read, name=name, minor=minor, currency=currency, trouble=trouble)
        category = category_named(found.name)
        if category is None and learned is not None:
            lesson = learned.lesson(LessonSubject.CATEGORY, normal(found.name).text)
            category = lesson.chosen if lesson else None
        if category is not None:
            return replace(found, category=category)
        known = _categories_by_name()
        close = get_close_matches(name, known, n=1, cutoff=CLOSE)
        guess = known[close[0]] if close else classification.category(normal(name).text, learned)
        return replace(found, trouble=trouble or BudgetLineTrouble.NO_CATEGORY, guess=guess)
    return replace(read, name=said.strip(AROUND), trouble=BudgetLineTrouble.NO_AMOUNT)


def _in_chinese(text: str) -> str:
    names = {**also_called("english"), "whole year": WHOLES[0]}
    found = next((name for name in names if text.lower().startswith(f"{name} ")), None)
    if found is None:
        return text
    rest = text[len(found) :].strip()
    return f"{names[found]} {'取消' if rest.lower() in ('cancel', 'none') else rest}"


def _halves(said: str) -> Iterator[tuple[str, str]]:
    parts = [(said[:at].strip(AROUND), said[at:].strip(AROUND)) for at in range(1, len(said))]
    cuts = [(name, amount) for name, amount in parts if name and amount and not NO_NAME.search(name)]
    cuts += [(name, amount) for amount, name in parts if category_named(name) is not None]
    yield from sorted(cuts, key=lambda cut: category_named(cut[0]) is None)


def _amount(text: str, region: str) -> tuple[int | None, str, BudgetLineTrouble | None]:
    """The minor units and their currency; nothing but a sum may stand there."""
    if text in NONE or ZERO.fullmatch(text):
        return 0, "", None
    for words in (text, f"{text}元"):
        said = normal(words)
        found = sums(said, region)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(said.text)):
            money = found[0].money
            if money.per is not None or not 0 < money.minor <= MOST:
                return None, "", BudgetLineTrouble.NO_AMOUNT
            is_about = money.approx or money.minor_max is not None
            return money.minor, money.currency, BudgetLineTrouble.ABOUT if is_about else None
    return None, "", BudgetLineTrouble.NO_AMOUNT


def category_named(name: str) -> str | None:
    """The category with this name or short name; WHOLE for the year's whole, None for no name of any."""
    known = {**_categories_by_name(), **dict.fromkeys(WHOLES, WHOLE)}
    bare = next((name.removesuffix(end) for end in ENDS if name != end and name.endswith(end)), name)
    return known.get(name, known.get(bare))


def _categories_by_name() -> dict[str, str]:
    return {**{each: each for each in CATEGORIES}, **also_called(), **categories()}


def _year(match: re.Match[str], this_year: int) -> int:
    return int(match["year"]) if match["year"] else this_year + WORDS_OF_YEARS[match["word"]]
