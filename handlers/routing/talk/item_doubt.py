"""Words nobody understood, about an item of ours: said which one, and what may become of it as buttons."""

from collections.abc import Mapping
from typing import Any

from handlers.calendar.changes import event_replies, new_time_question
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.reminders.texts import label_done
from handlers.routing.references.candidate_times import may_be
from handlers.routing.references.leftovers import item_of
from handlers.worklog import ended_items, log_command, log_entry
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange, Scope
from union.reading.acts.leftovers import read_leftover
from union.reading.message import Intent
from union.reading.text.identifiers import MARKED

DONE, MOVE, CANCEL = 4, 5, 6
CHANGES = {DONE: ChangeDeed.FINISH, MOVE: ChangeDeed.MOVE, CANCEL: ChangeDeed.CANCEL}
CHOICES = tuple(CHANGES)


def meant(turn: Turn) -> Occurrence | None:
    """The item the words are about by many signs, though nobody understood what they say of it."""
    if MARKED.search(turn.said.text):
        return None
    left = read_leftover(turn.said.text)
    one = item_of(turn, left) if left is not None else None
    ended = ended_items.endings(turn, turn.said.text) if one is None else ()
    return one or next((each.one for each in ended), None)


def question(turn: Turn, one: Occurrence) -> str:
    """Which item it is, with its time: who only asked for that knows it then."""
    return turn._(
        "说的是 {item} 吗？点了才改。", item=title_line(turn._, one, turn.with_group().day(turn.now))
    )


def labels(turn: Turn, one: Occurrence) -> dict[int, str]:
    """What may become of it now, by whoever wrote the words."""
    found: dict[int, str] = {}
    if may_be(turn, one, ChangeDeed.FINISH) and turn.may(Action.FINISH):
        found[DONE] = label_done(turn._, one.event)
    if may_alter(turn, one.event):
        found |= {MOVE: turn._("改期"), CANCEL: turn._("取消")}
    return found


def kept(one: Occurrence) -> dict[str, Any]:
    """What a question about it remembers."""
    return {"event_id": one.event.id, "original": occurrences.code(one)}


def do(turn: Turn, answer: int, data: Mapping[str, Any]) -> bool:
    """Do to the item what was chosen, with what the words tell of it; False where it is there no more."""
    about = About("event", data["event_id"], occurrences.read_code(data["original"]))
    one = occurrences.meant(turn.db, turn.with_group(), about, turn.now)
    if one is None:
        return False
    if answer == DONE and _is_filed(turn, one):
        return True
    when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when if answer == MOVE else None
    change = ItemChange(CHANGES[answer], "", (), when.text if when else "", (), Scope.ONE, turn.said.text)
    if answer == MOVE and (when is None or not event_replies.changed(turn, one, change)):
        new_time_question.ask(turn, one, new_time_question.MOVE)
        return True
    return answer == MOVE or event_replies.changed(turn, one, change)


def _is_filed(turn: Turn, one: Occurrence) -> bool:
    """Whether figures were told of it: then they are a log that finishes it."""
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    has_figures = any(each.measures or each.money for each in told.facts)
    if not has_figures or not turn.may(Action.LOG) or log_command.wrong_day(turn, told) is not None:
        return False
    log_command.file(turn, log_entry.as_log(told), fulfils=one)
    return True
