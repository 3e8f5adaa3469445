"""What a rule took for work or for a plan, and most likely is something else: a change of an item, a correction, a question."""

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.routing.talk import doubt_question, likely_sense, log_doubt
from union.reading.act_reading import may_be_several
from union.reading.acts.opinion import Sense
from union.reading.message import Intent, Message

LIKELY, SURE = 0.6, 0.75
CHANGED = (Sense.MOVED, Sense.CANCELLED)


def done(turn: Turn, message: Message) -> bool:
    """Whether it was done, or asked about, as that."""
    said, meant = turn.said, message_reading.opinion_of(turn)
    if message.intent not in (Intent.LOG, Intent.EVENT) or meant is None or may_be_several(said.text):
        return False
    if said.edited or said.forwarded or said.reply_to is not None or turn.is_old:
        return False
    if meant.share(*CHANGED) >= LIKELY:
        return doubt_question.changes_item(turn, message)
    if meant.share(Sense.CORRECTED) >= LIKELY:
        return log_doubt.corrected(turn, Intent.NONE)
    if meant.share(Sense.ASKED) >= SURE:
        return ask_command.answered_by_records(turn)
    return message.intent is Intent.EVENT and meant.share(Sense.TOLD) >= SURE and likely_sense.filed(turn)
