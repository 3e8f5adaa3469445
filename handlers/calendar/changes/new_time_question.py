"""自定 under 推迟, and 改期: the time is asked for; a reply to the question, or in private the next message, gives it."""

from datetime import timedelta

from handlers.calendar import time_question
from handlers.calendar.changes import event_replies
from handlers.calendar.changes import occurrence_status as phrases
from handlers.core import pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.messages import message_subject
from handlers.core.turn import Answers, NotDone, Turn
from handlers.events import occurrences
from handlers.events import texts as agenda_phrases
from handlers.events.event_rights import may_alter
from handlers.reminders.reminder_card import item_row
from storage.core import drafts
from union.core.almanac.date_format import moment_words
from union.core.groups import pushed_forward
from union.core.rights import Action
from union.events.model import Occurrence, Status
from union.reading.replies.item_replies import read_reply_to
from union.reading.text.normal_form import normal
from union.reminders.personal_reminders import moment_of

UNTIL, MOVE = "ev.until", "ev.move"
KEPT = timedelta(hours=24)


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
    return turn.tell(phrases.snooze_reminder(turn, one, until), rows, about=message_subject.of_time(one))


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
