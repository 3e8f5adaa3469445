"""What is said of each time a message names: that something takes place then, is due by it, is put there, or nothing of ours.

One word of talk outweighs a plan where a message is weighed as a whole (opinion.py); around its time a plan reads like any other:
「我妈亲自来教，头一节课就下周二，中午12点20」. The weights are made by `python -m tools.time_weights` (union/data/time_weights.bin).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import exp
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading.acts.extraction import Seen
from union.reading.english.translation import is_english
from union.reading.time.dates.reference_time import TimeRead

OWN, OTHERS, TIMES, FIGURES = "T", "t", Regex("□{1,40}"), Regex(r"\d{1,40}")
STOP, WORD = Regex(r"[,.;。!?~\n]"), Regex(r"[a-z']{1,40}|\d{1,40}|[?!]")
MOST_SIGNS, NEAR = 3, 4
AHEAD = tuple(map(timedelta, (1, 2, 8, 32)))
LENGTHS, A_LENGTH = 8, 10


class TimeSense(StrEnum):
    """What becomes of something at a time; `CHANGED`: what is there already is put there, called off or over."""

    PLANNED = "planned"
    TASKED = "tasked"
    CHANGED = "changed"
    OTHER = "other"


class TimeSaid(NamedTuple):
    """A time to come, and how likely each is said of it."""

    read: TimeRead
    planned: float
    tasked: float

    @property
    def share(self) -> float:
        """How likely something of ours is planned then, or due by it."""
        return self.planned + self.tasked


def coming_times(seen: Seen, now: datetime) -> list[TimeRead]:
    """Those a message names that are not over; the bare name of a festival is none."""
    return [one for one in seen.reads if not one.is_name and (one.when.rrule or one.when.until > now)]


def times_weighed(seen: Seen, now: datetime) -> list[TimeSaid]:
    """The times to come, in the order of the text, each with what is most likely said of it; `now`: local wall time."""
    found = list[TimeSaid]()
    for one in coming_times(seen, now):
        sums = _table().sums(signs(seen, one, now))
        odds = [exp(own + bias) for own, bias in zip(sums, _table().dense, strict=True)]
        planned, tasked = (each / sum(odds) for each in odds[:2])
        found.append(TimeSaid(one, planned, tasked))
    return found


def signs(seen: Seen, one: TimeRead, now: datetime) -> list[str]:
    """What stands around a time and in the whole message, one to three signs together, English words and pairs of them; each once."""
    begin, end = one.begin, one.end
    around = (seen.words[:begin], seen.words[end:])
    before, behind = (FIGURES.sub("0", TIMES.sub(OTHERS, words)) for words in around)
    own, last, following = _clauses_around(before + OWN + behind, len(before))
    found = dict.fromkeys(_runs(before + OWN + behind, "m"))
    for name, words in (("c", own), ("b", last), ("a", following)):
        found |= dict.fromkeys(_runs(words, name))
    found |= dict.fromkeys(f"<{before[-size:]}" for size in range(1, NEAR + 1))
    found |= dict.fromkeys(f">{behind[:size]}" for size in range(1, NEAR + 1))
    if is_english(seen.said.raw):
        found |= dict.fromkeys(_english(seen, one))
    is_edge = not last and own.startswith(before[:1]), not following
    return [*found, *_marks(seen, one, now, len(before) + len(behind), is_edge)]


def _clauses_around(text: str, at: int) -> tuple[str, str, str]:
    """The clause of that place, the one before it and the one behind."""
    stops = [-1, *(each.start() for each in STOP.finditer(text)), len(text)]
    place = next(number for number, stop in enumerate(stops) if stop > at)
    clauses = [text[start + 1 : end] for start, end in pairwise(stops)]
    return clauses[place - 1], clauses[place - 2] if place > 1 else "", "".join(clauses[place : place + 1])


def _runs(words: str, name: str) -> Iterator[str]:
    edged = f"^{words}$"
    for size in range(1, MOST_SIGNS + 1):
        yield from (name + edged[at : at + size] for at in range(len(edged) - size + 1))


def _english(seen: Seen, one: TimeRead) -> Iterator[str]:
    """The same of the words as they were written."""
    said = seen.said
    begin, end = said.places[one.begin], said.ends[one.end - 1]
    before, behind = said.raw[:begin].casefold(), said.raw[end:].casefold()
    text = f"{before} ttt {behind}"
    for name, words in zip(
        ("m", "c", "b", "a"), (text, *_clauses_around(text, len(before) + 1)), strict=True
    ):
        known = ["^", *(FIGURES.sub("0", each[0]) for each in WORD.finditer(words)), "$"]
        yield from (f"w{name}:{each}" for each in known)
        yield from (f"w{name}:{first} {second}" for first, second in pairwise(known))


def _marks(
    seen: Seen, one: TimeRead, now: datetime, length: int, is_edge: tuple[bool, bool]
) -> Iterator[str]:
    when = one.when
    yield f"@grain {when.grain} {when.deadline}"
    yield f"@days {sum(when.start - now > each for each in AHEAD)}"
    yield f"@said {one.has_day} {one.has_clock} {bool(when.rrule)}"
    yield f"@length {min(LENGTHS, length // A_LENGTH)}"
    yield f"@counted {bool(seen.counts)} {bool(seen.prices)}"
    yield f"@edge {is_edge}"


@cache
def _table() -> SignTable:
    """A column for each sense in its order; dense: how likely each is beforehand."""
    return read_table(FOLDER / "time_weights.bin")
