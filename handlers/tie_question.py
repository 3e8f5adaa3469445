"""Which item of the calendar an entry fulfils: found by likelihood, asked with one button under its echo."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import occurring
from handlers.cards import Button, button
from handlers.phrases import ties as phrases
from handlers.turn import Turn
from storage import events
from union import recurrence, shares
from union.agenda import Event, Occurrence, Status
from union.rights import Action
from union.ties import FURTHEST, Candidate, is_worth_a_look, likely
from union.worklog import LogEntry

TIE, NONE, UNTIE, REOPEN = "log.tie", "log.tienone", "log.untie", "log.reopen"


def fulfilled(turn: Turn, entry: LogEntry) -> Occurrence | None:
    """The time of the item the entry is tied to, None where it is tied to none."""
    group = turn.with_group()
    event = events.get(turn.db, group, entry.event_id) if entry.event_id is not None else None
    if event is None:
        return None
    return occurring.find(turn.db, group, event, moment(entry.event_time)) or occurring.whole(event)


def moment(time: str) -> datetime | None:
    """The original start behind `Occurrence.key`; None for a one-off item."""
    return datetime.fromisoformat(time) if time else None


def lines(turn: Turn, entry: LogEntry) -> list[str]:
    """What stands below the echo of an entry that is tied."""
    one = fulfilled(turn, entry)
    if one is None:
        return []
    if not entry.undone:
        return [phrases.tied(turn._, one, len(shares.left(one)) if shares.is_shared(one) else 0)]
    return [phrases.still_done(turn._, one)] if one.status is Status.DONE else []


def rows(turn: Turn, entry: LogEntry) -> list[list[Button]]:
    """The question, or the way back from its answer."""
    group_id, one = turn.with_group().id, fulfilled(turn, entry)
    if one is not None and entry.undone:
        reopen = button(phrases.label_reopen(turn._, one), REOPEN, group_id, entry.id)
        return [[reopen]] if one.status is Status.DONE else []
    if one is not None:
        return [[button(phrases.label_untie(turn._, one), UNTIE, group_id, entry.id)]]
    return _question(turn, entry, candidates(turn, entry))


def candidates(turn: Turn, entry: LogEntry) -> Sequence[Candidate]:
    """Open times the entry has likely fulfilled; none once that was answered, or for who may finish nothing."""
    if entry.undone or entry.fulfils_none or entry.event_id is not None or not turn.may(Action.FINISH):
        return ()
    group = turn.with_group()
    days = [fact.day for fact in entry.facts]
    first, end = min(days) - FURTHEST, max(days) + FURTHEST
    near = events.touching(turn.db, group, first, end)
    worth = [each for each in near if is_worth_a_look(each, entry.facts, entry.text)]
    times = [one for event in worth for one in _times(turn, event, entry)]
    return likely(entry.facts, entry.text, times, entry.author_id, entry.author)


def _times(turn: Turn, event: Event, entry: LogEntry) -> list[Occurrence]:
    """A one-off item, or the times of a series around the days the entry tells of."""
    if event.rule is None:
        return [occurring.whole(event)]
    group, near = turn.with_group(), timedelta(days=7)
    days = [datetime.combine(fact.day, datetime.min.time()) for fact in entry.facts]
    changes = events.overrides(turn.db, group, event)
    return list(recurrence.occurrences(event, changes, min(days) - near, max(days) + near, group.notice))


def _question(turn: Turn, entry: LogEntry, found: Sequence[Candidate]) -> list[list[Button]]:
    group_id, label = turn.with_group().id, phrases.label_ask if len(found) == 1 else phrases.label_choose
    asked = [
        [
            button(
                label(turn._, each.one), TIE, group_id, entry.id, each.one.event.id, occurring.code(each.one)
            )
        ]
        for each in found
    ]
    none = [button(phrases.label_none(turn._), NONE, group_id, entry.id)]
    return [*asked, none] if len(found) > 1 else asked
