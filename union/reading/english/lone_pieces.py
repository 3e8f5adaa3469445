"""Whether a single English piece is a time at all: 「on Sun」 and 「Sun?」 are, 「Mr Sun」, 「they wed」, 「May I」 are not."""

import re
from functools import cache

from union.core.lazy_regex import Regex, compiled
from union.reading.english.time_pieces import Piece
from union.reading.english.vocabulary import either

LEAD = 24  # signs before a piece in which the word that leads to it stands
# Behind these words an unsure piece is a time.
LEADS = {
    "month": "in|by|before|since|until|till|from|during|of|after|through",
    "year": "in|of|for|since|during|by|before|until",
    "weekday": "on|by|before|until|till|from|due|since",
    "half": "in|for|by|during|before",
    "ordinal": "on|by|before|due|until|till|from|after|since|to",
    "short": "on|by|before|due|until|till|from|to|date:?",
    "clock": "at|by|before|until|till|from|to|starts?|around|about|will be|make it",
    "weekend": "at|on|over|by|for|during|before",
}
# These need company: morning, three days before, of the month, the first Monday.
NEVER = ("part", "digits", "shift", "of_month", "nth_weekday", "nth_workday", "nth_day", "ordinals")
FRACTION = Regex(r"\((?:1/[2-9]|2/3|3/4)\)")
NAME = Regex(r"\s[A-Z][a-z]")  # 「April Wong」
VERB = Regex(r"(?:\d{1,2}\s(?:may|march)|(?:may|march)\s\d{1,2})\s[a-z]")  # 「12 may join us」
ENDS = Regex(r"\s{0,3}(?:[,.;!?)]|$)")
LISTED = Regex(r"\s?(?:&|/|and\s)\s?(?:mon|tue|wed|thu|fri|sat|sun)", any_case=True)  # 「Wed & Fri」
WISHED = Regex(r"\b(?:happy|merry|selamat|blessed)\s$", any_case=True)  # 「Happy Deepavali everyone」
# 「$2,000 for the CNY celebration」
FOR_IT, OWNS = (
    Regex(r"\bfor\s(?:the\s|our\s)?$", any_case=True),
    Regex(r"\s(?!on\b|at\b|from\b)[a-z]", any_case=True),
)
CLAUSE_ENDS = Regex(r"\s{0,3}(?:[,.;!?)]|$)|\s(?:on|at|by|before|in|from)\s", any_case=True)


def stands_alone(piece: Piece, text: str) -> bool:
    """Whether a piece without another beside it is surely a time."""
    if piece.sort in NEVER:
        return False
    if piece.sort == "festival" and WISHED.search(text[max(0, piece.start - LEAD) : piece.start]):
        return False
    if piece.sort == "festival" and FOR_IT.search(text[max(0, piece.start - LEAD) : piece.start]):
        return OWNS.match(text, piece.end) is None
    if piece.sort == "adverb":  # 「the board meets monthly.」, but not 「Monthly Bulletin」
        return CLAUSE_ENDS.match(text, piece.end) is not None
    if piece.sort == "at_hour":  # 「Committee meeting at 3」
        return ENDS.match(text, piece.end) is not None
    if piece.sort == "month" and _is_unsure(piece, text) and NAME.match(text, piece.end):
        return False
    return not _is_unsure(piece, text) or _is_led(piece, text)


def _is_led(piece: Piece, text: str) -> bool:
    """Whether the words before or behind make an unsure piece a time."""
    before = text[max(0, piece.start - LEAD) : piece.start]
    if piece.sort in LEADS and _leads()[piece.sort].search(before):
        return True
    if piece.sort == "year" or (piece.sort == "month" and text[piece.start : piece.end].lower() != "may"):
        return _of_a_year().match(text, piece.end) is not None
    if piece.sort != "weekday" or not text[piece.start].isupper():
        return False
    return ENDS.match(text, piece.end) is not None or LISTED.match(text, piece.end) is not None


def _is_unsure(piece: Piece, text: str) -> bool:
    """Whether the words may be a name, a verb, a fraction: may, march, Sun, 1/2, 2.30, 2026."""
    word = text[piece.start : piece.end]
    if piece.sort in ("month", "weekday"):
        return _unsure().fullmatch(word) is not None
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
        for sort, words in LEADS.items()
    }


@cache
def _of_a_year() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('of_a_year')})(?![a-z])", re.IGNORECASE)


@cache
def _unsure() -> re.Pattern[str]:
    return compiled(either("unsure"), re.IGNORECASE)
