"""Somebody is sought for a piece of work, and the next who takes it on is heard as if all had been said at once: 「陈静负责拍照」."""

from dataclasses import replace
from datetime import timedelta

from handlers.attendance import spoken_answers, told_answers
from handlers.calendar import event_creation, several_items
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from storage.core import drafts
from union.core.kinds import Kind
from union.core.rights import Action
from union.reading.acts.tasks.volunteers import SIGNS, assigned_words, offer, work_sought
from union.reading.message import Intent, Message
from union.reading.text.normal_form import EitherScript

ASKS = EitherScript(r"[?？]\s?$|[谁誰](?:去|来|來|嚟|要|想)[^,，。]{0,8}$")
# 「包饺子活动缺个买面粉的，谁去」 calls for somebody who does that, not for who comes
NEEDED = EitherScript(r"[缺差少要找][一]?(?:个|個|人|位)[^,，。?？]{0,10}[的嘅人]?[,，\s]")
MAY_SEEK, SOUGHT, AND, LATELY = SIGNS, told_answers.SOUGHT, "和", timedelta(hours=3)


def remember(turn: Turn) -> None:
    """Keep in mind for a while what somebody is sought for here, if all that is said asks that, or who was asked for nothing of ours."""
    said = turn.said
    if said.edited or said.forwarded or turn.group is None or turn.where.private:
        return
    work = work_sought(said.text)
    if not work and ASKS.search(said.text) is None:
        return
    is_errand = NEEDED.search(said.text) is not None
    if not (work or is_errand) and (event := spoken_answers.named_event(turn, said.text)) is not None:
        told_answers.call_for(turn, event)
        return
    data, group = {"work": work}, turn.with_group()
    drafts.begin(turn.db, turn.where.chat_id, SOUGHT, data, turn.now, turn.now + LATELY, group=group)


def claimed(turn: Turn, _signs: object) -> bool:
    """Where the writer takes on what was sought here last, or gives it to one of us, both are heard as one sentence."""
    said, me = turn.said, turn.me()
    if turn.where.private or said.edited or said.forwarded or turn.group is None or not turn.may(Action.ADD):
        return False
    draft = drafts.latest(turn.db, turn.where.chat_id, None, SOUGHT)
    if (
        draft is None
        or not draft.data["work"]
        or me is None
        or not drafts.begun_since(turn.db, draft, turn.now - LATELY)
    ):
        return False
    found = offer(said.text, speakers.people_names(turn))
    if found is None:
        return False
    drafts.end(turn.db, draft)
    names, work = tuple(filter(None, (found.name or me.name, found.other))), draft.data["work"]
    words, terms = assigned_words(AND.join(names), work, found.rest)
    plan = message_reading.read_words(turn, words, Intent.EVENT)
    if plan.when is not None:
        task = Message(words, Intent.EVENT, Kind.DEADLINE, work, owners=names, note=terms)
        due = replace(plan.when, deadline=True)
        several_items.keep(turn, [replace(task, when=due)], event_creation.source_of(turn))
        return True
    turn.speak_as(replace(said, text=words))  # for what was planned last: an errand of its day
    return False
