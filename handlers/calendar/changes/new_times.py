"""An item takes place at another time: done, and told with what stands there already."""

from dataclasses import replace

from handlers.calendar import event_creation
from handlers.calendar.changes import last_change, occurrence_status, series_change
from handlers.calendar.changes.occurrence_status import change, say
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as agenda_phrases
from handlers.reminders import reminder_schedule
from union.core.almanac.date_format import day_words
from union.events.model import Occurrence
from union.reading.message import When


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
