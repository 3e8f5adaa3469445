"""The stretches of a message that do different things: 「慰问品备齐了 19份 还有啊 我10月13号到15号休年假」."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from union.core.almanac.days_off import Notice
from union.reading.acts.clauses import clauses
from union.reading.acts.opinion import Opinion, Sense
from union.reading.acts.stretch_model import MOST_CLAUSES, parted, weighed

LIKELY, SURE = 0.4, 0.6  # that a stretch begins; one that does the same as the one before it


class Does(StrEnum):
    """What a stretch does, as far as that parts it from another."""

    TELLS = "tells"
    PLANS = "plans"
    CHANGES = "changes"
    IS_AWAY = "is away"
    ASKS = "asks"
    LIVES = "lives"
    NOTHING = "nothing"


DOES = {
    Sense.TOLD: Does.TELLS,
    Sense.FINISHED: Does.TELLS,
    Sense.PARTLY: Does.TELLS,
    Sense.CORRECTED: Does.TELLS,
    Sense.ADDED: Does.TELLS,
    Sense.PLANNED: Does.PLANS,
    Sense.TASKED: Does.PLANS,
    Sense.MOVED: Does.CHANGES,
    Sense.CANCELLED: Does.CHANGES,
    Sense.ABSENT: Does.IS_AWAY,
    Sense.ASKED: Does.ASKS,
    Sense.LIVED: Does.LIVES,
    Sense.CHATTER: Does.NOTHING,
}


class ActStretch(NamedTuple):
    """A run of clauses and what it most likely does; `is_next`: the writer calls it another matter."""

    start: int
    end: int
    said: Opinion
    is_next: bool

    @property
    def does(self) -> Does:
        """The likeliest."""
        return DOES[self.said.best]


def stretches(
    text: str, now: datetime, *, region: str = "CN", notice: Notice | None = None
) -> tuple[ActStretch, ...]:
    """The stretches that do different things, all of the text among them; none where it is one thing, or nothing."""
    found = clauses(text)
    if not 1 < len(found) <= MOST_CLAUSES:
        return ()
    parts, at = list[ActStretch](), 0
    for count, cut, shares in parted(weighed(text, found, now, region=region, notice=notice)):
        first, last = found[at], found[at + count - 1]
        one = ActStretch(first.start, last.end, Opinion.of(shares), first.is_next)
        if parts and cut < (SURE if one.does is parts[-1].does else LIKELY):
            parts[-1] = parts[-1]._replace(end=one.end)
        else:
            parts.append(one)
        at += count
    return tuple(parts) if sum(one.does is not Does.NOTHING for one in parts) > 1 else ()
