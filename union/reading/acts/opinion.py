"""A second opinion on what a message does: it may decide what is asked about, never what is filed.

Words in one form, times and figures as one sign each, go into the likelihood of each sense by weights that
`python -m tools.opinion_weights` makes of labelled sentences (union/data/opinion_weights.json).
"""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import exp, sqrt

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.data import FOLDER
from union.reading.acts.extraction import Seen, look
from union.reading.english.translation import is_english
from union.reading.text.normal_form import normal

LONGEST = 160  # signs: longer ones are articles and notices of others
MOST_SIGNS, ITEM, SHARED = 3, "I", 2
TIMES, FIGURES, ITEMS = Regex(r"□{1,40}"), Regex(r"\d{1,40}"), Regex(rf"{ITEM}{{2,40}}")
ENGLISH = Regex(r"[a-z']{1,40}|\d{1,40}|[?!]")
LENGTHS, A_LENGTH = 6, 8


class Sense(StrEnum):
    """What somebody does by a message; `PARTLY` tells of some of a thing, `ADDED` of more of what was filed."""

    TOLD = "told"
    PLANNED = "planned"
    TASKED = "tasked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    FINISHED = "finished"
    PARTLY = "partly"
    CORRECTED = "corrected"
    ADDED = "added"
    ASKED = "asked"
    ABSENT = "absent"
    LIVED = "lived"
    CHATTER = "chatter"


@dataclass(frozen=True, slots=True)
class Opinion:
    """The likelihood of each sense, all of them together 1."""

    shares: Mapping[Sense, float]

    @property
    def best(self) -> Sense:
        """The likeliest."""
        return max(self.shares, key=lambda each: self.shares[each])

    def share(self, *senses: Sense) -> float:
        """Of several together."""
        return sum([self.shares[each] for each in senses])


def opinion(
    text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None, title: str = ""
) -> Opinion | None:
    """What a message most likely does; None of long ones. `now`: local wall time; `title`: of the item it may be about."""
    if len(text) > LONGEST:
        return None
    found = features(text, look(text, now, region, notice=notice), now, title)
    weights = _weights()
    known = [row for each in found if (row := weights.get(each)) is not None]
    scale = 1 / (100 * sqrt(max(1, len(known))))
    sums = [
        sum(column) * scale + bias for column, bias in zip(zip(*known, strict=True), _biases(), strict=True)
    ]
    most = max(sums)
    odds = [exp(each - most) for each in sums]
    return Opinion({sense: each / sum(odds) for sense, each in zip(Sense, odds, strict=True)})


def features(text: str, seen: Seen, now: datetime, title: str = "") -> list[str]:
    """The signs of a text, one to three together, its English words and pairs of them, when its time is, and its length; each once."""
    words = without_title(seen.words, normal(title).text) if title else seen.words
    words = ITEMS.sub(ITEM, FIGURES.sub("0", TIMES.sub("T", words)))
    edged = f"^{words}$"
    found = dict.fromkeys(
        edged[place : place + size]
        for size in range(1, MOST_SIGNS + 1)
        for place in range(len(edged) - size + 1)
    )
    found |= dict.fromkeys(_english(text, title)) if is_english(text) else {}
    return [*found, *_marks(seen, now, len(words))]


def _english(text: str, title: str) -> Iterator[str]:
    """As they were written: their translation knows only those that say something to a rule."""
    own = {each[0] for each in ENGLISH.finditer(title.casefold()) if len(each[0]) > SHARED}
    said = (each[0] for each in ENGLISH.finditer(text.casefold()))
    words = ["^", *(ITEM if each in own else FIGURES.sub("0", each) for each in said), "$"]
    yield from (f"w:{each}" for each in words)
    yield from (f"w:{one} {other}" for one, other in pairwise(words))


def _marks(seen: Seen, now: datetime, length: int) -> Iterator[str]:
    if seen.best is None:
        yield "@none"
    else:
        ahead = (seen.best.when.start.date() - now.date()).days
        yield "@past" if ahead < 0 else "@future" if ahead else "@today"
    if seen.has_figures:
        yield "@figure"
    if seen.prices:
        yield "@money"
    yield f"@length{min(LENGTHS, length // A_LENGTH)}"


def without_title(words: str, title: str) -> str:
    """With a sign of its own where two signs at least of the item's title stand: its name says nothing of what becomes of it."""
    pairs = {title[place : place + SHARED] for place in range(len(title) - SHARED + 1)}
    kept = list(words)
    for place in range(len(words) - SHARED + 1):
        if words[place : place + SHARED] in pairs:
            kept[place : place + SHARED] = [ITEM] * SHARED
    return "".join(kept)


@cache
def _weights() -> Mapping[str, Sequence[int]]:
    """Hundredths by feature, one for each sense in its order; as arrays they take a third of the room."""
    found: dict[str, list[int]] = json.loads((FOLDER / "opinion_weights.json").read_text(encoding="utf-8"))
    return {name: array("h", row) for name, row in found.items()}


@cache
def _biases() -> Sequence[float]:
    return [each / 100 for each in _weights()[""]]
