"""Items are finished, put off, cancelled and taken up again: /done and the buttons of reminders.

Of a series only the one time is touched, unless 以后都 is pressed. For 自定 under 推迟, and 改期, the time is asked: a reply, or in private the next message, gives it.
"""

from collections.abc import Callable
from datetime import timedelta

from handlers.calendar import time_question
from handlers.calendar.changes import (
    completion,
    event_replies,
    message_redraw,
    occurrence_status,
    series_change,
)
from handlers.calendar.changes.occurrence_status import attendance_lines, closed_text, restore_button, settle
from handlers.core import not_understood_texts as plain_phrases
from handlers.core import pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.turn import Act, Answers, Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import answers_for, may_alter
from handlers.events.texts import closed_line
from handlers.reminders.reminder_card import item_row
from storage.attendance import headcounts
from storage.core import drafts
from storage.events import queries as events_queries
from union.attendance.headcount import Headcount
from union.attendance.participation_replies import count_in
from union.core.almanac.date_format import moment_words
from union.core.groups import pushed_forward
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.replies.item_replies import read_reply_to
from union.reading.text.identifiers import read_number
from union.reading.text.normal_form import normal
from union.reminders.personal_reminders import moment_of
from union.reminders.reminder_times import snooze_time

WORDS = ("完成",)
UNTIL, MOVE = "ev.until", "ev.move"
KEPT = timedelta(hours=24)  # how long a question for another time waits
TimeAct = Callable[[Turn, Occurrence], None]
MOST = 8  # items offered when a name fits several


def finish_command(turn: Turn) -> None:
    """/done #12, 完成 例会: the item at hand is finished."""
    turn.needs(Action.FINISH, plain_phrases.readers_only(turn._))
    text, count = count_in(argument(turn.said.text, WORDS))
    if not text:
        turn.say(occurrence_status.how_to_finish(turn._))
    else:
        found = _occurrences_named(turn, text)
        if not found:
            turn.say(occurrence_status.no_such_item(turn._, text))
        elif len(found) == 1:
            _say_finished(turn, found[0], count)
        elif count != Headcount():
            turn.say(turn._("有几个日程对得上，请写编号，例如：完成 #12 实到12人"))
        else:
            named = ((one, f"#{one.event.number} {one.event.title}") for one in found[:MOST])
            rows = [[occurrences.button_of(turn, one, label, "ev.done")] for one, label in named]
            turn.say(turn._("有几个日程对得上，完成的是哪一个？"), rows)


def _occurrences_named(turn: Turn, text: str) -> list[Occurrence]:
    group, number = turn.with_group(), read_number(text)
    if number is not None:
        event = events_queries.numbered(turn.db, group, number)
        found = [event] if event else []
    else:
        opened = occurrences.open_items(turn)
        found = [each for each in opened if all(word in each.title for word in text.split())]
    times = (occurrences.at_hand(turn.db, group, each, turn.wall) for each in found)
    return [occurrences.to_finish(turn.db, group, one, turn.now) for one in times if one is not None]


def _say_finished(turn: Turn, one: Occurrence, count: Headcount) -> None:
    """The numbers told with it are kept even where somebody finished it before."""
    if count != Headcount():
        headcounts.count(turn.db, turn.with_group(), one, count)
    if one.status is not Status.OPEN:
        lines = [press_phrases.done_before(turn._), *(attendance_lines(turn, one) if count.present else ())]
        turn.say("\n".join(lines))
        return
    found = completion.finish(turn, one)
    turn.say(found.text, found.rows, about=message_subject.of_event(one.event.id, one.original))


def _show_closed(turn: Turn, one: Occurrence) -> None:
    if message_redraw.is_single(turn):
        text = "\n".join(line for line in (closed_text(turn, one), occurrence_status.hint(turn, one)) if line)
        turn.edit_pressed(text, [[restore_button(turn, one)]])
    else:
        turn.toast = closed_line(turn._, one)
        message_redraw.redraw(turn, one)


def _settle(status: Status) -> TimeAct:
    return lambda turn, one: _show_closed(turn, settle(turn, one, status))


def _press_finish(turn: Turn, one: Occurrence) -> None:
    found = completion.finish(turn, one)
    if found.one.status is not Status.OPEN:
        _show_closed(turn, found.one)
    elif not found.rows:
        turn.toast, turn.alert = found.text, True
    else:
        turn.toast = None if found.asks else found.text
        is_menu = found.asks or message_redraw.is_single(turn)
        message_redraw.redraw(turn, found.one, menu=found.rows if is_menu else None, line=found.text)


def _take_back_share(turn: Turn, one: Occurrence) -> None:
    own = completion.own_share(turn, one)
    is_done = own is not None and one.key in own.done
    found = completion.take_back(
        turn, one, turn.there(own if is_done else None, press_phrases.done_before(turn._))
    )
    turn.toast = found.text
    message_redraw.redraw(turn, found.one, line=found.text)


def _restore(turn: Turn) -> None:
    one = occurrences.of_press(turn)
    if problem := completion.hindrance(turn, one):
        raise NotDone(problem)
    is_open = one.status is Status.OPEN
    turn.toast = press_phrases.done_before(turn._) if is_open else turn.toast
    one = one if is_open else completion.reopen(turn, one)
    if is_open or not message_redraw.is_single(turn):
        message_redraw.redraw(turn, one)
    else:
        text = occurrence_status.restored(turn._, one, turn.today)
        turn.edit_pressed(text, [item_row(turn._, turn.with_group(), one, turn.wall)])


def _snooze(turn: Turn, one: Occurrence) -> None:
    until = snooze_time(turn.press.ids[2], turn.wall, turn.settings)
    turn.toast = line = occurrence_status.snooze_reminder(turn, one, until)
    message_redraw.redraw(turn, one, line=line)


def _until(turn: Turn, one: Occurrence) -> None:
    message_redraw.redraw(turn, one)
    ask(turn, one, UNTIL)


def _cancel(of_series: TimeAct) -> TimeAct:
    """A one-off item goes at once, also under an old menu; of a series `of_series` is done."""
    close = _settle(Status.CANCELLED)
    return lambda turn, one: (of_series if one.event.rule is not None else close)(turn, one)


def _ask_which(turn: Turn, one: Occurrence) -> None:
    message_redraw.redraw(turn, one, menu=series_change.cancel_scope_question(turn, one)[1])


def _of_time(act: TimeAct, by: Callable[[Turn, Event], bool] = lambda turn, event: True) -> Act:
    """The deed for the open time pressed, by who may finish items and has `by`, a right to this one; the toast says why not."""

    def deed(turn: Turn) -> None:
        one = occurrences.of_press(turn)
        turn.needs(Action.FINISH)
        if one.status is not Status.OPEN:
            message_redraw.redraw(turn, one)
            raise NotDone(press_phrases.done_before(turn._))
        if not by(turn, one.event):
            raise NotDone(press_phrases.only_author(turn._))
        act(turn, one)

    return deed


DEEDS: Deeds = {
    "ev.done": _of_time(_press_finish),
    "ev.doneall": _of_time(_settle(Status.DONE), answers_for),
    "ev.unshare": _of_time(_take_back_share),
    "ev.giveup": _of_time(_settle(Status.GIVEN_UP)),
    "ev.restore": _restore,
    "ev.later": _of_time(
        lambda turn, one: message_redraw.redraw(turn, one, menu=occurrence_status.later_menu(turn, one))
    ),
    "ev.snooze": _of_time(_snooze),
    "ev.back": _of_time(message_redraw.redraw),
    "ev.until": _of_time(_until),
    "ev.move": _of_time(lambda turn, one: ask(turn, one, MOVE), may_alter),
    "ev.cancel": _of_time(_cancel(_ask_which), may_alter),
    "ev.cancel1": _of_time(_settle(Status.CANCELLED), may_alter),
    "ev.cancelall": _of_time(
        _cancel(lambda turn, one: turn.edit_pressed(*series_change.end_series(turn, one))), may_alter
    ),
}


def ask(turn: Turn, one: Occurrence, subject: str) -> None:
    """Put the question; `subject` is UNTIL or MOVE."""
    item = agenda_phrases.title_line(turn._, one, turn.today)
    question = turn._("{item}\n改到什么时候？请回复这条消息，例如：周五下午3点、推迟两天", item=item)
    if subject == UNTIL:
        question = turn._(
            "{item}\n推迟到什么时候再提醒？请回复这条消息，例如：明天下午3点、两天后、半小时后", item=item
        )
    pending_questions.ask(turn, subject, occurrences.draft_reference(one), KEPT, question)


def _until_given(turn: Turn, draft: drafts.Draft) -> bool:
    one, group = _question_occurrence(turn, draft), turn.with_group()
    when = time_question.later(turn)
    if when is None:
        return pending_questions.ask_again(turn, draft, agenda_phrases.no_time_there(turn._))
    until = pushed_forward(moment_of(when, group.settings), group.settings)
    if until <= turn.wall:
        past = moment_words(turn._, until, now=turn.today)
        question = turn._("{moment}已经过去了，请回复这条消息写以后的时间。", moment=past)
        return pending_questions.ask_again(turn, draft, question)
    drafts.end(turn.db, draft)
    rows = [item_row(turn._, group, one, turn.wall)]
    return turn.tell(
        occurrence_status.snooze_reminder(turn, one, until), rows, about=message_subject.of_time(one)
    )


def _move_given(turn: Turn, draft: drafts.Draft) -> bool:
    one, said, wall = _question_occurrence(turn, draft), turn.said.text, turn.written
    text = said if read_reply_to(said, wall, one.start, turn.notice) else f"改到{normal(said).text}"
    if read_reply_to(text, wall, one.start, turn.notice) is None:
        return pending_questions.ask_again(turn, draft, agenda_phrases.no_time_there(turn._))
    drafts.end(turn.db, draft)
    subject = message_subject.about_time(one)
    return event_replies.answer(turn, turn.with_group(), subject, text)


def _question_occurrence(turn: Turn, draft: drafts.Draft) -> Occurrence:
    """What the question was about, while it is open, for whoever may answer."""
    one = turn.there(occurrences.of_draft(turn, draft))
    turn.needs(Action.FINISH)
    if draft.subject == MOVE and not may_alter(turn, one.event):  # else they would end another's question
        raise NotDone(press_phrases.only_author(turn._))
    if one.status is not Status.OPEN:
        raise NotDone(press_phrases.done_before(turn._))
    return one


ANSWERS: Answers = {UNTIL: _until_given, MOVE: _move_given}
next_answers = pending_questions.unreplied(ANSWERS, time_question.is_time)
