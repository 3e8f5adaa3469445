"""Words in reply to an item that nobody understood are kept beside it, where they want nothing; else by one press: nothing is lost."""

from handlers.calendar import additions
from handlers.calendar.changes import item_parts
from handlers.core import group_choice, message_reading, pending_questions
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from union.events.model import Occurrence
from union.reading.acts.opinion import Sense
from union.reading.replies.remarks import is_remark, tells_more_of_item

SUBJECT, TALK, NAMED_TALK, CHANGED = "reply.note", 0.8, 0.5, 0.6
CHANGES = (Sense.MOVED, Sense.CANCELLED, Sense.CORRECTED)


def rows(turn: Turn, one: Occurrence | None) -> Rows:
    """The button, below an answer to words about an open item."""
    # The asker presses it, and an anonymous administrator is nobody who presses.
    if one is None or turn.incoming.anonymous or not additions.may_note(turn, one):
        return []
    data = {**group_choice.said_data(turn.said), **occurrences.draft_reference(one)}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    return [[turn.button(turn._("记为备注"), "reply.note", draft_id)]]


def keep_remark(turn: Turn, one: Occurrence) -> bool:
    """Whether words in reply to an open item only tell more of it, and are its note."""
    return is_remark(turn.said.text) and _keep_unless_talk(turn, one, TALK)


def keep_if_told_of_item(turn: Turn, one: Occurrence) -> bool:
    """Whether words that name an item to come only tell more of it: 「体检那天食堂会准备早餐」."""
    return (
        one.start.date() > turn.today
        and tells_more_of_item(turn.said.text)
        and _keep_unless_talk(turn, one, NAMED_TALK)
    )


def _keep_unless_talk(turn: Turn, one: Occurrence, most: float) -> bool:
    """`most`: how likely they may be talk."""
    if turn.said.forwarded or turn.incoming.anonymous or not additions.may_note(turn, one):
        return False
    meant = message_reading.opinion_of(turn, one.event.title)
    if meant is not None and (meant.share(Sense.CHATTER) >= most or meant.share(*CHANGES) >= CHANGED):
        return False
    keep_told(turn, one)
    return True


def keep_told(turn: Turn, one: Occurrence) -> None:
    """What words tell of an item is its note, but for a place: 「读书会在二楼图书室办」."""
    if not (may_alter(turn, one.event) and item_parts.tell_parts(turn, one, turn.said.text)):
        additions.note(turn, one, turn.said.text)


def _press(turn: Turn) -> None:
    draft = pending_questions.pressed_by_asker(turn, SUBJECT)
    one = turn.there(occurrences.of_draft(turn, draft))
    pending_questions.close(turn, draft, turn._("好的"))
    turn.speak_as(group_choice.said_from_data(draft.data))
    additions.note(turn, one, turn.said.text)


DEEDS: Deeds = {"reply.note": _press}
