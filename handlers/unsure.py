"""A private message that may tell or plan union work: nothing is kept of it until a button says which."""

from dataclasses import replace

from handlers import filing, questions, unsettled, which, worklog
from handlers.cards import button
from handlers.making import Source
from handlers.phrases import plain as phrases
from handlers.phrases import press as presses
from handlers.turn import Turn
from storage import drafts
from union.rights import Action
from union.understanding.message import Intent
from union.understanding.privacy import mask_private
from union.understanding.read import wavers

SUBJECT, NO, LOG, PLAN = "unsure", 0, 1, 2


def asked(turn: Turn) -> bool:
    """Ask whether it is work done or something planned, where it could be; whether that was asked."""
    group = turn.with_group()
    wall = group.wall(turn.said.at)
    if turn.said.forwarded or not turn.may(Action.LOG):
        return False
    if not wavers(turn.said.text, wall, region=turn.settings.region, notice=group.notice):
        return False
    data = which.said_data(replace(turn.said, text=mask_private(turn.said.text)))
    draft_id = drafts.begin(
        turn.db, turn.where.chat_id, SUBJECT, data, turn.now, turn.now + which.ASKED, group=group,
        person=turn.me(),
    )  # fmt: skip
    labels = {LOG: turn._("记录"), PLAN: turn._("日程"), NO: turn._("不用")}
    turn.say(
        phrases.unsure(turn._),
        [[button(label, "unsure.answer", group.id, draft_id, answer) for answer, label in labels.items()]],
    )
    return True


def _press(turn: Turn) -> None:
    press, draft = turn.incoming.press, questions.pressed(turn, SUBJECT)
    if press is None or draft is None:
        turn.toast = presses.done_before(turn._)
        return
    answer = press.number(1)
    if answer != NO and not turn.may(Action.ADD if answer == PLAN else Action.LOG):
        turn.toast = presses.not_allowed(turn._)
        return
    drafts.end(turn.db, draft)
    if answer == NO:
        turn.edit_pressed(phrases.not_kept(turn._))
        return
    said = which.said_again(draft.data)
    turn.speak_as(said)
    if answer == LOG:
        turn.edit_pressed(turn._("好的，记下"))
        worklog.file(turn, filing.as_log(filing.read_words(turn, said.text, Intent.LOG)))
    else:
        turn.edit_pressed(turn._("好的，排进日程"))
        _plan(turn)


def _plan(turn: Turn) -> None:
    said = turn.said
    message = filing.own_words(turn, filing.read_words(turn, said.text, Intent.EVENT))
    unsettled.keep_or_ask(turn, message, Source(said.message_id, said.text, said.at, turn.me()))


DEEDS = {"unsure.answer": _press}
