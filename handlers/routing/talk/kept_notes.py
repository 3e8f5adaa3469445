"""Words in reply to an item that nobody understood may be kept beside it: one press, and nothing of them is lost."""

from handlers.calendar import additions
from handlers.core import group_choice, pending_questions
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, Turn
from handlers.events import occurrences
from union.core.rights import Action
from union.events.model import Occurrence, Status

SUBJECT = "reply.note"


def rows(turn: Turn, one: Occurrence | None) -> Rows:
    """The button, below an answer to words about an open item."""
    # The asker presses it, and an anonymous administrator is nobody who presses.
    if one is None or one.status is not Status.OPEN or turn.incoming.anonymous or not turn.may(Action.FINISH):
        return []
    data = {**group_choice.said_data(turn.said), **occurrences.draft_reference(one)}
    draft_id = pending_questions.begin(turn, SUBJECT, data, group_choice.ASKED)
    return [[turn.button(turn._("记为备注"), "reply.note", draft_id)]]


def _press(turn: Turn) -> None:
    draft = pending_questions.pressed_by_asker(turn, SUBJECT)
    one = turn.there(occurrences.of_draft(turn, draft))
    pending_questions.close(turn, draft, turn._("好的"))
    turn.speak_as(group_choice.said_from_data(draft.data))
    additions.note(turn, one, turn.said.text)


DEEDS: Deeds = {"reply.note": _press}
