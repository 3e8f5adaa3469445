"""English messages in the words the Chinese reader knows, each sign with the stretch of the message that says it.

Only the commonest forms; what union/data/english.toml does not list stays as written and says nothing.
"""

import re
from collections.abc import Iterator
from functools import cache

from union.data import table
from union.understanding.regex import Regex

Sign = tuple[str, int, int]
CHINESE = Regex(r"[\u4e00-\u9fff]")
WORD = Regex(r"[A-Za-z]{2}")
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:|\s?[ap]\.?m)"
LIMIT = "\x01"  # stands for 「by」 until the time it limits is known
TIME = r"[上下本每今明后周天月日底年末一二三四五六\d:apmAPM. ]"
LIMITED = Regex(rf"{LIMIT}\s*({TIME}*[\u4e00-\u9fff\dmM])")
# 「3pm next Wednesday」: the reader wants the day first.
CLOCK_FIRST = Regex(
    r"(\d{1,2}(?::\d\d)?\s?[apAP]\.?[mM]|\d{1,2}:\d\d)\s?([上下本每]?周[一二三四五六日]|[今明后昨]天|\d{1,2}月\d{1,2}日)"
)


def is_english(text: str) -> bool:
    """Whether a message holds Latin words and no Chinese."""
    return WORD.search(text) is not None and CHINESE.search(text) is None


def in_chinese(text: str) -> list[Sign]:
    """The message sign by sign, known phrases in Chinese: 「by Nov 30」 → 「11月30日前」."""
    signs = list(_translated(text))
    for match in reversed(list(LIMITED.finditer(_joined(signs)))):
        start, end = match.span()
        _, first, _ = signs[start]
        last = signs[end - 1][2]
        signs[start:end] = [*signs[match.start(1) : end], ("前", first, last)]
    for match in reversed(list(CLOCK_FIRST.finditer(_joined(signs)))):
        (a, b), (c, d) = match.span(1), match.span(2)
        signs[a:d] = [*signs[c:d], *signs[a:b]]
    return signs


def _joined(signs: list[Sign]) -> str:
    return "".join(sign for sign, _, _ in signs)


def _translated(text: str) -> Iterator[Sign]:
    """Blanks beside Chinese go; their place belongs to the sign before them."""
    at = 0
    for match in _scanner().finditer(text):
        yield from ((text[i], i, i + 1) for i in range(at, match.start()))
        at = match.end()
        meant = _meaning(match)
        yield from ((sign, match.start(), at) for sign in meant)
    yield from ((text[i], i, i + 1) for i in range(at, len(text)))


@cache
def _scanner() -> re.Pattern[str]:
    data = table("english")
    phrases = {**data["greetings"], **data["times"], **data["work"]}
    words, months, fillers = (
        "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
        for found in (phrases, data["months"], data["fillers"]["words"])
    )
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<by>by|before|no later than)\s+|(?P<said>{words})(?![A-Za-z])\s?"
        rf"|(?P<month>{months})\.?\s?(?P<day>{DAY})|(?P<first>{DAY})\s(?:of\s)?(?P<later>{months})(?![A-Za-z])"
        rf"|in\s(?P<count>\d{{1,3}})\s(?P<unit>day|week|month)s?(?![A-Za-z])"
        rf"|(?P<hour>\d{{1,2}})\s?o'clock|(?P<filler>{fillers})(?![A-Za-z])\s?)",
        re.IGNORECASE,
    )


def _meaning(match: re.Match[str]) -> str:
    """The Chinese of one phrase; a filler says nothing."""
    data = table("english")
    if match["by"]:
        return LIMIT
    if match["said"]:
        word = match["said"].lower()
        return str(next(data[part][word] for part in ("greetings", "times", "work") if word in data[part]))
    if match["count"]:
        return f"{match['count']}{ {'day': '天', 'week': '周', 'month': '个月'}[match['unit'].lower()] }后"
    if match["hour"]:
        return f"{match['hour']}点"
    month, day = match["month"] or match["later"], match["day"] or match["first"]
    return f"{data['months'][month.lower()]}月{re.sub('[a-zA-Z]', '', day)}日" if month else ""
