"""How likely words are about one time of an item and do something to it: signs, each with a weight that was learned.

The weights stand in union/data/items_meant.toml, made by `python -m tools.item_weights` of sentences with labels.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from math import exp

from union.core.records import dataclass
from union.data import table
from union.events.model import Occurrence
from union.reading.acts.opinion import Opinion, Sense
from union.reading.message import When
from union.reading.replies.mentions import is_day_of
from union.reminders.lead_times import is_due_by
from union.worklog.event_links import SPANS

SOON, NEAR, LATELY = timedelta(days=2), timedelta(days=7), timedelta(days=4)
MOST_WORDS, LEAST = 2.0, 0.01  # of a sign that is said at all
CHANGED, ENDED = (Sense.MOVED, Sense.CANCELLED), (Sense.FINISHED, Sense.PARTLY)
OTHERWISE = (Sense.CHATTER, Sense.ASKED, Sense.LIVED, Sense.ABSENT)
ANEW, OF_LOGS = (Sense.PLANNED, Sense.TASKED), (Sense.CORRECTED, Sense.ADDED)


@dataclass(frozen=True, slots=True)
class Said:
    """Words and who said them, beside one item: `words` is how surely they name it (mentions.py), `whens` their times.

    `is_most`: they name no other item as surely.
    """

    opinion: Opinion
    words: float
    whens: Sequence[When]
    is_owner: bool
    is_author: bool
    wall: datetime
    is_most: bool = False


def signs(said: Said, one: Occurrence) -> dict[str, float]:
    """What speaks for or against it, each from 0 to 1 or 2, and every two of these together."""
    wall, is_due = said.wall, is_due_by(one.event)
    share = said.opinion.share
    is_long, is_day = one.event.grain in SPANS, is_its_day(said, one)
    begun, over = one.start <= wall, one.last_moment < wall
    found = {
        "words": min(said.words, MOST_WORDS),
        "named": float(said.words > 0),
        "day": float(is_day),
        "another day": float(bool(said.whens) and not is_day),
        "today": float(one.start.date() <= wall.date() <= one.last_moment.date() and not is_long),
        "soon": float(not begun and one.start - wall <= SOON),
        "near": float(not begun and one.start - wall <= NEAR),
        "begun": float(begun and not is_due),
        "over": float(over and wall - one.last_moment <= LATELY and not is_due),
        "long over": float(over and wall - one.last_moment > LATELY),
        "due": float(is_due),
        "owner": float(said.is_owner),
        "author": float(said.is_author),
        "most": float(said.is_most),
        "changed": share(*CHANGED),
        "ended": share(*ENDED),
        "told": share(Sense.TOLD),
        "otherwise": share(*OTHERWISE),
        "anew": share(*ANEW),
        "of logs": share(*OF_LOGS),
    }
    there = [(name, value) for name, value in found.items() if value > LEAST]
    pairs = {f"{one} + {other}": mine * its for (one, mine), (other, its) in combinations(there, 2)}
    return {**dict(there), **pairs}


def is_its_day(said: Said, one: Occurrence) -> bool:
    """Whether they name the day of that time; a month is none."""
    is_long = one.event.grain in SPANS
    return not is_long and any(is_day_of(each, one.start, one.last_moment) for each in said.whens)


def likelihood(said: Said, one: Occurrence) -> float:
    """From 0 to 1."""
    return fit(signs(said, one), _weights())


def fit(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What these signs come to by these weights, from 0 to 1."""
    total = weights["none"] + sum([weights.get(name, 0.0) * value for name, value in found.items()])
    return 1 / (1 + exp(-total))


@cache
def _weights() -> Mapping[str, float]:
    """By the name of the sign; of `none` what holds before anything is said."""
    found: Mapping[str, float] = table("items_meant")["weights"]
    return found
