"""Finds the pieces of a time in an English text, each with the Chinese words for it; and whether one alone is a time at all:
「on Sun」 and 「Sun?」 are, 「Mr Sun」, 「they wed」, 「May I」 are not. Which of them make one time is decided in times.py.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.time_meanings import RECKONED, filled
from union.reading.english.vocabulary import either
from union.reading.lexicon import Groups, PieceRule, alternation, parts_of, piece_rules

LONG = {"nxt": "next", "wk": "week", "mth": "month", "yr": "year"}
SHORTENED = re.compile(rf"(?<![a-z])(?:{'|'.join(LONG)})(?![a-z])")  # 「new yr's eve」 too
NAMED = 16  # signs before a number in which the word stands that makes it a name


LEAD = 24  # signs before a piece in which the word that leads to it stands
# These need company: morning, three days before, of the month, the first Monday.
NEVER = (
    *("part", "part_hour", "bare_hour", "named_days", "weekday_nights", "digits", "shift", "of_month"),
    *("nth_weekday", "nth_workday", "nth_day", "ordinals", "military_clocks"),
)
FRACTION = Regex(r"\((?:1/[2-9]|2/3|3/4)\)")
NAME = Regex(r"\s[A-Z][a-z]")  # 「April Wong」
# 「12 may join us」, 「they may 12 of them」
VERB = Regex(
    r"\d{1,2}\s(?:may|march)\s(?:join|be|have|not|also|still|come|attend|need|get|want|take|leave|apply|use|go|see|help|bring|ask|call|claim|pay|stay|turn|out|past|as|in\sprotest)\b|(?:may|march)\s\d{1,2}\s[a-z]"
)
ENDS = Regex(
    r"(?:\s(?:lah|la|leh|lor|ah|ya|k|can|pls|please|sharp|ok|instead|now|onwards)){0,2}\s{0,3}(?:[,.;!?)]|$|(?<=\d\s)not\s\d)",
    any_case=True,
)
LISTED = Regex(r"\s?(?:&|/|and\s)\s?(?:mon|tue|wed|thu|fri|sat|sun)", any_case=True)  # 「Wed & Fri」
WISHED = Regex(r"\b(?:happy|merry|selamat|blessed)\s$", any_case=True)  # 「Happy Deepavali everyone」
# 「$2,000 for the CNY celebration」
FOR_IT, OWNS = (
    Regex(r"\bfor\s(?:the\s|our\s)?$", any_case=True),
    Regex(r"\s(?!on\b|at\b|from\b)[a-z]", any_case=True),
)
CLAUSE_ENDS = Regex(r"\s{0,3}(?:[,.;!?)]|$)|\s(?:on|at|by|before|in|from)\s", any_case=True)
OF_A_YEAR = Regex(lambda: rf"\s(?:{either('of_a_year')})(?![a-z])", any_case=True)
UNSURE = Regex(lambda: either("unsure"), any_case=True)
# 「move the dialogue one day later」: later than it stands, not than today
MOVES = Regex(
    r"\b(?:move|push|shift|bring|put|delay|postpone|start|begin|change|make)[sd]?\s(?:[^\s,.;!?\n]{1,20}\s){0,6}$",
    any_case=True,
)
SAME = Regex(r",?\ssame\s(?:time|place|venue)\b", any_case=True)  # 「tour one day later, same time」
MOVED_FROM = 64  # signs before a span in which such a verb stands


class TimePlace(IntEnum):
    """Where a piece stands in a Chinese time, from a rule's beginning down to the clock."""

    BEGIN = 0
    RULE = 1
    YEAR = 2
    MONTH = 3
    DAY = 4
    SHIFT = 5
    WEEKDAY = 6
    PART = 7
    CLOCK = 8


class TimePiece(NamedTuple):
    """One piece: its sort, where it stands in the text, what it says, its place, its parts by name."""

    sort: str
    start: int
    end: int
    means: str
    place: TimePlace
    names: frozenset[str]


OF_MONTH = Regex(
    r"\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", any_case=True
)  # 「at the hall 3 Dec」
SPANS = {"年": TimePlace.YEAR, "月": TimePlace.MONTH}  # of 「next year」, 「next month」; else it is a week's


def pieces(text: str) -> Iterator[TimePiece]:
    """All pieces in order; one that means nothing (31/31, 24/7) is left out."""
    pattern, rules, parts_in = _scanner(), _rules(), _parts_in()
    for match in pattern.finditer(text):
        sort = match.lastgroup or ""
        before = text[max(0, match.start() - NAMED) : match.start()]
        if (
            match[0][0].isdigit()
            and _number_label_pattern().search(before)
            and not OF_MONTH.match(text, match.start())
        ):
            continue
        parts = {  # in small letters, each blank once, 「nxt wed」 as 「next wed」
            name: SHORTENED.sub(lambda word: LONG[word[0]], " ".join(match[group].lower().split()))
            for name, group in parts_in[sort]
            if match[group]
        }
        form = rules[sort].means
        means = RECKONED[sort](parts) if form is None else filled(form, parts)
        if means is not None:
            place = (
                SPANS.get(means[-1:], TimePlace.WEEKDAY)
                if sort == "span"
                else TimePlace[rules[sort].place.upper()]
            )
            yield TimePiece(sort, match.start(), match.end(), means, place, frozenset(parts))


@cache
def _rules() -> dict[str, PieceRule]:
    return piece_rules("english_times")


@cache
def _scanner() -> re.Pattern[str]:
    """A piece is no part of a word, of a sum of money, of 「EA-2027」 or 「9.30.5」. ASCII: 「ſat」 is no 「sat」."""
    pattern = alternation(_rules().values(), lambda name: f"(?:{either(name)})")
    for short, said in LONG.items():
        pattern = re.sub(
            rf"(?:(?<=\\s)|(?<![A-Za-z<]))(?<!P<){said}(?![a-z_>])", f"(?:{said}|{short})", pattern
        )
    return re.compile(
        rf"(?<![\w$¥€£#])(?<!\d[./:,])(?<!(?-i:[A-Z])-)(?=[\w@])(?:{pattern})(?![\w%])",
        re.IGNORECASE | re.ASCII,
    )


@cache
def _parts_in() -> Groups:
    return parts_of(_scanner())


@cache
def _number_label_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z])(?:{either('named')})[.:]?\s?$|(?:(?<![a-z])rm|hk\$|s\$)\s?$", re.IGNORECASE | re.ASCII
    )


def is_time_by_itself(piece: TimePiece, text: str) -> bool:
    """Whether a piece without another beside it is surely a time."""
    sort, before = piece.sort, text[max(0, piece.start - LEAD) : piece.start]
    if sort in NEVER or (sort == "festival" and WISHED.search(before)):
        return False
    if sort == "offset" and text[: piece.end].lower().endswith("later"):
        is_shift = MOVES.search(text[max(0, piece.start - MOVED_FROM) : piece.start])
        return is_shift is None and SAME.match(text, piece.end) is None
    if sort == "festival" and FOR_IT.search(before):
        return OWNS.match(text, piece.end) is None
    if sort == "quarter" and "number" in piece.names:  # 「Q4 accounts」 names a paper
        return OF_A_YEAR.match(text, piece.end) is None
    if sort == "adverb":  # 「the board meets monthly.」, but not 「Monthly Bulletin」
        return CLAUSE_ENDS.match(text, piece.end) is not None
    if sort == "bare_clocks":  # 「10 and 11 March, outside the cafeteria, 11 to 3」
        return text[: piece.start].endswith(", ")
    if sort == "at_hour":  # 「Committee meeting at 3」
        return ENDS.match(text, piece.end) is not None
    if not _is_unsure(piece, text):
        return True
    return not (sort == "month" and NAME.match(text, piece.end)) and _is_led(piece, text)


# 「the sat makan」, 「that wed briefing」, but not 「the sun is hot」
ITS = Regex(r"\b(?:the|this|that|tis|our)\s$", any_case=True)
ITS_NAME = Regex(r"(?:mon|wed|sat)\s(?!is\b|was\b|and\b|or\b|to\b)[a-z]{3}", any_case=True)
MADE = Regex(r"\b(?:make|start|begin)\s(?:(?!(?:bill|total|amount|sum|fee|price|cost)\s)[a-z]{2,12}\s){0,3}$")
AS_CLOCK = Regex(r"(?:00|15|30|45)\s(?:instead|sharp|onwards|k|ok|okay|better)\b", any_case=True)
# 「tmr & wed」
BESIDE = Regex(
    r"(?:tmr|tmrw|tomorrow|today|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day)?\s?(?:&|and|/|,)\s?$",
    any_case=True,
)


# 「sat i went to tuas, 120 flyers. sun pasir panjang only 80」: at the head of a sentence with a figure
HEAD = Regex(r"(?:^|[.;!?\n]\s?)$")
# 「tue gave out 200 flyers at gate, wed another 150」: behind what another day is told of
NEXT_DAY = Regex(
    r"(?:^|[.;!?\n]\s?)(?:on\s|last\s)?(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day)?\b[^\n]{1,80},\s(?:and\s|then\s)?$",
    any_case=True,
)
TELLS = Regex(
    r"\s(?:(?:i|we|he|she|they|went|did)\b|what\stime\b|(?!is\b|was\b|are\b|down\b|on\b|in\b|still\b|too\b|so\b|very\b|hot\b|screen|block|shade|shine|glass|flower)[a-z][^.;!?\n]{0,60}\d)",
    any_case=True,
)


def _is_led(piece: TimePiece, text: str) -> bool:
    """Whether the words before or behind make an unsure piece a time."""
    before, sort = text[max(0, piece.start - LEAD) : piece.start], piece.sort
    if sort == "month" and text.startswith("ma", piece.start) and before.endswith("the "):
        return OF_A_YEAR.match(text, piece.end) is not None  # 「for the march we assemble at 1」
    if sort in _leads() and _leads()[sort].search(before):
        return True
    if sort == "clock":  # 「dinner 7.30 instead」, 「make the exco 7.45」
        made = MADE.search(before.lower()) and ENDS.match(text, piece.end)
        return bool(made) or AS_CLOCK.match(text, piece.end - 2) is not None
    if sort == "year" or (sort == "month" and text[piece.start : piece.end].lower() != "may"):
        return OF_A_YEAR.match(text, piece.end) is not None
    if sort != "weekday":
        return False
    if BESIDE.search(before) or (ITS.search(before) and ITS_NAME.match(text, piece.start)):
        return True
    is_at_head = HEAD.search(before) or NEXT_DAY.search(text[: piece.start])
    if is_at_head and TELLS.match(text, piece.end):
        return True
    is_verb = text[piece.start] == "s"  # 「sat」 is one, 「sun」 shines
    return not is_verb and bool(ENDS.match(text, piece.end) or LISTED.match(text, piece.end))


def _is_unsure(piece: TimePiece, text: str) -> bool:
    """Whether the words may be a name, a verb, a fraction: may, march, Sun, 1/2, 2.30, 2026."""
    word = text[piece.start : piece.end]
    if piece.sort in ("month", "weekday"):
        return UNSURE.fullmatch(word) is not None
    if piece.sort in ("date", "month_date"):
        return VERB.match(text, piece.start) is not None
    if piece.sort == "clock":
        return "." in word and "half" not in piece.names
    if piece.sort == "short":
        return FRACTION.fullmatch(piece.means) is not None
    if piece.sort in ("weekend", "half"):
        return not piece.names & {"which", "number", "year"}
    return piece.sort in ("year", "ordinal")


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    return {
        sort: re.compile(rf"(?<![a-z])(?:{words})\s(?:the\s)?$", re.IGNORECASE)
        for sort, words in table("english_times")["leads"].items()
    }
