"""New items of the calendar: /add, plans in plain sentences, their corrections and their undoing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers import (
    about,
    echo,
    filing,
    gathering,
    learning,
    making,
    occurring,
    planning,
    signing_up,
    templates,
    unsettled,
)
from handlers.cards import Button, button
from handlers.chinese import argument
from handlers.item_rights import may_alter
from handlers.phrases import agenda as phrases
from handlers.phrases import plain as plain_phrases
from handlers.phrases import press as press_phrases
from handlers.planning import plan_reminders, replan
from handlers.turn import Turn
from handlers.unsettled import ANSWERS, next_answers
from storage import cares, events, reminders
from union.agenda import Event, Status
from union.digest_year_plan import last_day
from union.item_words import read_plan
from union.rights import Action
from union.understanding.message import Intent, Message

__all__ = ["ANSWERS", "DEEDS", "add", "next_answers", "plan", "plan_reminders", "reedit", "replan"]

WORDS = learning.PLAN_WORDS


def add(turn: Turn) -> None:
    """/add 下周三下午3点开例会: whatever it says is a plan."""
    text = argument(turn.said.text, WORDS)
    if not turn.may(Action.ADD):
        turn.say(plain_phrases.readers_only(turn._))
    elif not text:
        turn.say(phrases.how_to_add(turn._))
    elif len(text) > filing.LONGEST:
        turn.say(plain_phrases.too_long(turn._, len(text), filing.LONGEST))
    else:
        message = filing.own_words(turn, filing.read_words(turn, text))
        if templates.asked_for(turn, text, message.when):
            return
        title = message.title or unsettled.title_without(read_plan(text).text, message.when)
        source = replace(making.source_of(turn), text=text)
        unsettled.keep_or_ask(turn, replace(message, title=title), source)


def plan(turn: Turn, message: Message) -> None:
    """A plain sentence that plans something: kept, or its time is asked for; in a group never for want of one.

    Of a day gone by when it was written nothing is asked in a group: 「昨天下午3点开会」 may be mere talk.
    """
    message = filing.own_words(turn, message)
    when, written = message.when, turn.with_group().day(turn.said.at)
    if not turn.where.private and (
        when is None or (making.is_over(turn, when) and when.start.date() < written)
    ):
        return
    if turn.may(Action.ADD):
        unsettled.keep_or_ask(turn, message, making.source_of(turn))
    elif turn.where.private:
        turn.say(plain_phrases.readers_only(turn._))


def reedit(turn: Turn, made: Sequence[Event], message: Message) -> None:
    """The message that made an item was edited: the item follows it, or it is said why it stays."""
    event = next((each for each in made if each.status is Status.OPEN), made[0])
    if making.clean(turn, message.text.strip()) == event.said.strip():
        return  # Telegram reports an edit when a link preview loads, too
    message = filing.own_words(turn, message)
    problem = _unfit(turn, event, message)
    if problem is None:
        store_change(turn, making.corrected(turn, making.listed(turn, event, message.text), message))
    else:
        turn.say(problem, about=about.of_event(event.id))


def _unfit(turn: Turn, event: Event, message: Message) -> str | None:
    """Why an item can't follow its edited message."""
    when = message.when
    if not may_alter(turn, event):
        return press_phrases.only_author(turn._)
    if event.status is not Status.OPEN:
        return phrases.closed_before(turn._, event)
    if occurring.next_of(turn.db, turn.with_group(), event, turn.with_group().wall(turn.now)) is None:
        return phrases.series_over(turn._, event)
    if when is None or message.intent is Intent.LOG:
        return phrases.unread_edit(turn._, event)
    if making.is_over(turn, when):
        words = phrases.span(turn._, when.start, when.end, when.grain, turn.with_group().day(turn.now))
        return phrases.edited_into_past(turn._, event, words)
    return None


def store_change(turn: Turn, event: Event) -> None:
    """Keep a changed item, plan its reminders anew and bring its echo up to date."""
    group = turn.with_group()
    events.change(turn.db, group, event)
    reminders.withdraw(turn.db, group, event)
    plan_reminders(turn.db, group, event, turn.now)
    _follow_visit(turn, event)
    one = gathering.coming(turn.db, group, event, turn.now)
    if one is not None:
        # Of another kind, or with 「限20人」 in its words, it asks differently who comes.
        signing_up.carry_over(turn, one)
    echo.redraw(turn, event)


def _follow_visit(turn: Turn, event: Event) -> None:
    """A visit of 五必访 is due in the period of its last day, wherever it is moved."""
    care = cares.of_event(turn.db, turn.with_group(), event.id)
    if care is not None:
        cares.keep_day(turn.db, turn.with_group(), care, last_day(occurring.whole(event)), turn.now)


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
    event = events.numbered(turn.db, turn.with_group(), number)
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
    events.close(turn.db, group, event, Status.CANCELLED, turn.now, turn.me())
    reminders.withdraw(turn.db, group, event)
    return [[button(phrases.label_restore(turn._), "item.restore", group.id, event.id)]]


def _restore(turn: Turn) -> None:
    event = _own_event(turn)
    if event is None:
        return
    if event.status is Status.OPEN:
        turn.toast = press_phrases.done_before(turn._)
        return
    group = turn.with_group()
    events.close(turn.db, group, event, Status.OPEN, turn.now, turn.me())
    event = replace(event, status=Status.OPEN)
    planning.plan_reminders(turn.db, group, event, turn.now)
    turn.toast = turn._("已恢复")
    turn.edit_pressed(echo.text_of(turn, event, phrases.planned), echo.rows(turn, event))


def _help(turn: Turn) -> None:
    turn.toast, turn.alert = phrases.how_to_change(turn._), True


def _own_event(turn: Turn) -> Event | None:
    """The pressed item, if the presser may change it; the toast says why not."""
    press = turn.incoming.press
    event = events.get(turn.db, turn.with_group(), press.number()) if press else None
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
    "item.help": _help,
    "item.reading": unsettled.picked,
    "item.none": unsettled.dropped,
    "item.keep": unsettled.saved,
    "item.day": unsettled.how_to_say_the_day,
    "item.drop": unsettled.rule_dropped,
}
