"""An item is finished by what somebody says: done where they may and it is open, and told."""

from handlers.calendar.changes import completion, last_change
from handlers.calendar.changes.occurrence_status import restore_button, say
from handlers.core import hooks
from handlers.core import press_texts as press_phrases
from handlers.core.turn import Turn
from union.core.rights import Action
from union.events.model import Occurrence, Status


def finish(turn: Turn, one: Occurrence) -> bool:
    """Finish it, or say why not. True: it was dealt with."""
    if not turn.may(Action.FINISH):
        return turn.tell(press_phrases.only_author(turn._))
    if one.status is not Status.OPEN:
        return say(turn, one, press_phrases.done_before(turn._), [[restore_button(turn, one)]])
    if hooks.of(turn).payment_told(turn, one):
        return True
    last_change.remember(turn, one)
    found = completion.finish(turn, one)
    return say(turn, found.one, found.text, found.rows)
