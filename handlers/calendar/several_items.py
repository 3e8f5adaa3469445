"""What one message plans is kept and said back, each item with a line, and taken back or restored by one button."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import event_creation, event_receipt, time_question
from handlers.calendar.event_creation import Source
from handlers.core import group_choice, message_reading
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Rows, button
from handlers.core.pending_questions import pressed
from handlers.core.turn import Turn
from handlers.events import texts as phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.events import queries as events_queries
from union.events.model import Event, Status
from union.reading.message import Message
from union.reading.replies.item_details import Plan, read_plan
from union.words import Words

FORMER = "items"  # the draft behind buttons of former versions: it names the items
MOST = 20
LONGEST_TITLE = 40


def keep_or_ask(turn: Turn, message: Message, source: Source) -> None:
    """Keep everything a message plans; where that is one thing, its time is asked for if it is not clear."""
    keep(turn, message_reading.plans_in(turn, message), source)


def keep(turn: Turn, found: Sequence[Message], source: Source) -> None:
    """File each plan and say them back in one answer: a checklist is the first's, what has no day ahead is named."""
    if len(found) == 1:
        time_question.keep_or_ask(turn, found[0], source)
        return
    made, undated, plan = list[Event](), list[str](), read_plan(source.text)
    for one in found[:MOST]:
        if one.when is None or event_creation.is_over(turn, one.when):
            undated.append(one.title or one.text)
        elif one.alternatives:
            time_question.keep_or_ask(turn, one, replace(source, text=one.text))
        else:
            made.append(event_creation.keep_unsaid(turn, one, source, Plan("") if made else plan))
    say(turn, made, undated)


def say(turn: Turn, made: Sequence[Event], undated: Sequence[str] = ()) -> None:
    """Say what was understood: a line an item, and what could not be planned for want of a day."""
    if not made and not undated:
        return
    turn.heard()
    below = _undated(turn._, undated)
    if len(made) == 1 and not below:
        event_receipt.say(turn, made[0])
    elif not made:
        turn.say(below)
    else:
        text = "\n".join(part for part in (_text(turn, made, changed=False), below) if part)
        turn.say(text, _rows(turn, made), about=message_subject.of_items(made[0].id))


def redraw(turn: Turn, events: Sequence[Event]) -> None:
    """Bring that answer up to date, when it stands in this very chat."""
    mark = message_subject.of_items(min(event.id for event in events))
    first = event_receipt.standing_here(turn, events[0], mark)
    if first is not None:
        turn.edit(first, _text(turn, events, changed=True), _rows(turn, events))


def _text(turn: Turn, events: Sequence[Event], *, changed: bool) -> str:
    """The items one below the other; where all have one place and the same owners, these are said once."""
    count = len(events)
    lines = [
        turn._("已更新{count}项：", count=count) if changed else turn._("已安排{count}项：", count=count)
    ]
    details = [phrases.details(turn._, event) for event in events]
    is_alike = len(set(details)) == 1
    for event, detail in zip(events, details, strict=True):
        lines += [*event_receipt.lines_of(turn, event), "" if is_alike else detail]
    lines.append(details[0] if is_alike else "")
    if group_choice.has_several(turn):
        lines.append(turn._("群：{title}", title=turn.with_group().title))
    return "\n".join(each for each in lines if each)


def _undated(_: Words, titles: Sequence[str]) -> str:
    if not titles:
        return ""
    shown = _("；").join(title[:LONGEST_TITLE] for title in titles)
    return _("没有说哪天，没有排进日程：{titles}（写上日子再说一次就行）", titles=shown)


def _rows(turn: Turn, events: Sequence[Event]) -> Rows:
    """What takes back, or restores, everything one message made."""
    ids = (turn.with_group().id, min(event.id for event in events))
    if any(event.status is Status.OPEN for event in events):
        return [[button(turn._("全部撤销"), "item.undoall", *ids)]]
    if len(events) == 1:
        return [[button(turn._("恢复"), "item.restore", *ids)]]
    return [[button(turn._("全部恢复"), "item.restoreall", *ids)]]


def _alone(turn: Turn) -> list[Event]:
    """The item pressed."""
    press = turn.incoming.press
    event = events_queries.get(turn.db, turn.with_group(), press.number()) if press else None
    return [event] if event else []


def _all(turn: Turn) -> list[Event]:
    """What the message of the item pressed made, in order."""
    found = _alone(turn)
    made = events_queries.of_same_message(turn.db, turn.with_group(), found[0]) if found else []
    return sorted(made or found, key=lambda each: each.number)


def _of_former(turn: Turn) -> list[Event]:
    draft = pressed(turn, FORMER)
    found = events_queries.of_ids(turn.db, turn.with_group(), draft.data["events"]) if draft else {}
    return sorted(found.values(), key=lambda each: each.number)


def taken_back(turn: Turn, made: Sequence[Event]) -> tuple[str, Rows]:
    """Cancel those of the items that stand; what to say, and the button that restores them."""
    standing = [event for event in made if event.status is Status.OPEN]
    again = [reminder_schedule.take_back(turn, event) if event in standing else event for event in made]
    return "\n".join(phrases.taken_back(turn._, event) for event in standing), _rows(turn, again)


def _undo(turn: Turn, made: Sequence[Event]) -> None:
    if _may_change(turn, made, Status.OPEN):
        turn.toast = turn._("已撤销")
        turn.edit_pressed(*taken_back(turn, made))


def _restore(turn: Turn, made: Sequence[Event]) -> None:
    if not _may_change(turn, made, Status.CANCELLED):
        return
    again = [
        reminder_schedule.take_up(turn, each) if each.status is Status.CANCELLED else each for each in made
    ]
    turn.toast = turn._("已恢复")
    if len(again) == 1:
        one = event_receipt.text_of(turn, again[0], phrases.planned), event_receipt.rows(turn, again[0])
        turn.edit_pressed(*one)
    else:
        turn.edit_pressed(_text(turn, again, changed=False), _rows(turn, again))


def _may_change(turn: Turn, made: Sequence[Event], status: Status) -> bool:
    """Whether the presser may change items of which one at least stands so; the toast says why not."""
    if not made:
        turn.toast = presses.gone(turn._)
    elif not all(may_alter(turn, event) for event in made):
        turn.toast = presses.only_author(turn._)
    elif all(event.status is not status for event in made):
        turn.toast = presses.done_before(turn._)
    else:
        return True
    return False


DEEDS: dict[str, Callable[[Turn], None]] = {
    "item.undo": lambda turn: _undo(turn, _alone(turn)),
    "item.restore": lambda turn: _restore(turn, _alone(turn)),
    "item.undoall": lambda turn: _undo(turn, _all(turn)),
    "item.restoreall": lambda turn: _restore(turn, _all(turn)),
    "items.undo": lambda turn: _undo(turn, _of_former(turn)),
    "items.redo": lambda turn: _restore(turn, _of_former(turn)),
}
