"""What a clause of a plan is: a deed, the reason for one, what it was, or only a time."""

import re
from functools import cache

from union.understanding import classify
from union.understanding.regex import Regex
from union.yearplan import words
from union.yearplan.cadence import NUMBER

# 「召开一次」, 「首届」, 「两期」: what makes a date of 今年.
COUNTED = Regex(
    rf"{NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期届轮回]|个[^,。]{{0,12}}班(?!组))|首届|首次|第[^,。;]{{1,4}}届|每[^,。]{{0,4}}次"
)
SURE = Regex(r"(?:召开|举办|举行|换届|改选|评选|表彰)|(?:年内|今年)[^,。]{0,6}(?:完成|建成)(?![^,。]*任务)")
SLOGAN = Regex(r"各项(?:工作)?任务|努力奋斗|重点工作|目标任务|工作任务")
RESULT = Regex(
    r"(?:完成|建成|实现|达到|发展|组建)[^,。]{0,14}(?:\d|%|[几一二三四五六七八九十百]{1,4}[个家名人])|(?:率|面|数)(?:达|在|到)"
)
COUNTED_NOUN = Regex(
    rf"至少|不少于|不低于|(?<![届第]){NUMBER}(?:[-~至到]{{1,2}}{NUMBER})?(?:[次场期轮回](?!会议|代表))"
)
EVENT = Regex(r"召开|举办|举行|组织|开展|参加|评选|评比")
SHORTEST = 2


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f'(?:[^\\w“《("]|{words.either("leads")})')


def led_to(text: str, start: int, end: int) -> int:
    """Where a deed begins behind what leads to it: 「认真组织好」."""
    while start < end - SHORTEST and (found := _lead().match(text, start, end)) and found.end() < end:
        start = found.end()
    return start


def begins_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with what is to be done, or what leads to it does: 「积极开展」."""
    first = led_to(text, start, end)
    return any(re.match(words.begins("deeds"), text[place : place + 6]) for place in {start, first}) or any(
        word in text[start:first]
        for word in ("组织", "开展", "举办", "举行", "召开", "做好", "搞好", "抓好", "办好")
    )


def begins_new(text: str, start: int, end: int, before: str) -> bool:
    """Whether a clause tells a deed of its own, no part of the deed `before` it: 「送温暖，走访困难职工」 is one."""
    said = text[start:end].lstrip("并还同时再及")
    if words.begins("parts_of_a_deed").match(said) or not words.begins("new_deeds").match(said):
        return False
    sort = classify.kind(said)
    return sort is not None and (sort is not classify.kind(before) or EVENT.match(said) is not None)


def gives_reason(text: str, start: int, end: int) -> bool:
    """Whether a clause only says why or how: 「丰富职工生活」."""
    return words.begins("purposes").match(text, start, end) is not None


def is_told(text: str, start: int, end: int) -> bool:
    """Whether a sentence says what the year is, or what was done before it."""
    return re.search(words.either("slogans"), text[start:end]) is not None


def is_counted(text: str) -> bool:
    """Whether a clause with 今年 says a deed one can put into a calendar."""
    return (COUNTED.search(text) or SURE.search(text)) is not None and not (
        RESULT.search(text) or SLOGAN.search(text)
    )


def is_pointing(text: str) -> bool:
    """Whether the words left beside a time only point to what was said before."""
    left = text
    while left:
        found = _pointing().match(left)
        if found is None:
            return False
        left = left[found.end() :]
    return True


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(f"[^\\w]|{words.either('pointing')}|{words.either('leads')}|{words.either('tails')}")


def has_kind(text: str) -> bool:
    """Whether the words name what sort of item they are."""
    return classify.kind(text) is not None
