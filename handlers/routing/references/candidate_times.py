"""One time of an item as what words may be about, and which of its times they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.core.turn import Turn
from handlers.events import occurrences
from union.core.kinds import Kind
from union.core.lazy_regex import Regex
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.message import When
from union.reading.replies.mentions import ItemMention, is_day_of
from union.reminders.lead_times import is_due_by

BEHIND, AHEAD = timedelta(days=45), timedelta(days=120)
BARE_WEEKDAY, SOON = (
    Regex(r"(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]"),
    21,
)  # 「别占人家星期日」: a later one
PART_OF_DAY = Regex(r"(?:早上|[上下中]午|晚上|傍晚|早|晚)")
DONE_LATE = timedelta(days=10)  # a meeting may be told as held so long after it
MADE_EARLY = timedelta(days=3)  # a visit is made when there is time


@dataclass(frozen=True, slots=True)
class Candidate:
    """One time of an item the words may mean; `is_sure`: they name it well enough to act on,
    `on_day`: with its day."""

    one: Occurrence
    fit: float
    is_sure: bool
    on_day: bool = False


def wall_of(turn: Turn) -> datetime:
    return turn.with_group().wall(turn.said.at)


def day_of(named: Sequence[ItemMention]) -> When | None:
    """The day the words name first; 「下午」 is none beside one."""
    found = [each.when for each in named if each.when]
    return next((each for each in found if not PART_OF_DAY.fullmatch(each.text)), found[0] if found else None)


def time_of(turn: Turn, event: Event, deed: ChangeDeed, day: When | None) -> tuple[Occurrence | None, bool]:
    """The time of the item the words are about, and whether it is on the day they name."""
    group, wall = turn.with_group(), wall_of(turn)
    if day is not None:
        on_day = [one for one in times_of(turn, event) if is_day_of(day, one.start, one.end)]
        if on_day:
            return min(on_day, key=lambda one: abs(one.start - wall)), True
        if (
            event.rule is None
            and BARE_WEEKDAY.fullmatch(day.text)
            and 0 < (event.start - day.start).days <= SOON
        ):
            return occurrences.whole(event), day.start.weekday() == event.start.weekday()
    one = occurrences.at_hand(turn.db, group, event, wall)
    if one is None or event.rule is None:
        return one, False
    how = occurrences.to_finish if deed is ChangeDeed.FINISH else occurrences.to_change
    return how(turn.db, group, one, turn.now), False


def times_of(turn: Turn, event: Event) -> Iterator[Occurrence]:
    if event.rule is None:
        yield occurrences.whole(event)
        return
    found = occurrences.ahead(turn.db, turn.with_group(), event, wall_of(turn) - BEHIND, BEHIND + AHEAD)
    yield from (one for one in found if one.status is Status.OPEN)


def may_be(turn: Turn, one: Occurrence, deed: ChangeDeed) -> bool:
    """Whether that can still become of it: what is over is not moved, what has not begun is not done."""
    wall = wall_of(turn)
    if deed is ChangeDeed.REOPEN:
        return True
    if deed is ChangeDeed.FINISH:
        begins = one.start - (MADE_EARLY if one.event.kind is Kind.VISIT else timedelta())
        return is_due_by(one.event) or (begins <= wall and one.end >= wall - DONE_LATE)
    return is_due_by(one.event) or max(one.start, one.end).date() >= wall.date()
