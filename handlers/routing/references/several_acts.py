"""What a message of several acts does: work told is filed, plans and tasks are put on the calendar, in order, in one answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.calendar import minutes_proposal
from handlers.core import message_reading, speakers
from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.routing.references.plans_behind import stays
from handlers.worklog import log_command
from storage.core import groups
from union.reading.act_reading import may_be_several, may_change_apart
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.table_rows import table_in
from union.reading.acts.tasks.tasks import BACK_TO_ME
from union.reading.english.translation import is_english
from union.reading.message import MAKES_ITEMS, Act, ActKind, Intent, LeftOver, Message, Reading
from union.reading.names.assignees import ONESELF
from union.reading.text.normal_form import normal

PLANNED = 0.7  # how likely


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
        if act.kind is ActKind.CHANGED:
            planned += _changed(turn, act, obeyed)
        elif act.kind is ActKind.TOLD and act.message is not None and act.message not in told:
            told.append(act.message)
            left = _of_logs(reading, work) if len(told) == 1 else ()
            if not (_stands_alone(work, act) and _is_heard(turn, act.text, obeyed)):
                log_command.told(turn, act.message, left_over=left)
        elif act.message is not None and act.message not in told and not stays(turn, act.text):
            planned.append(act.message)
    if not told:
        planned[:0] = _planned_in_front(turn, message.text[: work[0].start], obeyed)
    minutes_proposal.put_on_calendar(turn, planned)
    return True


def _planned_in_front(turn: Turn, words: str, obeyed: Callable[[Turn], bool]) -> list[Message]:
    """「散会，7个。兆伦18号前交副本」: what was held is told before the tasks that came of it; or what they are for is planned."""
    if not words.strip() or _is_heard(turn, words, obeyed):
        return []
    message = message_reading.read_words(turn, words)
    if log_command.reported(turn, message) or _is_heard(
        turn, words, lambda turn: log_command.closed(turn, message)
    ):
        return []
    said = message_reading.opinion_of(turn, words=words) if is_english(words) else None
    if said is None or said.share(Sense.PLANNED) < PLANNED:
        return []
    plan = message_reading.read_words(turn, words, Intent.EVENT)
    is_ahead = plan.when is not None and plan.when.start > turn.with_group().wall(turn.said.at)
    return [replace(plan, intent=Intent.EVENT)] if plan.title is not None and is_ahead else []


def _stands_alone(work: Sequence[Act], told: Act) -> bool:
    """Whether one deed is told beside acts of other kinds: it may close what was planned."""
    return len(work) > 1 and sum(act.kind is ActKind.TOLD for act in work) == 1 and told.kind is ActKind.TOLD


def _is_plain(message: Message) -> bool:
    """Whether a message is surely one act or none: work told in one sentence, talk that names no time."""
    if message.intent is Intent.LOG:
        return message.rest is None and not may_be_several(message.text)
    return message.intent is Intent.NONE and message.when is None and table_in(message.text) is None


def _of_logs(reading: Reading, work: Sequence[Act]) -> list[LeftOver]:
    """What was left over of work told, the totals of a table among it, not of what is planned or changed beside it."""
    others = [(act.start, act.end) for act in work if act.kind is not ActKind.TOLD]
    return [one for one in reading.left_over if not any(a <= one.start < b for a, b in others)]


def are_done_apart(turn: Turn, obeyed: Callable[[Turn], bool]) -> bool:
    """Do a message that changes something in one sentence and tells, plans or gives a task in another."""
    text = turn.said.text
    if turn.said.forwarded or not may_be_several(text):
        return False
    message = message_reading.read_words(turn, text)
    work = _work(message_reading.read_whole(turn, message).acts)
    kinds = {act.kind for act in work}
    if ActKind.CHANGED in kinds:
        is_apart = may_change_apart(text)
    else:  # 「散会，来了9人。下次12月17日」
        is_apart = work[:1] != [] and work[0].kind is ActKind.TOLD and _plans_surely(work[1:])
    return is_apart and len(kinds) > 1 and are_done(turn, message, obeyed)


def _plans_surely(work: Sequence[Act]) -> bool:
    return any(act.message is not None and act.message.intent is Intent.EVENT for act in work)


def items_of(turn: Turn, message: Message, count: int) -> list[Message]:
    """The items a message makes, as they were made of it; itself where it makes neither one nor so many."""
    acts = [act for act in _work(message_reading.read_whole(turn, message).acts) if act.kind in MAKES_ITEMS]
    found = [replace(act.message, text=message.text) for act in acts if act.message is not None]
    return found if found and len(found) in (1, count) else [message]


def _work(acts: Sequence[Act]) -> list[Act]:
    """The acts that file, plan or change something; a notice does where it fixes a time."""
    return [
        act
        for act in acts
        if act.kind in (ActKind.TOLD, ActKind.CHANGED, *MAKES_ITEMS)
        and act.message is not None
        and (act.kind is not ActKind.NOTIFIED or act.message.intent is Intent.EVENT)
        and (act.kind is not ActKind.TOLD or act.message.facts)
    ]


def _changed(turn: Turn, act: Act, obeyed: Callable[[Turn], bool]) -> list[Message]:
    """A stretch that changes something is heard like a message of its own; what it plans where it changes nothing."""
    if _is_heard(turn, act.text, obeyed):
        return []
    return [act.message] if act.message is not None and act.message.intent is Intent.EVENT else []


def _is_heard(turn: Turn, words: str, obeyed: Callable[[Turn], bool]) -> bool:
    said, before = turn.said, groups.newest_number(turn.db, turn.with_group())
    turn.speak_as(replace(said, text=words))
    is_done = obeyed(turn)
    turn.speak_as(said)
    return is_done or groups.newest_number(turn.db, turn.with_group()) != before  # filed with what it ended


def _say_more(turn: Turn, work: Sequence[Act], message: Message) -> bool:
    """Whether there are several acts, or a task that is surely ours: its day said, its owner one of us or of an office."""
    made = {id(act.message) for act in work}
    if not work or work[0].message is message or (len(made) == 1 and work[0].message == message):
        return False
    if message.intent is not Intent.NONE or turn.where.private:
        return True
    if len(made) > 1 and all(act.message and act.message.intent is not Intent.NONE for act in work):
        return True
    if all(act.kind is ActKind.TOLD and act.whens and act.money for act in work):
        return True  # a table of payments, each on its day
    is_notice = all(act.kind is ActKind.NOTIFIED for act in work)
    return is_notice or any(_is_ours(turn, act) for act in work if act.kind is ActKind.TASKED and act.whens)


def _is_asked(turn: Turn, work: Sequence[Act], message: Message) -> bool:
    """Whether what seems told is a question; of minutes with 「几件事」 it is not."""
    is_told = message.intent is Intent.LOG and all(act.kind is ActKind.TOLD for act in work)
    return is_told and ask_command.is_asked(turn, message)


def _is_ours(turn: Turn, act: Act) -> bool:
    """Whether somebody on the roster is to do it, each of our bodies, or all are to hand it to the writer."""
    if not act.owners:
        return BACK_TO_ME.search(normal(act.text).text) is not None
    return any(
        name in ONESELF or name.startswith("各") or speakers.is_known(turn, name) for name in act.owners
    )
