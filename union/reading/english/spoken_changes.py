"""Moving and cancelling as English says it: 「Move Thursday's briefing to Monday 3pm」 → 把周四…改到周一15:00.

The passive (is moved to, has been called off) stands word by word in union/data/english.toml.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.reading.english.times import Time
from union.reading.english.vocabulary import Sign, all_signs, either, meaning

START = r"(?:^|(?<=[.;!\n])|(?<=[,:]\s)|(?<=[.;!\n]\s)|(?<=\band\s)|(?<=\bto\s))"
POLITE = r"(?:(?:ok|okay|sorry|hi\sall|all|guys|pls|please|kindly|let's|lets|we\sneed\sto|need\sto|have\sto|had\sto|we\swill|we'll|to|can\swe)[,:]?\s){0,3}"
ASKING = Regex(r"\b(?:pls|please|kindly)\s", any_case=True)
# Behind the thing and before the time: 「… (back) to (the) Monday」.
LED = Regex(r"\s(?:(?:back|out|forward|again)\s)?(?:to|till|until)\s(?:be\son\s)?(?:the\s)?$", any_case=True)
CLAUSE_END = Regex(r"[,;!?\n]|\.(?=\s|$)")
LEAD = 24  # signs before a time in which those words stand
ALSO_THE = Regex(
    r"\s(?:and|n|&)\s(?:also\s)?(?:the|our)\s", any_case=True
)  # 「cancel the trip n the deposit」
ALREADY = Regex(r"\s(?:already|any\s?more|liao|dy|alr)\b", any_case=True)
FURTHEST = 100  # signs between the verb and the time


def spoken_changes(text: str, found: Sequence[Time]) -> list[Sign]:
    """The signs that stand for the verb, and for the words before the new time or at the end of its clause."""
    return [*_moved(text, found), *_cancelled(text, found)]


def _moved(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    for match in _moving().finditer(text):
        led = _led(text, match.end(), found)
        if led is not None:
            yield from all_signs(handled(match), match.start(), _verb_end(match, found))
            yield from all_signs(meaning("moving", plain(match["verb"])), *led)


def _cancelled(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    for match in _cancelling().finditer(text):
        end = _clause_end(text, match.end(), found)
        already = ALREADY.search(text, match.end(), end)
        end = already.start() if already else end
        yield from all_signs(handled(match), match.start(), _verb_end(match, found))
        yield from all_signs("取消", end, end)
        for other in ALSO_THE.finditer(text, match.end(), end):
            yield from all_signs("取消,把", *other.span())


def handled(match: re.Match[str]) -> str:
    """Who is asked is asked in Chinese too."""
    return "请把" if ASKING.search(match[0]) else "把"


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


def plain(verb: str) -> str:
    """A phrase with its blanks each once."""
    return " ".join(verb.split())


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
    return compiled(
        rf"{START}{POLITE}(?P<verb>{either('moving')})\s(?!(?:to|till|back|by)\s)(?:the\s)?(?=\S)",
        re.IGNORECASE,
    )


@cache
def _cancelling() -> re.Pattern[str]:
    return compiled(
        rf"{START}{POLITE}(?P<verb>cancel|scrap|call\soff|drop|(?:no\sneed|do\snot\sneed|don'?t\sneed)\s(?:to\s)?(?:collect|prepare|send|submit|print|book|buy|get|have|do|order|hold|arrange)?)\s(?:the\s|our\s)?(?=[^\s.,!?])(?!(?:my|it|that|this)\b)",
        re.IGNORECASE,
    )
