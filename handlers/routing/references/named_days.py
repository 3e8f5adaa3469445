"""The times of an item with several that a change is about, by all days its message names: those that are off, those that stay."""

from collections.abc import Sequence

from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.routing.references.candidate_times import wall_of
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.records import dataclass
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.changes.item_days import ItemDays, NamedDay, read_item_days
from union.reading.replies.rare_words import core_of
from union.reading.text.normal_form import normal
from union.worklog.origin_words import named_with_origin

OF_DAYS = (ChangeDeed.CANCEL, ChangeDeed.MOVE, ChangeDeed.SHIFT)
MOST_TIMES, TWO = 40, 2
NAMED, CLEAR = 0.7, 0.3
APART, MOST_SIGNS = 0.4, 0.75


@dataclass(frozen=True, slots=True)
class _Fit:
    """Times of an item that are off by what is said; `named`: how surely words name it, `days`: how many days are its own."""

    off: Sequence[Occurrence]
    named: float
    days: int


def of_named_days(turn: Turn, change: ItemChange) -> list[Occurrence]:
    """The times that are off or move; none where the days named are not surely one item's.

    Two days of one item name it as surely as a word of its title: 「11号的取消 就明天一天」.
    """
    if change.deed not in OF_DAYS or change.scope is not Scope.UNSAID:
        return []
    days = read_item_days(turn.said.text, change.new, turn.today)
    if not (days.off or days.stays):
        return []
    events = events_queries.open_ones(turn.db, turn.with_group())
    events = [each for each in events if each.kind is not Kind.FESTIVAL and not _is_over(turn, each)]
    named = list(zip(events, _named(turn, events), strict=True))
    fits = [_fit(turn, event, words, days) for event, words in named if event.rule is not None]
    found = sorted(
        (each for each in fits if each), key=lambda each: (-each.named - each.days, each.off[0].start)
    )
    if not found or not may_alter(turn, found[0].off[0].event):
        return []
    best, rest = found[0], found[1:2]
    others = max((words for event, words in named if event.rule is None), default=0.0)
    is_sure = best.named > others if best.named >= NAMED else best.days >= TWO and others < NAMED
    is_clear = all(best.named + best.days - each.named - each.days >= CLEAR for each in rest)
    return list(best.off) if is_sure and is_clear and _is_enough(change, best) else []


def _is_over(turn: Turn, event: Event) -> bool:
    return event.rule is None and event.until < wall_of(turn)


def _named(turn: Turn, events: Sequence[Event]) -> list[float]:
    """How surely each is named; a little for signs of its title said apart: 「账对不了」 of 对账."""
    said = normal(turn.said.text).text
    cores = [core_of(each.title) for each in events]
    apart = [sum(sign in said for sign in core) / len(core) if core else 0.0 for core in cores]
    words = named_with_origin(events, turn.said.text) if events else []
    return [named + APART * (each >= MOST_SIGNS) for named, each in zip(words, apart, strict=True)]


def _is_enough(change: ItemChange, fit: _Fit) -> bool:
    """A move is of one time; one day alone says no more than the change itself does."""
    return len(fit.off) == 1 if change.deed is not ChangeDeed.CANCEL else True


def _fit(turn: Turn, event: Event, named: float, days: ItemDays) -> _Fit | None:
    coming = occurrences.coming(turn.db, turn.with_group(), event, wall_of(turn), MOST_TIMES)
    times = [each for each in coming if each.status is Status.OPEN]
    off, stays = (_those(times, each) for each in (days.off, days.stays))
    off = [each for each in off if each not in stays]
    if any(each not in off for each in _those(times, days.anew)):
        return None  # 「15日的并入16日」, which is one of its days already
    if not off and stays and len(times) - len(stays) == 1:  # 「13、14不动」 of three
        off = [each for each in times if each not in stays]
    return _Fit(off, named, len(off) + len(stays)) if off else None


def _those(times: Sequence[Occurrence], days: Sequence[NamedDay]) -> list[Occurrence]:
    """Of each day the nearest of the times on it."""
    found = []
    for day in days:
        fits = [
            one
            for nth, one in enumerate(times)
            if day.is_on(one.start.date(), nth, len(times)) and one not in found
        ]
        found += fits[:1]
    return found
