"""推迟: without a time it is asked with buttons for how long."""

from datetime import datetime
from functools import partial

from handlers.calendar.changes import change_texts as phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument, said_word
from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.reminders import reminder_schedule
from handlers.reminders import texts as reminders_texts
from union.events.model import Occurrence
from union.reminders.lead_times import is_due_by

WORDS = ("推迟", "延期")


def menu(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """For how long, and what else can be done with the item."""
    make = partial(occurrences.button_of, turn, one)
    choices = [make(label, "ev.snooze", choice) for choice, label in phrases.labels_later(turn._)]
    end = (turn._("不办了"), "ev.giveup") if is_due_by(one.event) else (turn._("取消这项"), "ev.cancel")
    own, move = make(turn._("自定"), "ev.until"), make(turn._("改期"), "ev.move")
    return [choices, [own, move, make(*end), make(phrases.label_back(turn._), "ev.back")]]


def is_asked(text: str) -> bool:
    """Whether a text says to put off and not for how long."""
    return said_word(text, WORDS) is not None and not argument(text, WORDS)


def offer(turn: Turn, one: Occurrence) -> None:
    """The item with the choices under it."""
    line = reminders_texts.line(turn._, one, turn.today)
    turn.say(line, menu(turn, one), about=message_subject.of_time(one))


def put_off(turn: Turn, one: Occurrence, until: datetime) -> str:
    """It is reminded of again at that wall time, in private for oneself only; what to say."""
    person = turn.me() if turn.where.private else None
    reminder_schedule.snooze(turn.db, turn.with_group(), one, until, person)
    return phrases.put_off(turn._, one, until, turn.today)
