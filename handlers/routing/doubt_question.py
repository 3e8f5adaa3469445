"""A private message that may tell or plan union work: nothing is kept of it until a button says which."""

from dataclasses import replace

from handlers.calendar import time_question
from handlers.calendar.event_creation import Source
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.keyboards import button
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from storage.core import drafts
from union.core.rights import Action
from union.reading.message import Intent
from union.reading.privacy.redaction import mask_private
from union.reading.reader import wavers

SUBJECT, NO, LOG, PLAN = "unsure", 0, 1, 2


def asked(turn: Turn) -> bool:
    """Ask whether it is work done or something planned, where it could be; whether that was asked."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    if turn.said.forwarded or not turn.may(Action.LOG):
        return False
    if not wavers(turn.said.text, wall, region=turn.settings.region, notice=group.notice):
        return False
    data = group_choice.said_data(replace(turn.said, text=mask_private(turn.said.text)))
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, data, turn.now, turn.now + group_choice.ASKED, group=group,
        person=turn.me(),
    )  # fmt: skip
    labels = {LOG: turn._("记录"), PLAN: turn._("日程"), NO: turn._("不用")}
    turn.say(
        turn._("这句看不准，还没有记下。是做过的工作，还是要安排的日程？"),
        [[button(label, "unsure.answer", group.id, draft_id, answer) for answer, label in labels.items()]],
    )
    return True


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, pending_questions.pressed(turn, SUBJECT)
    if press is None or draft is None:
        turn.toast = presses.done_before(turn._)
        return
    answer = press.number(1)
    if answer != NO and not turn.may(Action.ADD if answer == PLAN else Action.LOG):
        turn.toast = presses.not_allowed(turn._)
        return
    drafts.end(turn.db, draft)
    if answer == NO:
        turn.edit_pressed(turn._("好的，没有记下"))
        return
    said = group_choice.said_again(draft.data)
    turn.speak_as(said)
    if answer == LOG:
        turn.edit_pressed(turn._("好的，记下"))
        log_command.file(turn, log_entry.as_log(message_reading.read_words(turn, said.text, Intent.LOG)))
    else:
        turn.edit_pressed(turn._("好的，排进日程"))
        _plan(turn)


def _plan(turn: Turn) -> None:
    said = turn.said
    message = message_reading.own_words(turn, message_reading.read_words(turn, said.text, Intent.EVENT))
    time_question.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))


DEEDS = {"unsure.answer": _press}
