"""A reply to one of the bot's messages, or the answer to a question it asked."""

from handlers import about, finishing, worklog
from handlers.turn import Turn
from storage import drafts


def answered(turn: Turn) -> bool:
    """Handle the message if it answers or changes something of ours; whether it did."""
    row = turn.replied_row()
    if row is None:
        return False
    outbox_id, mark = row
    draft = drafts.asked_by(turn.db, outbox_id, turn.where.chat_id)
    if draft is not None and draft.subject == worklog.PHOTO:
        return worklog.caption_given(turn, draft)
    subject = about.read(mark)
    if subject is None:
        return False
    return worklog.replied(turn, subject) if subject.subject == "log" else finishing.replied(turn, subject)
