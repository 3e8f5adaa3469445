"""A reply that names parts of the item it replies to, in no known form of a change: what it is called, where, when, and whose it is."""

from collections.abc import Sequence

from handlers.calendar import additions, event_creation
from handlers.calendar.changes import handover, last_change, new_times
from handlers.calendar.changes.occurrence_status import (
    change,
    changed_text,
    closed_text,
    is_open_to,
    restore_button,
    say,
    settle,
)
from handlers.core import speakers
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.events import queries as events_queries
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.reading.message import When
from union.reading.replies.amendments import Amendments, is_note, read_amendments, same_as_number
from union.reading.text.normal_form import simplified

SEVERAL = 2


def renamed_or_several(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply gives the item a name, or several parts; then all of it is done at once."""
    said = _read(turn, one, text)
    is_meant = bool(said.title) or (said.count >= SEVERAL and not said.rest)
    return is_meant and _amended(turn, one, said)


def amended(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply is nothing but parts of the item; then they are as it says."""
    said = _read(turn, one, text)
    if said.count == 0 and is_note(text) and one.status is Status.OPEN and turn.may(Action.FINISH):
        additions.note(turn, one, text)
        return True
    return said.count > 0 and not said.rest and _amended(turn, one, said)


def joined(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply says that the item is another one told again: it goes, and the other takes place when and where this said."""
    number = same_as_number(text)
    event = events_queries.numbered(turn.db, turn.with_group(), number) if number else None
    other = occurrences.at_hand(turn.db, turn.with_group(), event, turn.wall) if event else None
    if other is None or event is None or event.id == one.event.id or other.status is not Status.OPEN:
        return False
    if not is_open_to(turn, one) or not may_alter(turn, event):
        return True
    settled = settle(turn, one, Status.CANCELLED)
    say(turn, settled, closed_text(turn, settled), [[restore_button(turn, settled)]])
    last_change.remember(turn, other)
    if one.event.place and one.event.place != event.place:
        other = change(turn, other, replace(event, place=one.event.place))
    if one.event.rule is None and event.rule is None and one.start != other.start:
        new_times.move(
            turn, other, When(text, one.start, one.end if one.event.end else None, one.event.grain)
        )
    elif other.event != event:
        say(turn, other, changed_text(turn, other), last_change.rows(turn))
    return True


def _read(turn: Turn, one: Occurrence, text: str) -> Amendments:
    """What it says, without the clauses that only call the item by its name."""
    said, title = read_amendments(text, turn.written, one.start, turn.notice), simplified(one.event.title)
    rest = tuple(each for each in said.rest if not _calls_it(simplified(each), title))
    is_person = bool(said.title) and speakers.bearer(turn, said.title) is not None  # 「就叫张伟吧」
    return replace(said, rest=rest, title="" if is_person else said.title)


def _calls_it(words: str, title: str) -> bool:
    return title in words or words.removeprefix("就是") in title


def _amended(turn: Turn, one: Occurrence, said: Amendments) -> bool:
    if not is_open_to(turn, one):
        return True
    last_change.remember(turn, one)
    event = replace(
        one.event,
        title=event_creation.public(said.title) if said.title else one.event.title,
        place=event_creation.public(said.place) if said.place else one.event.place,
    )
    now = change(turn, one, event) if event != one.event else one
    if said.owner:
        handover.give(turn, now, said.owner, last_change.rows(turn))
    if said.when is not None:
        new_times.move(turn, now, said.when)
    elif not said.owner:
        say(turn, now, "\n".join([changed_text(turn, now), *_unused(turn, said)]), last_change.rows(turn))
    return True


def _unused(turn: Turn, said: Amendments) -> Sequence[str]:
    return [turn._("没用上：{words}", words=turn._("、").join(said.rest))] if said.rest else []
