"""Moving, cancelling, finishing and putting right as English says it: 「Move Thursday's briefing to Monday 3pm」 → 把周四…改到周一15:00.

The passive (is moved to, has been called off) stands word by word in union/data/english.toml.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.reading.english.times import Time
from union.reading.english.vocabulary import either, meaning

Sign = tuple[str, int, int]
START = r"(?:^|(?<=[.;!\n])|(?<=[,:]\s)|(?<=[.;!\n]\s)|(?<=\band\s)|(?<=\bto\s))"
POLITE = r"(?:(?:ok|okay|sorry|hi\sall|all|guys|pls|please|kindly|let's|lets|we\sneed\sto|need\sto|have\sto|had\sto|we\swill|we'll|to|can\swe)[,:]?\s){0,3}"
# Behind the thing and before the time: 「… (back) to (the) Monday」.
LED = Regex(r"\s(?:(?:back|out|forward|again)\s)?(?:to|till|until)\s(?:be\son\s)?(?:the\s)?$", any_case=True)
BEHIND = Regex(r"\s(?:to|for|with|from|already|yesterday|today)(?![A-Za-z])", any_case=True)
FIGURE = Regex(r"\d")
# 「Correction: 8 new members」, 「typo, $320」: what the figure should be.
RIGHT = Regex(
    r"(?:(?<=^)|(?<=[.;!\n]\s))(?:correction|typo|oops|my\smistake|my\sbad|wrong(?:ly\skeyed)?)[,:;.]{0,2}\s(?:(?:it's|it\swas|it\sis|should\sbe|make\sthat|that's)\s)?(?=[$\d]|S\$|HK\$|RM)",
    any_case=True,
)
CLAUSE_END = Regex(r"[,;!?\n]|\.(?=\s|$)")
LEAD = 24  # signs before a time in which those words stand
FURTHEST = 100  # signs between the verb and the time


def spoken_changes(text: str, found: Sequence[Time]) -> list[Sign]:
    """The signs that stand for the verb and for the words before the new time, or for the verb at its clause's end."""
    signs = []
    for match in _moving().finditer(text):
        led = _led(text, match.end(), found)
        if led is not None:
            signs += [
                ("把", match.start("verb"), _verb_end(match, found)),
                *_all(meaning("moving", _plain(match["verb"])), *led),
            ]
    for match in _cancelling().finditer(text):
        end = _clause_end(text, match.end(), found)
        signs += [("把", match.start("verb"), _verb_end(match, found)), *_all("取消", end, end)]
    for match in _finishing().finditer(text):
        end = _clause_end(text, match.end(), found)
        behind = BEHIND.search(text, match.end(), end)
        end = behind.start() if behind else end
        if not FIGURE.search(text, match.end(), end) and not any(
            match.end() <= time.start < end for time in found
        ):
            signs += [
                ("把", match.start("verb"), match.end()),
                *_all(meaning("done", _plain(match["verb"])), end, end),
            ]
    for match in RIGHT.finditer(text):
        signs += _all("更正,应该是", match.start(), match.end())
    return signs


def _verb_end(match: re.Match[str], found: Sequence[Time]) -> int:
    """With the blank and the article behind it; an article before a time is that time's."""
    is_dated = any(time.start == match.end() for time in found)
    return match.end("verb") + 1 if is_dated else match.end()


def _clause_end(text: str, start: int, found: Sequence[Time]) -> int:
    """Where the clause ends; a comma within a time (5 Dec, 2pm) ends none."""
    for match in CLAUSE_END.finditer(text, start):
        if not any(time.start < match.start() < time.end for time in found):
            return match.start()
    return len(text)


def _plain(verb: str) -> str:
    return " ".join(verb.split())


def _all(means: str, start: int, end: int) -> Iterator[Sign]:
    yield from ((sign, start, end) for sign in means)


def _led(text: str, verb: int, found: Sequence[Time]) -> tuple[int, int] | None:
    """Where the words stand that lead to the new time, in the verb's own sentence."""
    for time in found:
        if time.start <= verb or not time.pieces:
            continue
        if time.start > verb + FURTHEST or re.search(r"[;!?\n]|\.\s", text[verb : time.start]):
            return None
        floor = max(verb - 1, time.start - LEAD)
        if lead := LED.search(text[floor : time.start]):
            return floor + lead.start(), time.start
    return None


@cache
def _moving() -> re.Pattern[str]:
    return compiled(rf"{START}{POLITE}(?P<verb>{either('moving')})\s(?:the\s)?(?=\S)", re.IGNORECASE)


@cache
def _finishing() -> re.Pattern[str]:
    who = r"(?:(?:i|we|[A-Z][a-z]{1,14})(?:'ve|\shave|\shas)?\s(?:just\s|already\s)?|have\s|just\s|already\s)"
    return compiled(
        rf"{START}(?:ok[,.]?\s)?{who}?(?P<verb>{either('done')})\s(?:already\s)?(?:all\s)?(?:the|our)\s(?=\S)",
        re.IGNORECASE,
    )


@cache
def _cancelling() -> re.Pattern[str]:
    return compiled(
        rf"{START}{POLITE}(?P<verb>cancel|scrap|call\soff|drop)\s(?:the\s|our\s)?(?=[^\s.,!?])(?!(?:my|it|that|this)\b)",
        re.IGNORECASE,
    )
