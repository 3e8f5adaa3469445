"""A question the bot has asked, found again by the button under it."""

from collections.abc import Callable

from handlers.core import press_texts as presses
from handlers.core.turn import Turn
from storage.core import drafts, groups
from storage.core.drafts import Draft
from union.core.groups import Group
from union.core.rights import Action, Standing


def pressed(turn: Turn, subject: str) -> Draft | None:
    """The open question of this subject, chat and group; None when it was answered, gave up waiting, or is forged."""
    press = turn.incoming.press
    draft = drafts.get(turn.db, press.number(), turn.where.chat_id) if press else None
    if draft is None or (draft.subject, draft.group_id) != (subject, turn.with_group().id):
        return None
    return draft


def pressed_by(turn: Turn, subject: str, action: Action, gone: str) -> Draft | None:
    """`pressed`, for whoever may do this; the toast says why not, `gone` where the question is open no more."""
    if turn.incoming.press is None or not turn.may(action):
        turn.toast = presses.not_allowed(turn._)
        return None
    draft = pressed(turn, subject)
    if draft is None:
        turn.toast = gone
    return draft


def pressed_by_asker(turn: Turn, subject: str) -> Draft | None:
    """`pressed`, for who was asked or may change everybody's; the toast says why not."""
    draft, me = pressed(turn, subject), turn.me()
    if draft is None:
        turn.toast = presses.done_before(turn._)
    elif (me is None or me.id != draft.person_id or not turn.may(Action.LOG)) and not turn.may(
        Action.CHANGE_ANY
    ):
        turn.toast = presses.only_author(turn._)
        return None
    return draft


def in_private(turn: Turn, subject: str) -> tuple[Draft, Group] | None:
    """The last open question of this subject to whoever writes in private, with the group it is about."""
    draft = drafts.latest(turn.db, turn.where.chat_id, turn.me(), subject)
    group = groups.get(turn.db, draft.group_id or 0, turn.services.defaults) if draft else None
    return (draft, group) if draft and group else None


def answered_in(turn: Turn, group: Group, answered: Callable[[], bool]) -> bool:
    """Take what was written as said in this group, if the writer belongs to it; else the turn is as it was."""
    before, turn.group = turn.group, group
    if turn.standing() is not Standing.STRANGER and answered():
        return True
    turn.group = before
    return False
