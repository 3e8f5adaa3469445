"""Moving, cancelling, finishing and putting right as English says it: 「Move Thursday's briefing to Monday 3pm」 → 把周四…改到周一15:00.

The passive (is moved to, has been called off) stands word by word in union/data/english.toml.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.reading.english.times import Time, is_in_time
from union.reading.english.vocabulary import either, meaning

Sign = tuple[str, int, int]
START = r"(?:^|(?<=[.;!\n])|(?<=[,:]\s)|(?<=[.;!\n]\s)|(?<=\band\s)|(?<=\bto\s))"
POLITE = r"(?:(?:ok|okay|sorry|hi\sall|all|guys|pls|please|kindly|let's|lets|we\sneed\sto|need\sto|have\sto|had\sto|we\swill|we'll|to|can\swe)[,:]?\s){0,3}"
ASKING = Regex(r"\b(?:pls|please|kindly)\s", any_case=True)
# Behind the thing and before the time: 「… (back) to (the) Monday」.
LED = Regex(r"\s(?:(?:back|out|forward|again)\s)?(?:to|till|until)\s(?:be\son\s)?(?:the\s)?$", any_case=True)
BEHIND = Regex(r"\s(?:out|over|up|to|for|with|from|already|yesterday|today)(?![A-Za-z])", any_case=True)
FIGURE = Regex(r"\d")
CLAUSE_END = Regex(r"[,;!?\n]|\.(?=\s|$)")
LEAD = 24  # signs before a time in which those words stand
ALSO_THE = Regex(
    r"\s(?:and|n|&)\s(?:also\s)?(?:the|our)\s", any_case=True
)  # 「cancel the trip n the deposit」
JUST = Regex(r"today|this\s(?:morning|afternoon|evening)|yesterday|ytd|last\snight|tonight", any_case=True)
ALREADY = Regex(r"\s(?:already|any\s?more|liao|dy|alr)\b", any_case=True)
CLAUSE_START = Regex(r"[,;!?\n]\s?|\.\s|\b(?:and|n|but|also)\s")
SOMEBODY = Regex(r"\b(?:i|we|he|she|they|you|u|who|it|just|already|have|has|to\sbe)$", any_case=True)
PAPER = r"(?:letters?|reports?|forms?|list|notice|minutes|accounts?|receipts?|keys?|quotations?|quotes?|proposal|draft|claim)\b"
FURTHEST = 100  # signs between the verb and the time


def spoken_changes(text: str, found: Sequence[Time]) -> list[Sign]:
    """The signs that stand for the verb and for the words before the new time, or for the verb at its clause's end."""
    return [*_moved(text, found), *_cancelled(text, found), *_finished(text, found), *_of_things(text, found)]


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


def _finished(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    for match in _finishing().finditer(text):
        end = _clause_end(text, match.end(), found)
        just = (
            one.start - 1
            for one in found
            if one.start > match.end() and JUST.fullmatch(text, one.start, one.end)
        )
        end = next(just, end)
        behind = BEHIND.search(text, match.end(), end)
        end = behind.start() if behind else end
        if not FIGURE.search(text, match.end(), end) and not is_in_time(found, match.end(), end):
            verb = plain(match["verb"])
            yield "把", match.start("verb"), match.end()
            yield from all_signs("交上去了" if verb == "gave" else meaning("done", verb), end, end)


def _of_things(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """「name list sent to HQ」, 「hampers settle!」: the thing in front, what was done with it behind."""
    for match in _closed().finditer(text):
        if is_in_time(found, *match.span()):
            continue
        if match["over"] == "closed" and is_in_time(found, match.end(), match.end() + 2):
            continue
        clause = CLAUSE_START.split(text[: match.start()])[-1].rstrip()
        if match["over"]:
            yield from all_signs("结束了", match.start(), match.end())
        elif not FIGURE.search(clause) and not SOMEBODY.search(clause):
            yield from all_signs(meaning("done", plain(match["verb"])), match.start(), match.end())


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


def all_signs(means: str, start: int, end: int) -> Iterator[Sign]:
    """Several signs for one stretch."""
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
    return compiled(
        rf"{START}{POLITE}(?P<verb>{either('moving')})\s(?!(?:to|till|back|by)\s)(?:the\s)?(?=\S)",
        re.IGNORECASE,
    )


@cache
def _finishing() -> re.Pattern[str]:
    who = r"(?:(?:i|we|[A-Z][a-z]{1,14})(?:'ve|\shave|\shas)?\s(?:just\s|already\s)?|have\s|just\s|already\s)"
    return compiled(
        rf"{START}(?:ok[,.]?\s)?{who}?(?P<verb>{either('done')}|gave(?=\s[A-Z][A-Za-z]{{1,14}}\sthe\s(?:[A-Za-z]{{2,14}}\s){{0,2}}{PAPER}))\s(?:already\s)?(?:all\s)?(?:[A-Z][A-Za-z]{{1,14}}\s)?(?:the|our)\s(?=\S)",
        re.IGNORECASE,
    )


@cache
def _cancelling() -> re.Pattern[str]:
    return compiled(
        rf"{START}{POLITE}(?P<verb>cancel|scrap|call\soff|drop|(?:no\sneed|do\snot\sneed|don'?t\sneed)\s(?:to\s)?(?:collect|prepare|send|submit|print|book|buy|get|have|do|order|hold|arrange)?)\s(?:the\s|our\s)?(?=[^\s.,!?])(?!(?:my|it|that|this)\b)",
        re.IGNORECASE,
    )


@cache
def _closed() -> re.Pattern[str]:
    """The verb at its clause's end or before whom it went to, the thing in front of it."""
    already = r"(?:\s(?:already|alr|liao|dy|ald))?"
    return compiled(
        rf"(?:(?<=[A-Za-z\d)]\s)(?<!game\s)(?:(?:is|are|all|was|were|has\sbeen|have\sbeen)\s){{0,2}}(?:(?P<over>{either('over')}|(?<=results\s)out)(?=\s?[,.;!\n]|\s?$|\s(?:already|liao|dy|alr|today|this|tonight|ytd|yesterday|\d))"
        rf"|(?P<verb>{either('done')})(?=\s(?:to|with|by|for|from|already|liao|dy|at|this|yesterday|ytd|today)(?![A-Za-z])|\s?[,.;!\n]|\s?$)){already}(?![A-Za-z]))",
        re.IGNORECASE,
    )
