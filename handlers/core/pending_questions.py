"""A question the bot asks: kept with what it is about, found again by the button under it, brought back by the round at its moments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from handlers.core import group_choice
from handlers.core import press_texts as presses
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Answer, NotDone, Turn
from storage.core import drafts
from storage.core.drafts import Draft
from union.core.rights import Action, Standing
from union.reading.privacy.redaction import mask_private

NONE_OF_THEM = 0
Choice = tuple[str, *tuple[int | str, ...]]  # the label of a button and the ids of its row


def begin(
    turn: Turn, subject: str, data: Mapping[str, Any], kept: timedelta, chat_id: int | None = None
) -> int:
    """Keep a question to this turn's person, about its group, for so long; its number stands in its buttons."""
    return drafts.begin(
        turn.db, chat_id or turn.where.chat_id, subject, data, turn.now, turn.now + kept, group=turn.group, person=turn.me()
    )  # fmt: skip


def new_draft(turn: Turn, subject: str, data: Mapping[str, Any], kept: timedelta) -> Draft:
    return turn.there(drafts.get(turn.db, begin(turn, subject, data, kept), turn.where.chat_id))


def ask(turn: Turn, subject: str, data: Mapping[str, Any], kept: timedelta, question: str) -> None:
    drafts.set_message(turn.db, begin(turn, subject, data, kept), turn.say(question))


def ask_again(turn: Turn, draft: Draft, question: str) -> bool:
    """What was answered is no answer: the question stays open under this message, too. True: it was said to us."""
    drafts.set_message(turn.db, draft.id, turn.say(question))
    return True


def open_one(turn: Turn, subject: str) -> Draft | None:
    """The pressed question of this subject, chat and group; None when it was answered, gave up waiting, or is forged."""
    draft = drafts.get(turn.db, turn.press.number(), turn.where.chat_id)
    if draft is None or (draft.subject, draft.group_id) != (subject, turn.with_group().id):
        return None
    return draft


def pressed(turn: Turn, subject: str, gone: str = "") -> Draft:
    """`open_one`; `NotDone` where it is open no more, and `gone` says so."""
    return turn.there(open_one(turn, subject), gone or presses.done_before(turn._))


def pressed_by(turn: Turn, subject: str, action: Action, gone: str = "") -> Draft:
    turn.needs(action)
    return pressed(turn, subject, gone)


def pressed_by_asker(turn: Turn, subject: str) -> Draft:
    """`pressed`, for who was asked or may change everybody's."""
    draft = pressed(turn, subject)
    if not is_askers(turn, draft):
        raise NotDone(presses.only_author(turn._))
    return draft


def is_askers(turn: Turn, draft: Draft) -> bool:
    """Whether the writer was asked, or set it going, or may change everybody's."""
    me = turn.me()
    is_own = me is not None and me.id == draft.person_id and turn.may(Action.LOG)
    return is_own or turn.may(Action.CHANGE_ANY)


def close(turn: Turn, draft: Draft, said: str) -> None:
    """The pressed question is over, and its message says this."""
    drafts.end(turn.db, draft)
    turn.edit_pressed(said)


def close_in_words(turn: Turn, draft: Draft, said: str) -> None:
    """The same of a question that was answered in words."""
    drafts.end(turn.db, draft)
    if draft.outbox_id is not None:
        turn.edit(draft.outbox_id, said)


def show(turn: Turn, draft: Draft, text: str, rows: Rows) -> None:
    """The one message an open question stands in: made, or edited wherever it is."""
    if draft.outbox_id is None:
        drafts.set_message(turn.db, draft.id, turn.say(text, rows))
    else:
        turn.answers += 1
        turn.desk().edit_in(draft.chat_id, draft.outbox_id, text, rows)


def unreplied(
    answers: Mapping[str, Answer], fits: Callable[[Turn], bool] = lambda _turn: True
) -> Callable[[Turn], bool]:
    """Whether the next message answers the writer's last open question of one of these subjects, without a reply to it.

    It is taken as said in the group the question is about, if the writer belongs there and it `fits`; else the turn is as it was.
    """
    return lambda turn: any(_is_answered(turn, subject, fits, answer) for subject, answer in answers.items())


def _is_answered(turn: Turn, subject: str, fits: Callable[[Turn], bool], answer: Answer) -> bool:
    draft = drafts.latest(turn.db, turn.where.chat_id, turn.me(), subject)
    group = turn.services.group(turn.db, draft.group_id) if draft else None
    if draft is None or group is None:
        return False
    before, turn.group = turn.group, group
    if turn.standing() is not Standing.STRANGER and fits(turn) and answer(turn, draft):
        return True
    turn.group = before
    return False


def ask_which(
    turn: Turn, subject: str, deed: str, question: str, choices: Sequence[Choice], **more: object
) -> None:
    """Ask which of several rows this turn's words are about: a button each; the words are kept until one is pressed."""
    said = replace(turn.said, text=mask_private(turn.said.text))
    draft_id = begin(turn, subject, group_choice.said_data(said) | more, group_choice.ASKED)
    offered = (*choices, (turn._("都不是"), NONE_OF_THEM))
    rows = [[turn.button(label, deed, draft_id, *ids)] for label, *ids in offered]
    drafts.set_message(turn.db, draft_id, turn.say(question, rows))


def picked(turn: Turn, subject: str) -> Draft | None:
    """The question, where one of the rows was pressed: the turn is as if its words were said now."""
    draft = pressed_by_asker(turn, subject)
    if turn.press.number(1) == NONE_OF_THEM:
        close(turn, draft, turn._("好的，没有改"))
        return None
    turn.speak_as(group_choice.said_from_data(draft.data))
    return draft


def due(desk: Desk, subject: str) -> list[drafts.Draft]:
    """The group's questions of one subject for which a moment has come."""
    found, now = drafts.of_subject(desk.db, desk.group, subject), desk.wall.isoformat()
    return [each for each in found if any(step <= now for step in each.data.get("steps", ()))]


def next_step_time(desk: Desk, subject: str) -> datetime | None:
    """The next moment that any of them waits for."""
    found = drafts.of_subject(desk.db, desk.group, subject)
    steps = (datetime.fromisoformat(step) for each in found for step in each.data.get("steps", ()))
    return min((desk.group.utc(step) for step in steps if step > desk.wall), default=None)


def strike(desk: Desk, draft: drafts.Draft) -> list[str]:
    """The moments that are still to come, kept as all there are."""
    left = [each for each in draft.data["steps"] if each > desk.wall.isoformat()]
    drafts.change(desk.db, draft, {**draft.data, "steps": left})
    return left
