"""Words nobody understood, about an item of ours: said which one, and what may become of it as buttons."""

from collections.abc import Iterator, Mapping
from typing import Any

from handlers.calendar.changes import event_replies, new_time_question
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.reminders.texts import label_done
from handlers.routing.references.candidate_times import may_be, time_of, wall_of
from handlers.worklog import ended_items, log_command, log_entry
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Event, Occurrence
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange, Scope
from union.reading.acts.leftovers import Leftover, read_leftover
from union.reading.message import Intent, When
from union.reading.replies.rare_words import named_in
from union.reading.text.identifiers import MARKED
from union.reminders.lead_times import is_due_by

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


ON_DAY, OWN, OWN_TASK, SIGN, TALK = 1.0, 0.5, 1.0, 0.25, -1.0
OF_PAST = -1.0  # 「昨晚看乒乓球赛」 is not about the one that is still to come
ENOUGH, CLEAR, NAMED = 2.0, 0.5, 1.0


def item_of(turn: Turn, left: Leftover) -> Occurrence | None:
    """The one item most speaks for, where that is enough; None where two are near."""
    events = [
        each
        for each in events_queries.open_ones(turn.db, turn.with_group())
        if each.kind is not Kind.FESTIVAL and not (each.kind is Kind.VISIT and is_due_by(each))
    ]
    titles = [each.title for each in events]
    named = {each.id: fit for each in events if (fit := named_in(each.title, turn.said.text, titles)) > 0}
    if not named:
        return None
    when = message_reading.read_words(turn, turn.said.text, Intent.EVENT).when
    found = sorted(
        (
            one
            for each in events
            if each.id in named
            for one in _weighed(turn, each, left, when, named[each.id])
        ),
        key=lambda each: -each[0],
    )
    best = [one for fit, one in found if fit > found[0][0] - CLEAR]
    return best[0] if len(best) == 1 and found[0][0] >= ENOUGH else None


def _weighed(
    turn: Turn, event: Event, left: Leftover, when: When | None, words: float
) -> Iterator[tuple[float, Occurrence]]:
    one, on_day = time_of(turn, event, ChangeDeed.FINISH, when)
    me = turn.me()
    is_theirs = any((me and each.person_id == me.id) or each.name[-2:] in left.words for each in event.owners)
    own = (OWN_TASK if is_due_by(event) else OWN) if is_theirs else 0.0
    if one is None or words + own < NAMED:
        return
    is_today = one.start.date() <= wall_of(turn).date() <= one.last_moment.date()
    fit = words + SIGN * left.signs + TALK * left.talks
    fit += ON_DAY if on_day or is_today else 0.0
    wall = wall_of(turn)
    is_past = when is not None and when.start.date() < wall.date() < one.start.date()
    fit += OF_PAST if is_past and not is_due_by(event) else 0.0
    yield fit + own, one
