"""Several items made by one message: one receipt with a line each, and one button that takes all of them back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar import event_receipt
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import Rows, button
from handlers.core.pending_questions import pressed
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.core import drafts
from storage.core.drafts import Draft
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.events.model import Event, Status
from union.words import Words

SUBJECT = MARK = "items"
KEPT = timedelta(days=30)
LONGEST_TITLE = 40


def say(turn: Turn, made: Sequence[Event], undated: Sequence[str] = ()) -> None:
    """Say what was understood: a line an item, and what could not be planned for want of a day."""
    turn.heard()
    below = _undated(turn._, undated)
    if len(made) == 1 and not below:
        event_receipt.say(turn, made[0])
        return
    if not made:
        turn.say(below)
        return
    data = {"events": [event.id for event in made]}
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, data, turn.now, turn.now + KEPT,
        group=turn.group, person=turn.me(),
    )  # fmt: skip
    text = "\n".join(part for part in (_lines(turn, made), below) if part)
    turn.say(text, _rows(turn, draft_id, made), about=MARK)


def _lines(turn: Turn, made: Sequence[Event]) -> str:
    """「已安排3件：」 and the items."""
    _, today = turn._, turn.with_group().day(turn.now)
    wall = turn.with_group().wall(turn.now)
    found = (
        occurrences.next_of(turn.db, turn.with_group(), each, wall) or occurrences.whole(each)
        for each in made
    )
    head = _("已安排{count}件，到时提醒：", count=len(made))
    return "\n".join([head, *(_line(_, phrases.title_line(_, one, today), one.event) for one in found)])


def _line(_: Words, line: str, event: Event) -> str:
    if not event.owners:
        return line
    return _("{line}，{owners}", line=line, owners=_("、").join(each.name for each in event.owners))


def _undated(_: Words, titles: Sequence[str]) -> str:
    if not titles:
        return ""
    shown = _("；").join(title[:LONGEST_TITLE] for title in titles)
    return _("没有说哪天，没有排进日程：{titles}（写上日子再说一次就行）", titles=shown)


def _rows(turn: Turn, draft_id: int, made: Sequence[Event]) -> Rows:
    group_id = turn.with_group().id
    if any(event.status is Status.OPEN for event in made):
        return [[button(turn._("全部撤销"), "items.undo", group_id, draft_id)]]
    return [[button(turn._("全部恢复"), "items.redo", group_id, draft_id)]]


def _press(turn: Turn, status: Status) -> None:
    draft = pressed(turn, SUBJECT)
    made = _items(turn, draft) if draft else []
    if draft is None or not made:
        turn.toast = presses.gone(turn._)
        return
    if not all(may_alter(turn, event) for event in made):
        turn.toast = presses.only_author(turn._)
        return
    wanted = Status.OPEN if status is Status.CANCELLED else Status.CANCELLED
    changed = [event for event in made if event.status is wanted]
    if not changed:
        turn.toast = presses.done_before(turn._)
        return
    for event in changed:
        _close(turn, event, status)
    made = _items(turn, draft)
    if status is Status.OPEN:
        turn.toast = turn._("已恢复")
        turn.edit_pressed(_lines(turn, made), _rows(turn, draft.id, made))
        return
    turn.toast = turn._("已撤销")
    told = "\n".join(phrases.taken_back(turn._, event) for event in changed)
    turn.edit_pressed(told, _rows(turn, draft.id, made))


def _close(turn: Turn, event: Event, status: Status) -> None:
    group = turn.with_group()
    events_queries.close(turn.db, group, event, status, turn.now, turn.me())
    schedule.withdraw(turn.db, group, event)
    if status is Status.OPEN:
        reminder_schedule.plan_reminders(turn.db, group, replace(event, status=status), turn.now)


def _items(turn: Turn, draft: Draft) -> list[Event]:
    found = (events_queries.get(turn.db, turn.with_group(), each) for each in draft.data["events"])
    return [event for event in found if event is not None]


def _press_undo(turn: Turn) -> None:
    _press(turn, Status.CANCELLED)


def _press_redo(turn: Turn) -> None:
    _press(turn, Status.OPEN)


DEEDS = {"items.undo": _press_undo, "items.redo": _press_redo}
