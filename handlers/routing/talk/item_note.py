"""What is said of an item that is still to come and tells no work done: its note, and no log."""

from handlers.calendar import additions
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import likely_items
from union.core.rights import Action
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.acts.opinion import Sense
from union.reading.message import Intent, Message
from union.reading.text.normal_form import normal
from union.worklog import told_ends

TOLD = (Sense.TOLD, Sense.FINISHED, Sense.PARTLY)
ENOUGH = 0.6


def kept(turn: Turn, message: Message) -> bool:
    """Whether that was kept: 「座谈会要准备茶点和水果，预算500」 a week before it."""
    if message.intent is not Intent.LOG or message.when is not None or turn.is_old:
        return False
    if not message_reading.is_by_itself(turn) or not turn.may(Action.FINISH):
        return False
    if any(each.deed is not ChangeDeed.FINISH for each in read_changes(turn.said.text)):
        return False  # of another item, else it would have been changed
    named = [each for each in likely_items.weighed(turn) if each.words >= likely_items.NAMED]
    if len(named) != 1 or named[0].one.start.date() <= turn.today:
        return False
    is_short = told_ends.LACKS.search(normal(turn.said.text).text) is not None
    if named[0].said.share(*TOLD) >= ENOUGH and not is_short:
        return False
    additions.note(turn, named[0].one, turn.said.text)
    return True
