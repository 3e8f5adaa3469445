"""What a message of several acts does: work told is filed, plans and tasks are put on the calendar, in order, in one answer."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.calendar import event_creation, joint_receipt, time_question
from handlers.calendar.event_creation import Source
from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.worklog import follow_up_plan, log_command
from storage.core import people
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.events.model import Event
from union.reading.message import Intent, Message
from union.reading.reading import Act, ActKind

# Without one of these work told is one act.
SEVERAL = Regex(r"[。；;！!\n\t|:：].|  ")
ITEMS = (ActKind.PLANNED, ActKind.TASKED)


def are_done(turn: Turn, message: Message) -> bool:
    """Do the acts of a message that `read` took for one thing or for none; False where it is one thing."""
    if message.intent is Intent.LOG and message.rest is None and SEVERAL.search(message.text.strip()) is None:
        return False
    reading = message_reading.read_whole(turn, message)
    acts = reading.acts
    if not _say_more(turn, acts, message) or _is_asked(turn, acts, message):
        return False
    done: list[Message] = []
    for act in acts:
        if act.kind is ActKind.TOLD and act.message is not None and act.message not in done:
            done.append(act.message)
            log_command.file(turn, act.message, left_over=reading.left_over if len(done) == 1 else ())
    _plan(turn, [act for act in acts if act.kind in ITEMS])
    return True


def as_one(turn: Turn, message: Message) -> Message:
    """The one item a message makes, as it was made of it; the message itself where it makes none or several."""
    acts = [act for act in message_reading.read_whole(turn, message).acts if act.kind in ITEMS]
    found = acts[0].message if len(acts) == 1 else None
    return message if found is None else replace(found, text=message.text)


def _say_more(turn: Turn, acts: Sequence[Act], message: Message) -> bool:
    """Whether there are several acts, or a task that is surely ours: its day said, its owner one of us or of an office."""
    work = [act for act in acts if act.message is not None and act.kind in (ActKind.TOLD, *ITEMS)]
    made = {id(act.message) for act in work}
    if not work or work[0].message is message or (len(made) == 1 and work[0].message == message):
        return False
    if message.intent is not Intent.NONE or turn.where.private:
        return True
    return all(act.kind is ActKind.TOLD or _is_ours(turn, act) for act in work)


def _is_asked(turn: Turn, acts: Sequence[Act], message: Message) -> bool:
    """Whether what seems told is a question; of minutes with 「几件事」 it is not."""
    is_told = message.intent is Intent.LOG and all(act.kind is ActKind.TOLD for act in acts)
    return is_told and ask_command.is_asked(turn, message)


def _is_ours(turn: Turn, act: Act) -> bool:
    """Whether somebody on the roster is to do it."""
    group = turn.with_group()
    return any(people.named(turn.db, group, name) is not None for name in act.owners)


def _plan(turn: Turn, acts: Sequence[Act]) -> None:
    """Put the items on the calendar; one alone is asked about like any plan, of several what has no day is named."""
    if not turn.may(Action.ADD):
        return
    source = event_creation.source_of(turn)
    found = [act.message for act in acts if act.message is not None]
    for unsure in (one for one in found if one.intent is Intent.NONE):
        follow_up_plan.offer_words(turn, unsure.text)
    sure = [one for one in found if one.intent is not Intent.NONE]
    if len(sure) == 1 and sure[0].when is not None:
        time_question.keep_or_ask(turn, sure[0], source)
        return
    made, undated = list[Event](), list[str]()
    for one in sure:
        if one.when is None or event_creation.is_over(turn, one.when):
            undated.append(one.title or one.text)
        elif one.alternatives:
            time_question.keep_or_ask(turn, one, _of_part(source, one))
        else:
            made.append(event_creation.keep_unsaid(turn, one, source))
    if made or undated:
        joint_receipt.say(turn, made, undated)


def _of_part(source: Source, message: Message) -> Source:
    return replace(source, text=message.text)
