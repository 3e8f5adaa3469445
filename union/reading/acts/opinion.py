"""A second opinion on what a message does: it may decide what is asked about, never what is filed.

Words in one form, times and figures as one sign each, go into the likelihood of each sense by weights that
`python -m tools.opinion_weights` makes of labelled sentences (union/data/opinion_weights.bin).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import exp

from union.core.almanac.days_off import Notice
from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.core.sign_table import SignTable, read_table
from union.data import FOLDER
from union.reading.acts.extraction import Seen, look
from union.reading.english.translation import is_english
from union.reading.text.normal_form import normal

# Signs; longer ones are articles and notices of others. English says the same in more of them.
LONGEST, LONGEST_ENGLISH = 160, 400
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

    @classmethod
    def of(cls, shares: Sequence[float]) -> "Opinion":
        """Of the likelihoods of all senses, in their order."""
        return cls(dict(zip(Sense, shares, strict=True)))

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
    if is_long(text):
        return None
    return Opinion.of(likely(features(text, look(text, now, region, notice=notice), now, title)))


def is_long(text: str) -> bool:
    """Whether a message is too long to be weighed as one thing."""
    return len(text) > (LONGEST_ENGLISH if is_english(text) else LONGEST)


def likely(signs: Sequence[str]) -> Sequence[float]:
    """The likelihood of each sense in its order, by the signs found."""
    sums = [own + bias for own, bias in zip(_weights().sums(signs), _weights().dense, strict=True)]
    most = max(sums)
    odds = [exp(each - most) for each in sums]
    whole = sum(odds)
    return [each / whole for each in odds]


def features(text: str, seen: Seen, now: datetime, title: str = "") -> list[str]:
    """The signs of a text, one to three together, its English words and pairs of them, when its time is, and its length; each once."""
    words = in_one_form(seen.words, title)
    edged, sizes = f"^{words}$", range(1, MOST_SIGNS + 1)
    found = dict.fromkeys(edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1))
    found |= dict.fromkeys(_english(text, title)) if is_english(text) else {}
    return [*found, *_marks(seen, now, len(words))]


def in_one_form(words: str, title: str = "") -> str:
    """Normal text with a sign each for times, figures and what stands in the title."""
    words = without_title(words, normal(title).text) if title else words
    return ITEMS.sub(ITEM, FIGURES.sub("0", TIMES.sub("T", words)))


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
def _weights() -> SignTable:
    """A column for each sense in its order; dense is how likely each is beforehand."""
    return read_table(FOLDER / "opinion_weights.bin")
