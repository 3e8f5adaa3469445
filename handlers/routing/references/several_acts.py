"""What a message of several acts does: work told is filed, plans and tasks are put on the calendar, in order, in one answer."""

from collections.abc import Callable, Sequence
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
from union.reading.acts.act_kinds import CHANGE
from union.reading.message import Intent, Message
from union.reading.reading import CHANGES, Act, ActKind, LeftOver, Reading
from union.reading.text.normal_form import simplified

# Without one of these work told is one act.
BREAK = Regex(r"[。；;！!\n].|[A-Za-z\d)]\.\s")
SEVERAL = Regex(r"[。；;！!\n\t|:：].|  |[A-Za-z\d)]\.\s")
# 「摸底从15号放宽到20号前」 in the words of a change.
MOVED = Regex(
    r"(?:从|从原来的|由|從)[^,，。;；到至]{1,12}(?:放宽|放寬|延长|延長|延|推迟|推遲|改|挪|调|調)[到至]"
)
WHOSE = Regex(r"^[\u4e00-\u9fff]{2,4}的")
ITEMS = (ActKind.PLANNED, ActKind.TASKED, ActKind.NOTIFIED)


def are_done(turn: Turn, message: Message, obeyed: Callable[[Turn], bool]) -> bool:
    """Do the acts of a message that `read` took for one thing or for none; False where it is one thing.

    `obeyed` does what a stretch changes of something that exists, and says whether it did.
    """
    if _is_plain(message):
        return False
    reading = message_reading.read_whole(turn, message)
    work = _work(reading.acts)
    if not _say_more(turn, work, message) or _is_asked(turn, work, message):
        return False
    told, planned = list[Message](), list[Message]()
    for act in work:
        if act.kind in CHANGES:
            planned += _changed(turn, act, obeyed)
        elif act.kind is ActKind.TOLD and act.message is not None and act.message not in told:
            told.append(act.message)
            left = _of_logs(reading, work) if len(told) == 1 else ()
            if not (_stands_alone(work, act) and _is_heard(turn, act, obeyed)):
                log_command.file(turn, act.message, left_over=left)
        elif act.message is not None and act.message not in told:
            planned.append(act.message)
    _plan(turn, planned)
    return True


def _stands_alone(work: Sequence[Act], told: Act) -> bool:
    """Whether one deed is told beside acts of other kinds: it may close what was planned."""
    return len(work) > 1 and sum(act.kind is ActKind.TOLD for act in work) == 1 and told.kind is ActKind.TOLD


def _is_plain(message: Message) -> bool:
    """Whether a message is surely one act or none: work told in one sentence, talk that names no time."""
    if message.intent is Intent.LOG:
        return message.rest is None and SEVERAL.search(message.text.strip()) is None
    return message.intent is Intent.NONE and message.when is None and "\t" not in message.text


def _of_logs(reading: Reading, work: Sequence[Act]) -> list[LeftOver]:
    """What was left over of work told, the totals of a table among it, not of what is planned or changed beside it."""
    others = [(act.start, act.end) for act in work if act.kind is not ActKind.TOLD]
    return [one for one in reading.left_over if not any(a <= one.start < b for a, b in others)]


def are_done_apart(turn: Turn, obeyed: Callable[[Turn], bool]) -> bool:
    """Do a message that changes something in one sentence and tells, plans or gives a task in another."""
    text = turn.said.text
    if turn.said.forwarded or BREAK.search(text.strip()) is None or CHANGE.search(simplified(text)) is None:
        return False
    message = message_reading.read_words(turn, text)
    kinds = {act.kind for act in _work(message_reading.read_whole(turn, message).acts)}
    return bool(kinds & CHANGES) and len(kinds) > 1 and are_done(turn, message, obeyed)


def as_one(turn: Turn, message: Message) -> Message:
    """The one item a message makes, as it was made of it; the message itself where it makes none or several."""
    found = [
        act.message for act in _work(message_reading.read_whole(turn, message).acts) if act.kind in ITEMS
    ]
    one = found[0] if len(found) == 1 else None
    return message if one is None else replace(one, text=message.text)


def _work(acts: Sequence[Act]) -> list[Act]:
    """The acts that file, plan or change something; a notice does where it fixes a time."""
    return [
        act
        for act in acts
        if act.kind in (ActKind.TOLD, *CHANGES, *ITEMS)
        and act.message is not None
        and (act.kind is not ActKind.NOTIFIED or act.message.intent is Intent.EVENT)
        and (act.kind is not ActKind.TOLD or act.message.facts)
    ]


def _changed(turn: Turn, act: Act, obeyed: Callable[[Turn], bool]) -> list[Message]:
    """A stretch that changes something is heard like a message of its own; what it plans where it changes nothing."""
    if _is_heard(turn, act, obeyed):
        return []
    moved = MOVED.sub("改到", act.text)
    is_sure = moved != act.text
    for words in (moved, WHOSE.sub("", moved)) if is_sure else ():
        if _is_heard(turn, replace(act, text=words), obeyed):
            return []
    return [] if is_sure or act.message is None or act.message.intent is not Intent.EVENT else [act.message]


def _is_heard(turn: Turn, act: Act, obeyed: Callable[[Turn], bool]) -> bool:
    said = turn.said
    turn.speak_as(replace(said, text=act.text))
    is_done = obeyed(turn)
    turn.speak_as(said)
    return is_done


def _say_more(turn: Turn, work: Sequence[Act], message: Message) -> bool:
    """Whether there are several acts, or a task that is surely ours: its day said, its owner one of us or of an office."""
    made = {id(act.message) for act in work}
    if not work or work[0].message is message or (len(made) == 1 and work[0].message == message):
        return False
    if message.intent is not Intent.NONE or turn.where.private:
        return True
    if len(made) > 1 and all(act.message and act.message.intent is not Intent.NONE for act in work):
        return True
    is_notice = all(act.kind is ActKind.NOTIFIED for act in work)
    return is_notice or any(_is_ours(turn, act) for act in work if act.kind is ActKind.TASKED and act.whens)


def _is_asked(turn: Turn, work: Sequence[Act], message: Message) -> bool:
    """Whether what seems told is a question; of minutes with 「几件事」 it is not."""
    is_told = message.intent is Intent.LOG and all(act.kind is ActKind.TOLD for act in work)
    return is_told and ask_command.is_asked(turn, message)


def _is_ours(turn: Turn, act: Act) -> bool:
    """Whether somebody on the roster is to do it."""
    group = turn.with_group()
    return any(people.named(turn.db, group, name) is not None for name in act.owners)


def _plan(turn: Turn, found: Sequence[Message]) -> None:
    """Put the items on the calendar; one alone is asked about like any plan, of several what has no day is named."""
    if not turn.may(Action.ADD):
        return
    source = event_creation.source_of(turn)
    for unsure in (one for one in found if one.intent is Intent.NONE):
        follow_up_plan.offer_words(turn, unsure.text)
    sure = [part for one in found if one.intent is not Intent.NONE for part in (one.parts or (one,))]
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
