"""恢复: what was finished, given up or cancelled is on the calendar again, by button, by reply or by number."""

from handlers import about, occurring, planning, sharing
from handlers.item_rights import may_alter
from handlers.phrases import finishing as phrases
from handlers.phrases import press as press_phrases
from handlers.reminder_card import item_row
from handlers.settling import settle
from handlers.turn import Turn
from storage import events
from union.agenda import Event, Occurrence, Status
from union.rights import Action

WORD = "恢复"


def hindrance(turn: Turn, one: Occurrence) -> str | None:
    """Why the writer or presser may not reopen it; what was cancelled is its maker's."""
    if not turn.may(Action.FINISH):
        return press_phrases.not_allowed(turn._)
    if one.status is Status.CANCELLED and not may_alter(turn, one.event):
        return press_phrases.only_author(turn._)
    return None


def reopen(turn: Turn, one: Occurrence) -> Occurrence:
    """Open it and plan what still lies ahead."""
    one = settle(turn, one, Status.OPEN)
    sharing.reopened(turn, one)
    planning.plan_occurrence(turn.db, turn.with_group(), one, turn.now)
    return one


def reopen_in_words(turn: Turn, one: Occurrence) -> None:
    """A reply 「恢复」 to a message about the item."""
    problem = hindrance(turn, one)
    if problem is None and one.status is Status.OPEN:
        problem = phrases.not_closed(turn._, one)
    if problem is not None:
        turn.say(problem, about=about.of_time(one))
        return
    one = reopen(turn, one)
    group = turn.with_group()
    text = phrases.restored(turn._, one, group.day(turn.now))
    turn.say(text, [item_row(turn._, group, one)], about=about.of_time(one))


def reopened_by_number(turn: Turn, number: int) -> bool:
    """恢复 #12 where 12 is an item, a series as a whole; False when there is none of that number."""
    group = turn.with_group()
    event = events.numbered(turn.db, group, number)
    if event is None:
        return False
    if event.rule is None or event.status is Status.OPEN:
        reopen_in_words(turn, occurring.whole(event))
    else:
        _reopen_series(turn, event)
    return True


def _reopen_series(turn: Turn, event: Event) -> None:
    group = turn.with_group()
    problem = hindrance(turn, occurring.whole(event))
    if problem is not None:
        turn.say(problem)
        return
    events.close(turn.db, group, event, Status.OPEN, turn.now, turn.enrol())
    event = events.get(turn.db, group, event.id) or event
    planning.plan_reminders(turn.db, group, event, turn.now)
    one = occurring.next_of(turn.db, group, event, group.wall(turn.now)) or occurring.whole(event)
    turn.say(phrases.restored(turn._, one, group.day(turn.now)), about=about.of_event(event.id))
