"""推迟 without a time: for how long is asked with buttons."""

from handlers.calendar.changes import change_texts as phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument, said_word
from handlers.core.messages.keyboards import Button
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.reminders import texts as reminders_texts
from union.events.model import Occurrence
from union.reminders.lead_times import is_due_by

WORDS = ("推迟", "延期")


def menu(turn: Turn, one: Occurrence) -> list[list[Button]]:
    """For how long, and what else can be done with the item."""
    ids = one.event.id, occurrences.code(one)
    choices = [
        turn.button(label, "ev.snooze", *ids, choice) for choice, label in phrases.labels_later(turn._)
    ]
    if is_due_by(one.event):
        end = turn.button(turn._("不办了"), "ev.giveup", *ids)
    else:
        end = turn.button(turn._("取消这项"), "ev.cancel", *ids)
    own = turn.button(turn._("自定"), "ev.until", *ids)
    move = turn.button(turn._("改期"), "ev.move", *ids)
    return [choices, [own, move, end, turn.button(phrases.label_back(turn._), "ev.back", *ids)]]


def is_asked(text: str) -> bool:
    """Whether a text says to put off and not for how long."""
    return said_word(text, WORDS) is not None and not argument(text, WORDS)


def offer(turn: Turn, one: Occurrence) -> None:
    """The item with the choices under it."""
    line = reminders_texts.line(turn._, one, turn.today)
    turn.say(line, menu(turn, one), about=message_subject.of_time(one))
