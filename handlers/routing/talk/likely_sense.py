"""What no rule took, or took for something else, done as what it most surely is: filed, planned, given as a task, changed, answered."""

from handlers.calendar import several_items
from handlers.calendar.event_creation import is_over, source_of
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.routing.talk import doubt_question, item_doubt, log_doubt
from handlers.worklog import log_command, log_entry
from union.core.lazy_regex import Regex
from union.core.records import replace
from union.core.rights import Action
from union.reading.act_reading import may_be_several
from union.reading.acts.leftovers import is_talk
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.assignments import likely_owner
from union.reading.message import Intent, Message
from union.reading.other_languages import languages_of

# How likely each must be: what is written into the month's figures more than what can be moved or taken off.
TOLD, TASKED, PLANNED, ASKED = 0.8, 0.6, 0.7, 0.6
OTHERWISE, SURE = 0.6, 0.75  # beside what a rule took it for
CHANGED = (Sense.MOVED, Sense.CANCELLED)
CALLED = Regex(r"[小老阿][\u4e00-\u9fff]{1,2}[,，\s]")  # 「小红，今年慰问了多少户」 asks her
A_THING = 2  # signs of a title


def done(turn: Turn) -> bool:
    """Whether that was done."""
    said, meant = turn.said, message_reading.opinion_of(turn)
    if said.edited or said.forwarded or said.reply_to is not None or turn.is_old or meant is None:
        return False
    if meant.share(Sense.ASKED) >= ASKED and CALLED.match(said.text) is None:
        return ask_command.answered_by_records(turn)
    if is_talk(said.text) or item_doubt.is_beside_it(turn) or languages_of(said.text):
        return False
    if meant.share(Sense.TOLD) >= TOLD:
        return filed(turn)
    is_task = meant.share(Sense.TASKED) >= TASKED
    is_plan = meant.share(Sense.PLANNED, Sense.TASKED) >= PLANNED
    return (is_task or is_plan) and _is_planned(turn, is_task=is_task)


def filed(turn: Turn) -> bool:
    """Whether the words were filed: work with a figure, of a day that can be."""
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    has_figures = any(each.measures or each.money for each in told.facts)
    if not has_figures or not turn.may(Action.LOG) or log_command.wrong_day(turn, told) is not None:
        return False
    log_command.file(turn, log_entry.as_log(told), ended_by=item_doubt.ended_by)
    return True


def _is_planned(turn: Turn, *, is_task: bool) -> bool:
    """A thing of a day to come, due by it and given to somebody where it is a task."""
    said = message_reading.read_words(turn, turn.said.text, Intent.EVENT)
    message = message_reading.own_words(turn, said)
    when, title = message.when, message.title
    if when is None or title is None or len(title) < A_THING or is_over(turn, when) or message.alternatives:
        return False
    if not turn.may(Action.ADD):
        return False
    if is_task:
        owner = likely_owner(turn.said.text, message_reading.names(turn))
        owners = message.owners or ((owner,) if owner else ())
        message = replace(message, owners=owners, when=replace(when, deadline=True), times=())
    several_items.keep_or_ask(turn, message, source_of(turn))
    return True


def otherwise(turn: Turn, message: Message) -> bool:
    """What a rule took for work or for a plan, and most likely is a change of an item, a correction, a question: whether it was done as that."""
    said, meant = turn.said, message_reading.opinion_of(turn)
    if message.intent not in (Intent.LOG, Intent.EVENT) or meant is None or may_be_several(said.text):
        return False
    if said.edited or said.forwarded or said.reply_to is not None or turn.is_old:
        return False
    if meant.share(*CHANGED) >= OTHERWISE:
        return doubt_question.changes_item(turn, message)
    if meant.share(Sense.CORRECTED) >= OTHERWISE:
        return log_doubt.corrected(turn, Intent.NONE)
    if meant.share(Sense.ASKED) >= SURE:
        return ask_command.answered_by_records(turn)
    return message.intent is Intent.EVENT and meant.share(Sense.TOLD) >= SURE and filed(turn)
