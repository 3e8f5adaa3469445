"""Moving, cancelling, finishing and putting right as English says it: 「Move Thursday's briefing to Monday 3pm」 → 把周四…改到周一15:00.

The passive (is moved to, has been called off) stands word by word in union/data/english.toml.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
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
# 「Correction: 8 new members」, 「typo, $320」: what the figure should be.
RIGHT = Regex(
    r"(?:(?<=^)|(?<=[.;!\n]\s))(?:correction|typo|oops|my\smistake|my\sbad|wrong(?:ly\skeyed)?)[,:;.]{0,2}\s(?:(?:it's|it\swas|it\sis|should\sbe|make\sthat|that's)\s)?(?=[$\d]|S\$|HK\$|RM)",
    any_case=True,
)
CLAUSE_END = Regex(r"[,;!?\n]|\.(?=\s|$)")
# 「AGM now 6 Dec …」, 「starts 2.30pm not 2pm」.
NOW = Regex(r"(?<=[A-Za-z\d])\s(?:is\s|will\s)?now\s(?:at\s|on\s|is\s)?$", any_case=True)
STARTS = Regex(r"(?:,?\s(?:n|and))?(?:\s(?:to\s)?(?:starts?|begins?|is|at)){0,2}\s(?:at\s)?$", any_case=True)
DENIED = Regex(r",?\s(?:not|instead\sof)\s(?:at\s|on\s)?(?P<bare>\d{1,2}(?![\d:.,]))?", any_case=True)
WAS = Regex(r"\b(?:should\sbe|should\shave\sbeen|was|were)\s(?:on\s|at\s)?$", any_case=True)
FROM_NOW = Regex(r"\b(?:from\s(?:now|then)\son(?:wards)?|onwards)\b[^,.;!?\n]{0,24}$", any_case=True)
LEAD = 24  # signs before a time in which those words stand
# 「delete the bento log, …」
UNDONE = Regex(
    r"(?:(?<=^)|(?<=[.;!\n]\s))(?:pls\s|please\s)?(?P<verb>delete|remove|cancel|scrap|take\sout)\s(?:the\s)?[A-Za-z][^,.;!?\n]{1,40}?\s(?P<log>log|entry|record)(?![a-z])",
    any_case=True,
)
ALSO_THE = Regex(r"\s(?:and|n|&)\s(?:also\s)?(?:the|our)\s", any_case=True)  # 「cancel the trip n the deposit」
JUST = Regex(r"today|this\s(?:morning|afternoon|evening)|yesterday|ytd|last\snight|tonight", any_case=True)
ALREADY = Regex(r"\s(?:already|any\s?more|liao|dy|alr)\b", any_case=True)
# 「change venue of the AGM to level 3」
OTHER_PLACE = Regex(
    r"(?P<verb>(?:change|shift|move)\s(?:the\s)?venue\s(?:of|for)\s(?:the\s)?)[A-Za-z][^,.;!?\n]{1,40}?(?P<to>\sto\s(?:the\s)?)(?=[A-Za-z])",
    any_case=True,
)
QUESTION = Regex(
    r"(?:(?:hi|hello|hey|guys|all|eh|btw|so)[,\s]{1,2}){0,2}(?:is|are|was|were|does|do\s(?:we|you|i)|did\s(?:we|anyone|you)|can\s(?:we|i|u|you)|shall\swe|should\swe|when(?:'?s|\sis|\sare)|where(?:'?s|\sis)|what\stime|which|who\sis|who's)\s[^.;!?\n]{3,80}$",
    any_case=True,
)
COURTESY = Regex(r"\b(?:pls|please|kindly|help)\b", any_case=True)
CLAUSE_START = Regex(r"[,;!?\n]\s?|\.\s|\b(?:and|n|but|also)\s")
SOMEBODY = Regex(r"\b(?:i|we|he|she|they|you|u|who|it|just|already|have|has|to\sbe)$", any_case=True)
PAPER = r"(?:letters?|reports?|forms?|list|notice|minutes|accounts?|receipts?|keys?|quotations?|quotes?|proposal|draft|claim)\b"
FURTHEST = 100  # signs between the verb and the time


def spoken_changes(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> list[Sign]:
    """The signs that stand for the verb and for the words before the new time, or for the verb at its clause's end."""
    signs = []
    for match in _moving().finditer(text):
        led = _led(text, match.end(), found)
        if led is not None:
            signs += [
                *_all(_handled(match), match.start(), _verb_end(match, found)),
                *_all(meaning("moving", _plain(match["verb"])), *led),
            ]
    for match in _cancelling().finditer(text):
        end = _clause_end(text, match.end(), found)
        already = ALREADY.search(text, match.end(), end)
        end = already.start() if already else end
        signs += [*_all(_handled(match), match.start(), _verb_end(match, found)), *_all("取消", end, end)]
        for other in ALSO_THE.finditer(text, match.end(), end):
            signs += _all("取消,把", *other.span())
    for match in _finishing().finditer(text):
        end = _clause_end(text, match.end(), found)
        end = next((one.start - 1 for one in found if one.start > match.end() and JUST.fullmatch(text, one.start, one.end)), end)
        behind = BEHIND.search(text, match.end(), end)
        end = behind.start() if behind else end
        if not FIGURE.search(text, match.end(), end) and not any(
            match.end() <= time.start < end for time in found
        ):
            signs += [
                ("把", match.start("verb"), match.end()),
                *_all("交上去了" if match["verb"] == "gave" else meaning("done", _plain(match["verb"])), end, end),
            ]
    for match in RIGHT.finditer(text):
        signs += _all("更正,应该是", match.start(), match.end())
    for match in OTHER_PLACE.finditer(text):
        signs += [*_all("把", *match.span("verb")), *_all("场地改到", *match.span("to"))]
    if QUESTION.match(text.strip()) and not COURTESY.search(text):
        signs += _all("?", len(text), len(text))
    for match in UNDONE.finditer(text):
        signs += [*_all("删掉", *match.span("verb")), *_all("那条记录", *match.span("log"))]
    for match in _thing_by_span().finditer(text):
        far = meaning("numbers", match["count"]) + meaning("units", match["unit"])
        signs += _all(_handled(match), match.start(), match.end("verb") + 1)
        signs += _all(meaning("by_span", _plain(match["verb"])) + far, *match.span("far"))
    for match in _by_span().finditer(text):
        far = meaning("numbers", match["count"]) + meaning("units", match["unit"])
        signs += _all(meaning("by_span", _plain(match["verb"])) + far, *match.span())
    return [*signs, *_of_times(text, found, denied), *_of_things(text, found)]


def _of_times(text: str, found: Sequence[Time], denied: Mapping[int, int]) -> Iterator[Sign]:
    """「AGM now 6 Dec」, 「starts 2.30pm not 2pm」: the new time behind 改到, the one denied behind a comma."""
    for time in (one for one in found if one.pieces):
        floor = max(0, time.start - LEAD)
        now, end = NOW.search(text[floor : time.start]), denied.get(time.end, time.end)
        is_new = end > time.end or FROM_NOW.search(text[max(0, time.start - FURTHEST) : time.start])
        starts = STARTS.search(text[floor : time.start]) if is_new else None
        if WAS.search(text[floor : time.start]):  # 「should be yesterday not today」 is about a log
            starts = None
        if lead := now or starts:
            yield from _all("改到", floor + lead.start(), time.start)
        if end > time.end:
            yield from _all(",", time.end, end)


def denied_until(text: str, time: Time, found: Sequence[Time]) -> int:
    """Where what is denied behind a time ends, 「2.30pm not 2pm」; the time's own end where nothing is."""
    denied = DENIED.match(text, time.end) if time.pieces else None
    if denied is None:
        return time.end
    other = next((one for one in found if one.start == denied.end() or one.start == denied.start("bare")), None)
    return other.end if other else denied.end() if denied["bare"] else time.end


def _of_things(text: str, found: Sequence[Time]) -> Iterator[Sign]:
    """「name list sent to HQ」, 「hampers settle!」: the thing in front, what was done with it behind."""
    for match in _closed().finditer(text):
        if is_in_time(found, *match.span()):
            continue
        if match["over"] == "closed" and is_in_time(found, match.end(), match.end() + 2):
            continue
        clause = CLAUSE_START.split(text[: match.start()])[-1].rstrip()
        if match["over"]:
            yield from _all("结束了", match.start(), match.end())
        elif not FIGURE.search(clause) and not SOMEBODY.search(clause):
            yield from _all(meaning("done", _plain(match["verb"])), match.start(), match.end())


def _handled(match: re.Match[str]) -> str:
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
    return compiled(rf"{START}{POLITE}(?P<verb>{either('moving')})\s(?!(?:to|till|back|by)\s)(?:the\s)?(?=\S)", re.IGNORECASE)


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
def _thing_by_span() -> re.Pattern[str]:
    """「bring forward the briefing by 30 mins」."""
    return compiled(
        rf"{START}{POLITE}(?P<verb>{either('by_span')})\s(?!by\s|it\s)(?:the\s)?[A-Za-z][^,.;!?\n]{{1,48}}?(?P<far>\sby\s(?P<count>\d{{1,2}}|{either('numbers')})\s(?P<unit>{either('units')}))(?![A-Za-z])",
        re.IGNORECASE,
    )


@cache
def _by_span() -> re.Pattern[str]:
    """「postponed by one week」, 「brought forward 30 mins」."""
    return compiled(
        rf"(?<![A-Za-z])(?:(?:is|was|has\sbeen)\s)?(?P<verb>{either('by_span')})\s(?:it\s)?(?:by\s|for\s)?(?P<count>\d{{1,2}}|{either('numbers')})\s(?P<unit>{either('units')})(?:\slater|\searlier)?(?![A-Za-z])",
        re.IGNORECASE,
    )


@cache
def _closed() -> re.Pattern[str]:
    """The verb at its clause's end or before whom it went to, the thing in front of it."""
    already = r"(?:\s(?:already|alr|liao|dy|ald))?"
    return compiled(
        rf"(?:(?<=[A-Za-z\d)]\s)(?:(?:is|are|all|was|were|has\sbeen|have\sbeen)\s){{0,2}}(?:(?P<over>{either('over')}|(?<=results\s)out)(?=\s?[,.;!\n]|\s?$|\s(?:already|liao|dy|alr|today|this|tonight|ytd|yesterday|\d))"
        rf"|(?P<verb>{either('done')})(?=\s(?:to|with|by|for|from|already|liao|dy|at|this|yesterday|ytd|today)(?![A-Za-z])|\s?[,.;!\n]|\s?$)){already}(?![A-Za-z]))",
        re.IGNORECASE,
    )
