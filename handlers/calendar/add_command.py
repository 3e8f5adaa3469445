"""New items of the calendar: /add, plans in plain sentences, their corrections and their undoing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.attendance import attendance_card, sign_up
from handlers.calendar import event_creation, event_receipt, time_question
from handlers.calendar.templates import template_card
from handlers.core import lessons, message_reading
from handlers.core import not_understood_texts as plain_phrases
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.keyboards import Button, button
from handlers.core.messages.text_limits import LONGEST_TOLD
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as phrases
from handlers.events.event_rights import may_alter
from handlers.reminders import reminder_schedule
from handlers.reminders.reminder_schedule import plan_reminders, replan
from storage.care import visits_due
from storage.events import queries as events_queries
from storage.events import series_times
from storage.reminders import schedule
from union.core.rights import Action
from union.events.model import Event, Status
from union.events.recurrence import occurrences as occurrences_of
from union.events.recurrence_rules import pattern
from union.events.settled_occurrences import carried
from union.reading.message import Intent, Message
from union.reading.replies.item_details import read_plan

__all__ = ["DEEDS", "add", "plan", "plan_reminders", "reedit", "replan"]

WORDS = lessons.PLAN_WORDS
A_DAY = timedelta(days=1)


def add(turn: Turn) -> None:
    """/add 下周三下午3点开例会: whatever it says is a plan."""
    text = argument(turn.said.text, WORDS)
    if not turn.may(Action.ADD):
        turn.say(plain_phrases.readers_only(turn._))
    elif not text:
        turn.say(turn._("请把事情和时间写在一起，例如：\n/add 下周三下午3点在三楼会议室开工会小组长例会"))
    elif len(text) > LONGEST_TOLD:
        turn.say(plain_phrases.too_long(turn._, len(text), LONGEST_TOLD))
    else:
        message = message_reading.own_words(turn, message_reading.read_words(turn, text))
        if template_card.asked_for(turn, text, message.when):
            return
        title = message.title or time_question.title_without(read_plan(text).text, message.when)
        source = replace(event_creation.source_of(turn), text=text)
        time_question.keep_or_ask(turn, replace(message, title=title), source)


def plan(turn: Turn, message: Message) -> None:
    """A plain sentence that plans something: kept, or its time is asked for; in a group never for want of one.

    Of a day gone by when it was written nothing is asked in a group: 「昨天下午3点开会」 may be mere talk.
    """
    message = message_reading.own_words(turn, message)
    when, written = message.last_when, turn.with_group().day(turn.said.at)
    if not turn.where.private and (
        when is None or (event_creation.is_over(turn, when) and when.start.date() < written)
    ):
        return
    if turn.may(Action.ADD):
        time_question.keep_or_ask(turn, message, event_creation.source_of(turn))
    elif turn.where.private:
        turn.say(plain_phrases.readers_only(turn._))


def reedit(turn: Turn, made: Sequence[Event], message: Message) -> None:
    """The message that made an item was edited: the item follows it, or it is said why it stays."""
    event = next((each for each in made if each.status is Status.OPEN), made[0])
    if event_creation.clean(turn, message.text.strip()) == event.said.strip():
        return  # Telegram reports an edit when a link preview loads, too
    message = message_reading.own_words(turn, message)
    if len(made) > 1 or message.parts:
        _reedit_several(turn, made, message)
        return
    problem = _unfit(turn, event, message)
    if problem is None:
        store_change(
            turn, event_creation.corrected(turn, event_creation.listed(turn, event, message.text), message)
        )
    else:
        turn.say(problem, about=message_subject.of_event(event.id))


def _reedit_several(turn: Turn, made: Sequence[Event], message: Message) -> None:
    """The items one message made follow it in their order; where it tells of another number they stay."""
    parts, ordered = message.parts or (message,), sorted(made, key=lambda event: event.number)
    problem = None
    if len(parts) == len(ordered):
        pairs = list(zip(ordered, parts, strict=True))
        problem = next((said for event, part in pairs if (said := _unfit(turn, event, part))), None)
        if problem is None:
            for event, part in pairs:
                store_change(turn, event_creation.corrected(turn, event, part))
            again = [events_queries.get(turn.db, turn.with_group(), event.id) or event for event in ordered]
            event_receipt.redraw_several(turn, again)
            return
    numbers = turn._("、").join(f"#{event.number}" for event in ordered)
    text = problem or turn._(
        "改后的话和原来安排的对不上，{numbers}都保持原样。要改请写编号，例如「{number} 改到周五」。",
        numbers=numbers,
        number=f"#{ordered[0].number}",
    )
    turn.say(text, about=message_subject.of_items(ordered[0].id))


def _unfit(turn: Turn, event: Event, message: Message) -> str | None:
    """Why an item can't follow its edited message."""
    when = message.last_when
    if not may_alter(turn, event):
        return press_phrases.only_author(turn._)
    if event.status is not Status.OPEN:
        return phrases.closed_before(turn._, event)
    if occurrences.next_of(turn.db, turn.with_group(), event, turn.with_group().wall(turn.now)) is None:
        return phrases.series_over(turn._, event)
    if when is None or message.intent is Intent.LOG:
        return phrases.unread_edit(turn._, event)
    if event_creation.is_over(turn, when):
        words = phrases.span(turn._, when.start, when.end, when.grain, turn.with_group().day(turn.now))
        return phrases.edited_into_past(turn._, event, words)
    return None


def store_change(turn: Turn, event: Event) -> None:
    """Keep a changed item, plan its reminders anew and bring its echo up to date."""
    group = turn.with_group()
    _keep_settled(turn, event)
    events_queries.change(turn.db, group, event)
    schedule.withdraw(turn.db, group, event)
    plan_reminders(turn.db, group, event, turn.now)
    _follow_visit(turn, event)
    one = attendance_card.coming(turn.db, group, event, turn.now)
    if one is not None:
        # Of another kind, or with 「限20人」 in its words, it asks differently who comes.
        sign_up.carry_over(turn, one)
    event_receipt.redraw(turn, event)


def _keep_settled(turn: Turn, after: Event) -> None:
    """Of dates told anew those that were settled stay so: the 9th at another hour is the 9th still."""
    group = turn.with_group()
    before = events_queries.get(turn.db, group, after.id)
    if before is None or before.rule == after.rule or not (before.rule and after.rule):
        return
    changes = events_queries.overrides(turn.db, group, before)
    settled = [one.original for one in changes if one.status is not Status.OPEN]
    if settled and pattern(after.rule.rrule).dates:
        window = min(before.start, after.start, *settled) - A_DAY, max(settled) + A_DAY
        found = [
            list(occurrences_of(each, changed, *window)) for each, changed in ((before, changes), (after, ()))
        ]
        series_times.carry(turn.db, group, after, carried(*found))


def _follow_visit(turn: Turn, event: Event) -> None:
    """A visit of 五必访 is due in the period of its last day, wherever it is moved."""
    care = visits_due.of_event(turn.db, turn.with_group(), event.id)
    if care is not None:
        visits_due.keep_day(
            turn.db, turn.with_group(), care, occurrences.whole(event).last_moment.date(), turn.now
        )


def _undo(turn: Turn) -> None:
    event = _own_event(turn)
    if event is None:
        return
    if event.status is not Status.OPEN:
        turn.toast = press_phrases.done_before(turn._)
        return
    turn.toast = turn._("已撤销")
    turn.edit_pressed(phrases.taken_back(turn._, event), _take_back(turn, event))


def undone_by_number(turn: Turn, number: int) -> bool:
    """撤销 #12 where 12 is an item; False when there is none of that number."""
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    if event is None:
        return False
    if not may_alter(turn, event):
        turn.say(press_phrases.only_author(turn._))
    elif event.status is not Status.OPEN:
        turn.say(press_phrases.done_before(turn._))
    else:
        turn.say(phrases.taken_back(turn._, event), _take_back(turn, event))
    return True


def _take_back(turn: Turn, event: Event) -> list[list[Button]]:
    """Cancel the item as a whole; the button that restores it."""
    group = turn.with_group()
    events_queries.close(turn.db, group, event, Status.CANCELLED, turn.now, turn.me())
    schedule.withdraw(turn.db, group, event)
    return [[button(turn._("恢复"), "item.restore", group.id, event.id)]]


def _restore(turn: Turn) -> None:
    event = _own_event(turn)
    if event is None:
        return
    if event.status is Status.OPEN:
        turn.toast = press_phrases.done_before(turn._)
        return
    group = turn.with_group()
    events_queries.close(turn.db, group, event, Status.OPEN, turn.now, turn.me())
    event = replace(event, status=Status.OPEN)
    reminder_schedule.plan_reminders(turn.db, group, event, turn.now)
    turn.toast = turn._("已恢复")
    turn.edit_pressed(event_receipt.text_of(turn, event, phrases.planned), event_receipt.rows(turn, event))


def _undo_all(turn: Turn) -> None:
    """Take back everything one message made."""
    made = _own_events(turn)
    standing = [event for event in made if event.status is Status.OPEN]
    if not standing:
        turn.toast = turn.toast or press_phrases.done_before(turn._)
        return
    for event in standing:
        _take_back(turn, event)
    turn.toast = turn._("已撤销")
    numbers = turn._("、").join(f"#{event.number}" for event in standing)
    restore = button(turn._("恢复"), "item.restoreall", turn.with_group().id, min(each.id for each in made))
    turn.edit_pressed(turn._("已撤销 {numbers}，不再提醒。", numbers=numbers), [[restore]])


def _restore_all(turn: Turn) -> None:
    group, made = turn.with_group(), _own_events(turn)
    gone = [event for event in made if event.status is Status.CANCELLED]
    if not gone:
        turn.toast = turn.toast or press_phrases.done_before(turn._)
        return
    for event in gone:
        events_queries.close(turn.db, group, event, Status.OPEN, turn.now, turn.me())
        reminder_schedule.plan_reminders(turn.db, group, replace(event, status=Status.OPEN), turn.now)
    turn.toast = turn._("已恢复")
    again = [replace(event, status=Status.OPEN) if event in gone else event for event in made]
    turn.edit_pressed(
        event_receipt.text_of_several(turn, again, changed=False), event_receipt.rows_of_several(turn, again)
    )


def _own_events(turn: Turn) -> list[Event]:
    """What the message of the pressed item made, in order, if the presser may change it; else the toast says why not."""
    event = _own_event(turn)
    if event is None:
        return []
    made = events_queries.of_same_message(turn.db, turn.with_group(), event) or [event]
    return sorted(made, key=lambda each: each.number)


def _help(turn: Turn) -> None:
    turn.toast, turn.alert = phrases.how_to_change(turn._), True


def _own_event(turn: Turn) -> Event | None:
    """The pressed item, if the presser may change it; the toast says why not."""
    press = turn.incoming.press
    event = events_queries.get(turn.db, turn.with_group(), press.number()) if press else None
    if event is None:
        turn.toast = press_phrases.gone(turn._)
        return None
    if not may_alter(turn, event):
        turn.toast = press_phrases.only_author(turn._)
        return None
    return event


DEEDS: dict[str, Callable[[Turn], None]] = {
    "item.undo": _undo,
    "item.restore": _restore,
    "item.undoall": _undo_all,
    "item.restoreall": _restore_all,
    "item.help": _help,
    "item.reading": time_question.picked,
    "item.none": time_question.dropped,
    "item.keep": time_question.saved,
    "item.day": time_question.how_to_say_the_day,
    "item.drop": time_question.rule_dropped,
}
