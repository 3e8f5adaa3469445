"""A question the bot has asked, found again by the button under it."""

from handlers.turn import Turn
from storage import drafts
from storage.drafts import Draft


def pressed(turn: Turn, subject: str) -> Draft | None:
    """The open question of this subject, chat and group; None when it was answered, gave up waiting, or is forged."""
    press = turn.incoming.press
    draft = drafts.get(turn.db, press.number(), turn.where.chat_id) if press else None
    if draft is None or (draft.subject, draft.group_id) != (subject, turn.with_group().id):
        return None
    return draft
