"""「筹备会能不能换到30号？」 by one officer, 「可以」 by another: asked with a button, and done by whoever agrees; and 「那个会几点来着」."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar.changes import event_replies
from handlers.calendar.views import cal_command
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.turn import Answers, Deeds, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.questions import event_answers
from handlers.routing.references import spoken_changes
from handlers.routing.references.candidate_times import fitted
from handlers.routing.references.resolver import candidates
from storage.core import drafts
from storage.core.drafts import Draft
from union.core.rights import Action
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.privacy.redaction import mask_private
from union.reading.replies.mentions import core_of, mentions
from union.reading.replies.short_replies import Agreement, agreement
from union.reading.text.normal_form import EitherScript

ASKING, KEPT = "proposed", timedelta(hours=2)
WHO, TO_WHOM, MOST = EitherScript(r"谁"), EitherScript(r"[给找]谁"), 3


def claimed(turn: Turn, changes: Sequence[ItemChange]) -> bool:
    """Whether the words ask leave to change an item of ours; then the others are asked, and nothing is changed yet."""
    found = candidates(turn, changes[0]) if len(changes) == 1 and not turn.said.edited else ()
    sure = [each for each in found if each.is_sure]
    is_hinted = bool(changes[0].weight)
    if len(sure) != 1 or (is_hinted and fitted(turn, sure[0].one, changes[0]) is None):
        return False
    if (
        turn.where.private
        and may_alter(turn, sure[0].one.event)
        and event_replies.changed(turn, sure[0].one, changes[0])
    ):
        return True  # who may change it asks the bot, and nobody else
    me, group = turn.me(), turn.with_group()
    said = replace(turn.said, text=mask_private(turn.said.text))
    data = group_choice.said_data(said) | {"by": me.id if me else None}
    draft_id = drafts.begin(turn.db, turn.where.chat_id, ASKING, data, turn.now, turn.now + KEPT, group=group)
    agreed, refused = (turn._("就这样改"), 1), (turn._("不用"), 0)
    rows = [[turn.button(label, "change.agreed", draft_id, answer) for label, answer in (agreed, refused)]]
    text = turn._("「{words}」\n还没有改。同意请回一声「可以」，或点一下按钮。", words=said.text)
    drafts.set_message(turn.db, draft_id, turn.say(text, rows))
    return True


def _of_another(turn: Turn) -> Draft | None:
    draft, me = drafts.latest(turn.db, turn.where.chat_id, None, ASKING), turn.me()
    if draft is None or me is None or me.id == draft.data["by"]:
        return None
    return draft if draft.group_id == turn.with_group().id else None


def is_answered(turn: Turn, answer: Agreement) -> bool:
    """「可以」 of another officer, right behind the question; whether one was open."""
    draft = _of_another(turn)
    return draft is not None and _settled(turn, draft, answer)


def is_countered(turn: Turn, new: str) -> bool:
    """「那就5点吧」 of another officer, right behind the question: done as they say."""
    draft = _of_another(turn)
    if draft is None or not turn.may(Action.ALTER) or not message_reading.is_time(turn, new):
        return False
    said, asked = turn.said, group_choice.said_from_data(draft.data)
    change = replace(read_proposals(asked.text)[0], deed=ChangeDeed.MOVE, new=new, quoted=new, after=())
    drafts.end(turn.db, draft)
    turn.speak_as(asked)
    found = [each.one for each in candidates(turn, change) if each.is_sure]
    turn.speak_as(said)
    return len(found) == 1 and event_replies.changed(turn, found[0], change)


def _settled(turn: Turn, draft: Draft, answer: Agreement) -> bool:
    if not turn.may(Action.ALTER):
        return False
    drafts.end(turn.db, draft)
    if answer is Agreement.NO:
        return turn.tell(turn._("好的，没有改"))
    turn.speak_as(group_choice.said_from_data(draft.data))
    return spoken_changes.claimed(turn, read_proposals(turn.said.text))


def replied(turn: Turn, draft: Draft) -> bool:
    """The same in reply to the question."""
    answer = agreement(turn.said.text)
    return answer is not None and _settled(turn, draft, answer)


def _press(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, ASKING, Action.ALTER, presses.gone(turn._))
    turn.edit_pressed(turn._("好的"))
    _settled(turn, draft, Agreement.YES if turn.press.number(1) else Agreement.NO)


def tell_coming_items(turn: Turn, asked: ItemChange) -> bool:
    """Whether it names an item that is to come; then its time and place are said, or whose it is."""
    is_to_us = turn.where.private or turn.said.addressed
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.SEE):
        return False
    if turn.settings.group_questions != "answer" and not is_to_us:
        return False
    if event_answers.items_asked_about(turn, turn.said.text):
        return False
    if event_answers.tell(turn, event_answers.asked_when(turn, turn.said.text)):  # of several at once
        return True
    named = mentions(asked, turn.written, turn.notice, turn.settings.region)
    if not any(each.words or each.when or each.points for each in named):
        return False
    found = [each.one for each in candidates(turn, asked) if each.is_sure or each.on_day][:MOST]
    core = core_of(asked.own)  # 「when is the agm」: not the deadline of its motions
    coming = (one for one in event_answers.each_once(turn) if one.start.date() >= turn.today)
    found = [one for one in coming if core and core_of(one.event.title) == core] or found
    if found and WHO.search(asked.text):
        is_quoted = TO_WHOM.search(asked.text) is not None
        return turn.tell("\n".join(event_answers.lines(turn, found, is_quoted=is_quoted)))
    if found and not any(each.when for each in named):  # 「夜宵是哪几天」
        db, group = turn.db, turn.with_group()
        dates = ((one, occurrences.dates_left(db, group, one.event, turn.wall)) for one in found)
        found = [each for one, left in dates for each in left or [one]]
    if found:
        cal_command.say_items(turn, found, asked.own)
    return bool(found)


ANSWERS: Answers = {ASKING: replied}
DEEDS: Deeds = {"change.agreed": _press}
