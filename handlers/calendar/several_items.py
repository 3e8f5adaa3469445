"""What one message plans is kept and said back, each item with a line, and taken back or restored by one button.

A plan behind work that was told is offered: 「今天走访12户，下周计划走访8户」 is filed, and one button plans the rest.
"""

from collections.abc import Sequence
from dataclasses import replace

from handlers.attendance import list_talk, told_answers
from handlers.calendar import event_creation, event_receipt, same_item, time_question
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Rows, brief, button, in_rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from storage.core import drafts
from storage.core.outbox import sent_messages
from storage.events import queries as events_queries
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.message import Intent, Message, When
from union.reading.privacy.redaction import mask_private
from union.reading.replies.item_details import Plan, read_plan

LONGEST_TITLE, TICKS, A_DEED = 40, 4, 2  # signs, buttons a row, signs of a bare deed
LEFT_OVER = "leftover"


def keep_or_ask(turn: Turn, message: Message, source: event_creation.Source) -> None:
    """Keep everything a message plans; where that is one thing, its time is asked for if it is not clear."""
    keep(turn, message_reading.plans_in(turn, message), source)


def keep(turn: Turn, found: Sequence[Message], source: event_creation.Source) -> None:
    """File each plan and say them back in one answer: a checklist is the first's, what has no day ahead is named."""
    if len(found) == 1:
        time_question.keep_or_ask(turn, found[0], source)
        return
    event_creation.settle_owners(turn, found, source)
    made, undated, plan = list[Event](), list[str](), read_plan(source.text)
    known = list[Event]()
    for one in found:
        twin = event_creation.twin(turn, one, source)
        if twin is not None:
            known.append(twin)
        elif one.when is None or event_creation.is_time_past(turn, one.when):
            undated.append(one.title or one.text)
        elif one.alternatives:
            time_question.keep_or_ask(turn, one, replace(source, text=one.text))
        else:
            made.append(event_creation.keep_unsaid(turn, one, source, Plan("") if made else plan))
    if known:
        event_creation.say_known(turn, known)
    told_answers.keep_goers(turn, made, source.text)
    list_talk.open_told(turn, made, source.text)
    if made:  # 「…把材料报上来，我汇总」 is no thing of its own
        undated = [title for title in undated if len(title) > A_DEED]
    say(turn, made, undated)
    if len(made) > 1:
        event_receipt.ask(turn, made)


def say(turn: Turn, made: Sequence[Event], undated: Sequence[str] = ()) -> None:
    """Say what was understood: a line an item, and what could not be planned for want of a day."""
    if not made and not undated:
        return
    turn.heard()
    if len(made) == 1 and not undated:
        event_receipt.say(turn, made[0])
    else:
        mark = message_subject.of_items(made[0].id) if made else None
        turn.say(_created_events_text(turn, made, undated), _rows(turn, made) if made else (), about=mark)


def update_proposal_message(
    turn: Turn, draft: drafts.Draft, made: Sequence[Event], undated: Sequence[str]
) -> None:
    """The message that proposed them says what they have become."""
    if draft.outbox_id is not None:
        turn.answers += 1
        rows = _rows(turn, made) if made else ()
        turn.desk().edit_in(draft.chat_id, draft.outbox_id, _created_events_text(turn, made, undated), rows)
        if made:
            sent_messages.mark(turn.db, draft.outbox_id, message_subject.of_items(made[0].id))


def _created_events_text(turn: Turn, made: Sequence[Event], undated: Sequence[str]) -> str:
    found = [_text(turn, made, changed=False)] if made else []
    if undated:
        titles = turn._("；").join(title[:LONGEST_TITLE] for title in undated)
        how = turn._("没有说哪天，没有排进日程：{titles}（写上日子再说一次就行）", titles=titles)
        found.append(how)
    return "\n".join(found)


def redraw(turn: Turn, events: Sequence[Event]) -> None:
    """Bring that answer up to date, when it stands in this very chat."""
    mark = message_subject.of_items(min(event.id for event in events))
    first = event_receipt.standing_here(turn, events[0], mark)
    if first is not None:
        turn.edit(first, _text(turn, events, changed=True), _rows(turn, events))


def _text(turn: Turn, events: Sequence[Event], *, changed: bool) -> str:
    """The items one below the other; where all have one place and the same owners, these are said once."""
    count = sum(event.status is Status.OPEN for event in events)
    head = turn._("已更新{count}项：", count=count) if changed else turn._("已安排{count}项：", count=count)
    lines = [head]
    details = [phrases.details(turn._, event) for event in events]
    is_alike = len(set(details)) == 1
    notes = conflicts.of_events(turn, events)
    for event, note, detail in zip(events, notes, details, strict=True):
        if event.status is Status.OPEN:
            said = [note, "" if is_alike else detail, event_receipt.note_line(turn, event)]
            lines += [*event_receipt.lines_of(turn, event), *said]
        else:
            lines.append(phrases.closed_line(turn._, occurrences.of_whole_event(event)))
    lines.append(details[0] if is_alike else "")
    if group_choice.has_several_groups(turn):
        lines.append(turn._("群：{title}", title=turn.with_group().title))
    return "\n".join(each for each in lines if each)


def _rows(turn: Turn, events: Sequence[Event]) -> Rows:
    """What takes back, or restores, everything one message made, and above it each item by itself."""
    ids = (turn.with_group().id, min(event.id for event in events))
    if any(event.status is Status.OPEN for event in events):
        marks = {event.id: " ✓" if event.status is Status.OPEN else "" for event in events}
        ticks = [turn.button(f"#{one.number}{marks[one.id]}", "item.tick", one.id) for one in events]
        undo = [button(turn._("全部撤销"), "item.undoall", *ids)]
        return [*(in_rows(ticks, TICKS) if len(events) > 1 else []), undo]
    if len(events) == 1:
        return [[button(turn._("恢复"), "item.restore", *ids)]]
    return [[button(turn._("全部恢复"), "item.restoreall", *ids)]]


def _event_of_press(turn: Turn) -> list[Event]:
    event = events_queries.get(turn.db, turn.with_group(), turn.press.number())
    return [event] if event else []


def _events_of_message(turn: Turn) -> list[Event]:
    found = _event_of_press(turn)
    made = events_queries.of_same_message(turn.db, turn.with_group(), found[0]) if found else []
    return sorted(made or found, key=lambda each: each.number)


def cancel_events(turn: Turn, made: Sequence[Event]) -> tuple[str, Rows]:
    """Cancel those of the items that stand; what to say, and the button that restores them."""
    standing = [event for event in made if event.status is Status.OPEN]
    again = [reminder_schedule.take_back(turn, event) if event in standing else event for event in made]
    return "\n".join(
        turn._("已撤销 #{number} {title}，不再提醒。", **event.facts) for event in standing
    ), _rows(turn, again)


def _undo(turn: Turn, made: Sequence[Event]) -> None:
    _check(turn, made, Status.OPEN)
    turn.toast = turn._("已撤销")
    turn.edit_pressed(*cancel_events(turn, made))


def _restore(turn: Turn, made: Sequence[Event]) -> None:
    _check(turn, made, Status.CANCELLED)
    cancelled = [each for each in made if each.status is Status.CANCELLED]
    again = [reminder_schedule.take_up(turn, each) if each in cancelled else each for each in made]
    turn.toast = turn._("已恢复")
    if len(again) == 1:
        text = event_receipt.text_of(turn, again[0], phrases.planned)
        turn.edit_pressed(text, event_receipt.rows(turn, again[0]))
    else:
        turn.edit_pressed(_text(turn, again, changed=False), _rows(turn, again))


def _tick(turn: Turn) -> None:
    """One line of the card is taken back, or taken up again; the others stay."""
    found = _event_of_press(turn)
    is_open = bool(found) and found[0].status is Status.OPEN
    _check(turn, found, Status.OPEN if is_open else Status.CANCELLED)
    (reminder_schedule.take_back if is_open else reminder_schedule.take_up)(turn, found[0])
    made = _events_of_message(turn)
    turn.edit_pressed(_text(turn, made, changed=False), _rows(turn, made))


def _check(turn: Turn, made: Sequence[Event], status: Status) -> None:
    """`NotDone` where the presser may not change these items, or none of them stands so."""
    if not made:
        raise NotDone(presses.gone(turn._))
    if not all(may_alter(turn, event) for event in made):
        raise NotDone(presses.only_author(turn._))
    if all(event.status is not status for event in made):
        raise NotDone(presses.done_before(turn._))


def offer_words(turn: Turn, said: str) -> None:
    """Say that a plan is not on the calendar yet, with the button that puts it there."""
    if not turn.may(Action.ADD):
        return
    words = event_creation.clean(turn, mask_private(said))
    data = group_choice.said_data(replace(turn.said, text=words, photo=None))
    draft_id = pending_questions.begin(turn, LEFT_OVER, data, group_choice.ASKED)
    rows = [[turn.button(turn._("排进日程"), "rest.plan", draft_id)]]
    turn.say(turn._("没有排进日程：{words}", words=brief(words)), rows)


def _press_rest(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, LEFT_OVER, Action.ADD)
    drafts.end(turn.db, draft)
    turn.speak_as(group_choice.said_from_data(draft.data))
    turn.edit_pressed(turn._("好的，排进日程：{words}", words=brief(turn.said.text)))
    # Under the offer's own number: an edit of what was told must not change the item.
    number = turn.incoming.pressed_in or turn.said.message_id
    source = event_creation.Source(number, turn.said.text, turn.said.at, turn.me())
    keep_or_ask(turn, message_reading.read_words(turn, turn.said.text, Intent.EVENT), source)


def _press_same(turn: Turn) -> None:
    """The item just planned was another word about one that is there: that has its time, place and owners now."""
    found = (events_queries.get(turn.db, turn.with_group(), turn.press.number(at)) for at in (0, 1))
    new, old = map(turn.there, found)
    _check(turn, [new], Status.OPEN)
    _check(turn, [old], old.status)  # whatever became of it
    reminder_schedule.take_back(turn, new)
    one = old if old.status is Status.OPEN else reminder_schedule.take_up(turn, old)
    one = event_creation.timed(one, When(new.title, new.start, new.end, new.grain))
    one = replace(one, place=new.place or one.place, owners=new.owners or one.owners)
    event_creation.store_change(turn, one)
    turn.edit_pressed(event_receipt.text_of(turn, one, phrases.changed), event_receipt.rows(turn, one))


def _help(turn: Turn) -> None:
    turn.toast, turn.alert = phrases.how_to_change(turn._), True


DEEDS: Deeds = {
    "item.help": _help,
    same_item.SAME: _press_same,
    "item.undo": lambda turn: _undo(turn, _event_of_press(turn)),
    "item.restore": lambda turn: _restore(turn, _event_of_press(turn)),
    "item.tick": _tick,
    "item.undoall": lambda turn: _undo(turn, _events_of_message(turn)),
    "item.restoreall": lambda turn: _restore(turn, _events_of_message(turn)),
    "rest.plan": _press_rest,
}
