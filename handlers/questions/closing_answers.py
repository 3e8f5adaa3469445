"""Until when one may enter or hand in: by the item that is due then, else by the words that gave the item."""

from collections.abc import Sequence

from handlers.attendance import attendance_card
from handlers.attendance.texts import lists
from handlers.core.turn import Turn
from handlers.questions import event_answers
from union.attendance.sign_up_list import Lists
from union.events.model import Occurrence, Status
from union.reading.questions.item_questions import asks_closing, is_of_closing, without_closing
from union.reading.replies.rare_words import named_in
from union.reminders.lead_times import is_due_by

SHOWN = 3


def is_asked(turn: Turn, text: str) -> bool:
    """Whether that is asked of an item of ours."""
    return asks_closing(text) and bool(_found(turn, text))


def told(turn: Turn, text: str) -> bool:
    """Whether that was asked of an item of ours; then its day is told, or the words that may name it."""
    found = _found(turn, text) if asks_closing(text) else []
    if not found:
        return False
    due = [one for one in found if is_due_by(one.event)]
    lines = [event_answers.line(turn, one) for one in (due or found)[:SHOWN]]
    return turn.tell("\n".join(lines if due else [*lines, *_said(turn, found[0])]))


def _said(turn: Turn, one: Occurrence) -> list[str]:
    """The day that was set for the entries, and the words the item was given in."""
    gathering = attendance_card.of(turn.db, turn.with_group(), one)
    closes = lists(turn._, Lists(), None, gathering.closes) if gathering and gathering.closes else ""
    return [closes] if closes else event_answers.quoted(turn, one)


def _found(turn: Turn, text: str) -> list[Occurrence]:
    """What still lies ahead and is named, what is due of it first: the entries for a thing, or what was told with it."""
    ahead = [one for one in event_answers.each_once(turn) if one.status is Status.OPEN]
    ahead = [one for one in ahead if one.last_moment.date() >= turn.today]
    topic = without_closing(text)
    best = _best(ahead, [one.event.title for one in ahead], topic)
    if not best:
        told = [one for one in ahead if is_of_closing(one.event.said)]
        best = _best(told, [one.event.said for one in told], topic)
    words = {one.event.said for one in best if one.event.said}
    beside = [one for one in ahead if is_due_by(one.event) and is_of_closing(one.event.title)]
    told_with = [one for one in beside if one.event.said in words and one not in best]
    return [*told_with, *best]


def _best(items: Sequence[Occurrence], words: Sequence[str], topic: str) -> list[Occurrence]:
    fits = named_in(words, topic)
    most = max(fits, default=0.0)
    return [one for one, fit in zip(items, fits, strict=True) if fit == most >= event_answers.NAMED]
