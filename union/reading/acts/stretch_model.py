"""A conditional random field over the clauses of a message (docs/decisions/0042-cuts-are-learned.md).

Each clause has a sense, and from one to the next either the same stretch goes on or a new one begins. The weights are made by
`python -m tools.stretch_weights` of messages that their writers cut themselves (union/data/stretch_weights.bin, cut_weights.bin).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise
from math import exp, log
from typing import Any, NamedTuple

from union.core.almanac.days_off import Notice
from union.core.chain import Row, log_sum, marginals, plus
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading.acts.clauses import EDGES, OF_BEFORE, Clause, behind_stops
from union.reading.acts.extraction import look
from union.reading.acts.opinion import LONGEST, Sense, features, in_one_form, likely

SENSES = len(Sense)
MOST_SIGNS = 4  # at the beginning of a clause
MOST_CLAUSES, LEAST_SHARE = 24, 1e-3
LEAN = 0.4  # what speaks for a cut beyond what was learned: a lost act costs more than a needless cut


class WeighedClause(NamedTuple):
    """Its words in one form, its signs, the second opinion on it alone, and the signs of a cut before it."""

    words: str
    signs: Sequence[str]
    shares: Row
    before: Sequence[str]


class Stretched(NamedTuple):
    """How many clauses a stretch has (`many`), how likely it is that one begins there, and how likely each sense of it is."""

    many: int
    cut: float
    shares: Row


def weighed(
    text: str,
    found: Sequence[Clause],
    now: datetime,
    *,
    region: str = "CN",
    notice: Notice | None = None,
) -> list[WeighedClause]:
    """The clauses of a text, each with its signs; of a long one its beginning."""
    known: list[WeighedClause] = []
    places = [one.start for one in found]
    for start, end in pairwise([*places, len(text)]):
        whole = text[start:end].strip(EDGES)
        words = whole[:LONGEST]
        seen = look(words, now, region, notice=notice)
        signs, form = features(words, seen, now), in_one_form(seen.words)
        begin = behind_stops(text, start)
        stop = text[len(text[:begin].rstrip(EDGES)) : begin]
        before = _of_cut(known[-1].words, form, stop, whole) if known else ()
        known.append(WeighedClause(form, signs, likely(signs), before))
    return known


def _of_cut(last: str, words: str, stop: str, written: str) -> list[str]:
    """What may speak for or against a cut between two clauses."""
    pairs, others = _pairs(words), _pairs(last)
    marks = "".join(sign if sign in each else "-" for each in (words, last) for sign in "T0")
    english = written.lower().split()
    return [
        f"stop {stop[:3]}",
        *(f"begins {words[:size]}" for size in range(1, MOST_SIGNS + 1)),
        *(f"ended {last[-size:]}" for size in range(1, MOST_SIGNS)),
        *(f"has {each}" for each in sorted(pairs)),
        *(f"had {each}" for each in sorted(others)),
        *(f"word {' '.join(english[:size])}" for size in (1, 2) if written.isascii()),
        f"shares {min(2, len([each for each in pairs & others if not set(each) & set('T0')]))}",
        f"marks {marks}",
        f"lengths {min(5, len(words) // 4)} {min(5, len(last) // 4)}",
        *(["of before"] if OF_BEFORE.match(written) else []),
    ]


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def parted(
    found: Sequence[WeighedClause], known: tuple[SignTable, SignTable] | None = None
) -> list[Stretched]:
    """The likeliest stretches of these clauses, in order."""
    own, cuts = known or (_own(), _cuts())
    senses = [_senses(own, one) for one in found]
    gaps = [_gap(own, cuts, *both) for both in pairwise(found)]
    counts = _counts(senses, gaps, own.dense)
    sums, cuts_there, at = list[Row](), list[float](), 0
    likely_cuts = [1.0, *_cut_shares(senses, gaps, own.dense)]
    for count in counts:
        sums.append([sum(column) for column in zip(*senses[at : at + count], strict=True)])
        cuts_there.append(likely_cuts[at])
        at += count
    shares = marginals(sums, own.dense["order"], own.dense["first"])
    return [Stretched(*each) for each in zip(counts, cuts_there, shares, strict=True)]


def _senses(own: SignTable, one: WeighedClause) -> Row:
    logs = [log(each + LEAST_SHARE) for each in one.shares]
    return [
        sign + sum([weight * each for weight, each in zip(row, logs, strict=True)])
        for sign, row in zip(own.sums(one.signs), own.dense["opinions"], strict=True)
    ]


def _gap(own: SignTable, cuts: SignTable, last: WeighedClause, this: WeighedClause) -> float:
    before, behind = ([each + LEAST_SHARE for each in one.shares] for one in (last, this))
    both = [one * other for one in before for other in behind]
    shared = sum([one * other for one, other in zip(before, behind, strict=True)])
    beside = sum(
        [w * each for w, each in zip(own.dense["beside"], [*both, shared, max(behind)], strict=True)]
    )
    return float(cuts.sums(this.before)[0] + beside + own.dense["cut"])


def _counts(senses: Sequence[Row], gaps: Row, known: Mapping[str, Any]) -> list[int]:
    """Of how many clauses each stretch is, in the likeliest way (Viterbi)."""
    best: Row = plus(senses[0], known["first"])
    ways = list[list[int]]()  # by clause and sense: the sense before it, itself where the stretch goes on
    columns = list(zip(*known["order"], strict=True))
    for own, gap in zip(senses[1:], gaps, strict=True):
        anew = [plus(best, column) for column in columns]
        tops = [max(each) for each in anew]
        goes_on = [score >= top + gap + LEAN for score, top in zip(best, tops, strict=True)]
        ways.append(
            [-1 if on else each.index(top) for on, each, top in zip(goes_on, anew, tops, strict=True)]
        )
        best = [
            mine + (score if on else top + gap + LEAN)
            for mine, on, score, top in zip(own, goes_on, best, tops, strict=True)
        ]
    counts, sense = [1], best.index(max(best))
    for way in reversed(ways):
        if way[sense] < 0:
            counts[-1] += 1
        else:
            sense = way[sense]
            counts.append(1)
    return counts[::-1]


def _cut_shares(senses: Sequence[Row], gaps: Row, known: Mapping[str, Any]) -> list[float]:
    """How likely a stretch begins behind each gap, over all ways to cut and to name them (forward and backward)."""
    columns = list(zip(*known["order"], strict=True))
    ahead, anew = [plus(senses[0], known["first"])], list[list[float]]()  # `anew`: that cut in the gap before
    for own, gap in zip(senses[1:], gaps, strict=True):
        anew.append([log_sum(plus(ahead[-1], column)) + gap for column in columns])
        ahead.append(plus(own, [log_sum(both) for both in zip(ahead[-1], anew[-1], strict=True)]))
    behind = [[0.0] * SENSES]
    for own, gap in zip(reversed(senses[1:]), reversed(gaps), strict=True):
        rest = plus(own, behind[0])
        cut = [log_sum(plus(rest, row)) + gap for row in known["order"]]
        behind.insert(0, [log_sum(both) for both in zip(rest, cut, strict=True)])
    whole = log_sum(ahead[-1])
    return [
        exp(log_sum(sum(each) for each in zip(*three, strict=True)) - whole)
        for three in zip(anew, senses[1:], behind[1:], strict=True)
    ]


@cache
def _own() -> SignTable:
    """A column for each sense; dense: of the opinion's shares, of a cut, from one stretch's sense to the next."""
    return read_table(FOLDER / "stretch_weights.bin")


@cache
def _cuts() -> SignTable:
    """One column: what speaks for a cut."""
    return read_table(FOLDER / "cut_weights.bin")
