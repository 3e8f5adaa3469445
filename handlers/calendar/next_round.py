"""「下次例会1月14号，时间不变」: the next one of what was held lately, at its hour, and at its place where it has none of its own.

Where the next one is on the calendar already it is moved to that day.
"""

from datetime import datetime, timedelta

from handlers.calendar import several_items
from handlers.calendar.changes import event_replies
from handlers.calendar.event_creation import source_of
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.events import occurrences
from union.core.grain import Grain, is_clock_time
from union.core.kinds import Kind
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.item_changes import ItemChange, Scope
from union.reading.acts.tasks.another_round import ANY_MEETING
from union.reading.message import Intent, When
from union.reading.replies.rare_words import named_in
from union.reminders.lead_times import is_due_by

LATELY, NAMED = timedelta(days=100), 1.0


def planned(turn: Turn, words: str) -> bool:
    """Plan or move it; False where the words name no day to come, or nothing that was held lately."""
    if turn.said.edited or turn.said.forwarded or turn.is_old or not turn.may(Action.ADD):
        return False
    message = message_reading.read_words(turn, words, Intent.EVENT)
    when = message.when
    if when is None or when.rrule or when.start <= turn.wall or when.grain not in (Grain.DAY, Grain.MINUTE):
        return False
    held = _so_called(turn, message.title or "")
    ahead = next((one for one in held if one.start > turn.wall), None)
    if ahead is not None:  # the next one stands there, and is moved
        change = ItemChange(ChangeDeed.MOVE, "", (), when.text, (), Scope.ONE, words, quoted=when.text)
        return event_replies.changed(turn, ahead, change)
    if not held:
        return False
    last = held[-1]
    title = last.event.title if ANY_MEETING.fullmatch(message.title or "") else message.title
    plan = replace(
        message, intent=Intent.EVENT, title=title, kind=last.event.kind, when=_at_its_hour(when, last)
    )
    several_items.keep_or_ask(turn, replace(plan, place=message.place or last.event.place), source_of(turn))
    return True


def _so_called(turn: Turn, title: str) -> list[Occurrence]:
    """What was held lately or is to come of that name, of meetings where the words name none."""
    today = turn.today
    found = occurrences.within(turn.db, turn.with_group(), today - LATELY, today + LATELY)
    items = [one for one in found if not is_due_by(one.event)]
    if ANY_MEETING.fullmatch(title):
        return [one for one in items if one.event.kind is Kind.MEETING]
    titles = list(dict.fromkeys(one.event.title for one in items))
    named = {each for each, fit in zip(titles, named_in(titles, title), strict=True) if fit >= NAMED}
    return [one for one in items if one.event.title in named]


def _at_its_hour(when: When, last: Occurrence) -> When:
    if when.grain is not Grain.DAY or when.end is not None or not is_clock_time(last.event.grain):
        return when
    start = datetime.combine(when.start.date(), last.start.time())
    return replace(when, start=start, grain=last.event.grain)
