"""What of an item is otherwise by now: its time, and in a reply that names parts of it in no known form of a change its name, place and people."""

from collections.abc import Sequence

from handlers.calendar import additions, event_creation
from handlers.calendar.changes import handover, last_change, occurrence_status, series_change
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
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.message import When
from union.reading.replies.amendments import Amendments, is_note, read_amendments, same_as_number
from union.reading.text.normal_form import simplified

SEVERAL = 2


def renamed_or_several(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply gives the item a name, or several parts; then all of it is done at once."""
    said = _parts_said(turn, one, text)
    is_meant = bool(said.title) or (said.count >= SEVERAL and not said.rest)
    return is_meant and _amended(turn, one, said)


def amended(turn: Turn, one: Occurrence, text: str) -> bool:
    """Whether a reply is nothing but parts of the item; then they are as it says."""
    said = _parts_said(turn, one, text)
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
        move(turn, other, When(text, one.start, one.end if one.event.end else None, one.event.grain))
    elif other.event != event:
        say(turn, other, changed_text(turn, other), last_change.rows(turn))
    return True


def _parts_said(turn: Turn, one: Occurrence, text: str) -> Amendments:
    """What it says, without the clauses that only call the item by its name; asked twice of a reply."""
    return turn.once(("parts said", one.event.id, one.original, text), lambda: _read_parts(turn, one, text))


def _read_parts(turn: Turn, one: Occurrence, text: str) -> Amendments:
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
        move(turn, now, said.when)
    elif not said.owner:
        say(turn, now, "\n".join([changed_text(turn, now), *_unused(turn, said)]), last_change.rows(turn))
    return True


def _unused(turn: Turn, said: Amendments) -> Sequence[str]:
    return [turn._("没用上：{words}", words=turn._("、").join(said.rest))] if said.rest else []


def settle_hour(turn: Turn, event: Event, when: When, place: str | None) -> None:
    """An item gets its hour, and the place told with it."""
    one = occurrences.of_whole_event(event)
    last_change.remember(turn, one)
    if place:
        one = change(turn, one, replace(event, place=event_creation.public(place)))
    move(turn, one, when)


def move(turn: Turn, one: Occurrence, when: When, *, following: bool = False) -> None:
    """Tell it and do it: a one-off item moves as a whole; of a series only this time does, unless a new rule was said."""
    when = series_change.on_each_day(one.event, when)
    if when.rrule:
        series_change.change(turn, one, when, since=following)
        return
    end = one.end if one.event.end is not None else None
    event = event_creation.timed(replace(one.event, start=one.start, end=end), when)
    if event_creation.is_time_past(turn, replace(when, start=event.start, end=event.end, grain=event.grain)):
        words = agenda_phrases.span(turn._, event.start, event.end, event.grain, turn.today)
        say(turn, one, turn._("{when}已经过去，没有改。请回复新的时间。", when=words))
        return
    turn.enrol()
    if one.event.rule is None:
        moved = occurrences.of_whole_event(change(turn, one, event).event)
        item = agenda_phrases.title_line(turn._, moved, turn.today)
        _say_moved(turn, moved, turn._("已改期 {item}", item=item), last_change.rows(turn))
    elif following and series_change.can_move(one, event.start):
        say_moved_on(turn, series_change.move_on(turn, one, event.start, event.end))
    else:
        group = turn.with_group()
        turn.audit(occurrence_status.CHANGED, f"#{event.number}")
        moved = occurrences.move(turn.db, group, one, event.start, event.end, turn.now)
        reminder_schedule.plan_occurrence(turn.db, group, moved, turn.now)
        item = agenda_phrases.title_line(turn._, moved, turn.today)
        rows = [*series_change.offer_move(turn, moved), *last_change.rows(turn)]
        text = turn._("已改期（只改这一次） {item}", item=item)
        if moved.start.date() != one.start.date():  # which of its times it was
            was = day_words(turn._, one.start.date(), now=turn.today)
            text = turn._("已改期（只改这一次，原{was}） {item}", was=was, item=item)
        _say_moved(turn, moved, text, rows)


def say_moved_on(turn: Turn, new: Occurrence) -> None:
    """Tell from which time on a series goes on otherwise."""
    _say_moved(turn, new, occurrence_status.moved_on(turn._, new, turn.today))


def _say_moved(turn: Turn, moved: Occurrence, text: str, rows: Rows = ()) -> None:
    say(turn, moved, "\n".join(filter(None, (text, conflicts.of_times(turn, [moved])))), rows)
