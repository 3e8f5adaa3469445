"""The several things a question names, each with the facts that tell of it: 「焊工比武加健步走」, 「2月、3月会费」, "futsal or bowling".

No grammar parts the question: its words are laid beside those of the logs, and what joins two of the pieces found there parts them. `nearest`: what comes nearest to such words.
"""

import re
from collections.abc import Callable, Sequence
from math import log
from typing import Generic, NamedTuple, TypeVar

from union.core.lazy_regex import Regex
from union.reading.english.translation import is_english
from union.reading.questions.subject_words import (
    ASKING_ENGLISH,
    FILLER,
    MEETINGS,
    NUMERALS,
    holds,
    key_text,
    narrowing,
)
from union.reading.questions.thresholds import asking_part, plainly
from union.worklog.totals import Filed

JOINS = Regex("[和跟与同及加连、+&＋或定对比]|还[有是]")
JOINS_ENGLISH = Regex(
    r"\s(?:and|n|&|plus|\+|or|vs\.?|versus|compared? (?:to|with)|together with)\s|\+", any_case=True
)
CLAUSES = Regex(r"[,，。;；?？!！\n]")
EN_MONTH = (
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?"
)
MONTH = Regex(
    rf"(?P<cn>(?<!\d)(?:1[0-2]|[1-9])|十[一二]?|[一二三四五六七八九])月份?|(?<![A-Za-z])(?P<en>{EN_MONTH})(?![A-Za-z])",
    any_case=True,
)
DATE = Regex(  # when something was done: no name of a thing
    rf"(?:1[0-2]|[1-9])月\d{{1,2}}[日号]?|\b\d{{1,2}}(?:st|nd|rd|th)? {EN_MONTH}\b|\b{EN_MONTH} \d{{1,2}}\b",
    any_case=True,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WORDS, LEFT = Regex(r"[A-Za-z]{2,24}|[\u4e00-\u9fff]"), Regex(r"[A-Za-z]{3,24}|[\u4e00-\u9fff]{2,24}")
UNTOLD = Regex(r"[、和与及]\s{0,9}([\u4e00-\u9fff]{2,24})|([\u4e00-\u9fff]{2,24})(?=\s{0,9}、)")
ENOUGH, A_WORD, PAIR, MOST = 0.5, 3, 2, 6


class NamedThing(NamedTuple):
    """One of several, by its own words, with the facts that say most of them."""

    words: str
    filed: list[Filed]


class _Segment(NamedTuple):
    """What stands between two joints: the pieces of it that are told, none where nobody told of it, and all of its words."""

    pieces: tuple[str, ...]
    words: str


def may_name_several(text: str) -> bool:
    """Whether anything in a question may join two things: else no log is looked at."""
    return JOINS_ENGLISH.search(text) is not None if is_english(text) else JOINS.search(text) is not None


def named_things(text: str, told: Sequence[tuple[Filed, str]]) -> list[NamedThing]:
    """The things, two that are told of at least and no two by the same facts, others without any; none where it names one alone."""
    laid = _Laid(told)
    joined = _joined(text, laid)
    segments = [one for one in joined if one.pieces]
    if not 1 < len(segments) <= MOST or all(MONTH.fullmatch(each) for one in segments for each in one.pieces):
        return []
    near = [laid.nearest(one.pieces) for one in segments]
    shared = [
        piece
        for place, one in enumerate(segments)
        for piece in one.pieces
        if all(other == place or laid.having(piece) & found for other, found in enumerate(near))
    ]
    near = [
        laid.nearest((*one.pieces, *shared)) & found or found
        for one, found in zip(segments, near, strict=True)
    ]
    is_apart = all(near) and all(one != other for at, one in enumerate(near) for other in near[:at])
    things = [NamedThing(one.words, laid.at(found)) for one, found in zip(segments, near, strict=True)]
    return [*things, *(NamedThing(one.words, []) for one in joined if not one.pieces)] if is_apart else []


class _Laid:
    """Facts by which pieces of a question they have: in words without dates, and by the months each is of."""

    def __init__(self, told: Sequence[tuple[Filed, str]]) -> None:
        self._told = [one for one, _words in told]
        self._words = [key_text(DATE.sub(" ", words)) for _one, words in told]
        self._had: dict[str, set[int]] = {}

    def is_told(self, piece: str) -> bool:
        """Whether any fact has it, and it says something."""
        is_dated = MONTH.search(piece) is not None and MONTH.fullmatch(piece) is None
        is_plain = piece == piece.strip() and "、" not in piece and not (is_dated or SMALL.fullmatch(piece))
        return is_plain and bool(self.having(piece))

    def having(self, piece: str) -> set[int]:
        """Which facts have it; a month those that name it, and of those that name none the facts of its days."""
        if piece not in self._had:
            month = MONTH.fullmatch(piece)
            self._had[piece] = {
                at
                for at, words in enumerate(self._words)
                if (_number(month) in self._months(at) if month else holds(piece, words))
            }
        return self._had[piece]

    def nearest(self, pieces: Sequence[str]) -> set[int]:
        """The facts that have most of them, a rare one counting for more; none where that is too little."""
        weights = {each: self._weight(each) for each in pieces}
        scores = [
            sum(weights[each] for each in weights if at in self.having(each)) for at in range(len(self._told))
        ]
        best = max(scores, default=0.0)
        is_enough = best > 0 and best >= ENOUGH * sum(weights.values())
        return {at for at, score in enumerate(scores) if score == best} if is_enough else set()

    def at(self, places: set[int]) -> list[Filed]:
        """The facts at these places."""
        return [self._told[each] for each in sorted(places)]

    def _weight(self, piece: str) -> float:
        size = sum(A_WORD if each[0].isascii() else 1 for each in WORDS.findall(piece))
        return size * log(1 + len(self._told) / len(self.having(piece)))

    def _months(self, at: int) -> set[int]:
        named = {_number(each) for each in MONTH.finditer(self._words[at])}
        return named or {self._told[at].fact.day.month}


def _number(found: re.Match[str]) -> int:
    said = found["cn"] or found["en"][:3].lower()
    return int(said) if said.isdigit() else (NUMERALS if found["cn"] else MONTHS).index(said) + 1


def _joined(text: str, laid: _Laid) -> list[_Segment]:
    """The segments of the clause that joins most, behind those before it that are nothing but told words: "Dec, Jan and Feb dues"."""
    said = JOINS_ENGLISH.sub("、", f" {asking_part(text)} ") if is_english(text) else plainly(text)
    clauses = [_segments(each, laid) for each in CLAUSES.split(said)]
    main = max(range(len(clauses)), key=lambda at: (len(clauses[at][0]), at))
    found = clauses[main][0]
    for segments, is_full in reversed(clauses[:main]):
        if not (segments and is_full):
            break
        found = segments + found
    is_listed = len(found) > PAIR or all(
        MONTH.search(each.words) for each in found
    )  # else a comma joins nothing
    return found if len(clauses[main][0]) > 1 or is_listed else []


def _segments(clause: str, laid: _Laid) -> tuple[list[_Segment], bool]:
    """Those of one clause, and whether no word is left in it that none tells."""
    plain = FILLER.sub(_blank, ASKING_ENGLISH.sub(_blank, clause))
    spans = spans_told(plain, laid.is_told)
    parts = list[list[tuple[int, int]]]()
    for begin, end in spans:
        if not parts or JOINS.search(plain[parts[-1][-1][1] : begin]):
            parts.append([])
        parts[-1].append((begin, end))
    left = "".join(
        "|" if any(begin <= at < end for begin, end in spans) else sign for at, sign in enumerate(plain)
    )
    unknown = [each for each in LEFT.findall(left) if SMALL.fullmatch(each) is None]
    segments = [
        _Segment(tuple(plain[begin:end] for begin, end in one), clause[one[0][0] : one[-1][1]])
        for one in parts
    ]
    silent = {name for found in UNTOLD.finditer(left) for name in found.groups() if name in unknown}
    return [*segments, *(_Segment((), name) for name in sorted(silent) if segments)], not unknown


def _blank(found: re.Match[str]) -> str:
    return found[0] if found[0] == "、" else " " * len(found[0])


def are_months_named(text: str) -> bool:
    """Whether a month is named, and no day of it."""
    return MONTH.search(DATE.sub(" ", text if is_english(text) else plainly(text))) is not None


SHORTEST, LONGEST = 2, 12  # signs of a piece, and of the words it is looked for in
UNITS = Regex("[A-Za-z0-9'-]{1,40}|[^A-Za-z0-9'-]")  # an English word is never cut
# What is left between the words that are told, and names nothing: 「矿泉水前后」, 「名册还差哪」.
SMALL = Regex(
    "[各每领发花用还剩差前后最终没未改哪那这些有的得去来到给收进出买送拿要是在了过吗呢吧呀啊啦我们咱次回个几多少共总啥什么都已经现请写填报交弄搞做办管干点手里扣掉减笔跟和与同比再又也就把被让叫为里头边家店名批完光够全部单独分别合计一二三两]{2,12}"
)
T = TypeVar("T")


class Nearest(NamedTuple, Generic[T]):
    """Those that say of `kept` as much as any; `dropped`: what none of all says, small words aside; `is_all`: these say all of `kept`."""

    found: list[T]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    is_all: bool

    @property
    def full_matches(self) -> list[T]:
        """Those that say all the words."""
        return self.found if self.is_all and not self.dropped else []


def nearest(terms: Sequence[str], told: Sequence[tuple[T, str]]) -> Nearest[T]:
    """What is nearest to these words among things with what they say; nothing where none says any piece of them."""
    heard = [(each, key_text(words)) for each, words in told]
    every_word = "\n".join(words for _each, words in heard)

    def is_told(piece: str) -> bool:  # most pieces are in none: that is found out at once
        return holds(piece, every_word) and any(holds(piece, words) for _each, words in heard)

    cut = [_pieces(term, is_told) for term in terms]
    every = dict.fromkeys(piece for kept, _rest in cut for piece in kept)
    kept = narrowing(tuple(every)) or tuple(every)
    said = [(each, sum(len(piece) for piece in kept if holds(piece, words))) for each, words in heard]
    most = max((score for _each, score in said), default=0)
    found = [each for each, score in said if score == most > 0]
    dropped = tuple(word for _kept, rest in cut for word in rest if SMALL.fullmatch(word) is None)
    return Nearest(found, kept, dropped, most == sum(map(len, kept)))


def _pieces(term: str, is_told: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The longest pieces of a term that are told, from its beginning on, and what is left between them."""
    if term in MEETINGS:
        return ([term], []) if is_told(term) else ([], [])
    term = term[: LONGEST * 3]
    spans = spans_told(term, is_told)
    edges = [0, *(at for span in spans for at in span), len(term)]
    rest = [term[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    return [term[begin:end] for begin, end in spans], [each for each in rest if len(each.strip()) >= SHORTEST]


def spans_told(words: str, is_told: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Where the longest pieces stand that are told, from the beginning on; no English word is cut."""
    units = [match.span() for match in UNITS.finditer(words)]
    spans, at = list[tuple[int, int]](), 0
    while at < len(units):
        begin = units[at][0]
        ends = range(min(len(units), at + LONGEST), at, -1)
        pieces = ((end, words[begin : units[end - 1][1]]) for end in ends)
        end = next((end for end, piece in pieces if len(piece) >= SHORTEST and is_told(piece)), at)
        spans += [(begin, units[end - 1][1])] if end > at else []
        at = max(end, at + 1)
    return spans
