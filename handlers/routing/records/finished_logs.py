"""完成 with a number, or in reply, and what was done told beside it: 「完成 #12，走访12户」; both are kept."""

import re

from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Act, Turn
from handlers.events import occurrences
from handlers.events.owned_items import number_and_words
from handlers.worklog import log_command, log_entry
from storage.attendance import headcounts
from storage.events import queries as events_queries
from union.attendance.headcount import Headcount
from union.attendance.participation_replies import count_in
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import (
    ChangeDeed,
)
from union.reading.message import Intent, Message
from union.reading.replies.item_replies import Verb, read_reply
from union.reminders.lead_times import is_due_by

WORDS = ("完成",)
FIRST_CLAUSE = re.compile(r"\s*([^，,。.；;：:！!\s]+)[，,。.；;：:！!\s]{1,40}(.+)", re.S)


def or_log(finish: Act) -> Act:
    """/done, 完成: with a number and what was done both are kept; else the item alone is finished."""

    def done(turn: Turn) -> None:
        if not _is_numbered_log_filed(turn):
            finish(turn)

    return done


def _is_numbered_log_filed(turn: Turn) -> bool:
    words, count = count_in(argument(turn.said.text, WORDS))
    named = number_and_words(words, turn.said.at)
    group, message = turn.with_group(), _log_in_words(turn, named[1]) if named else None
    event = events_queries.numbered(turn.db, group, named[0]) if named else None
    one = occurrences.at_hand(turn.db, group, event, turn.wall) if event else None
    one = occurrences.to_finish(turn.db, group, one, turn.now) if one else None
    return one is not None and message is not None and _is_filed(turn, one, message, count)


def replied(turn: Turn, mark: str) -> bool:
    """A reply to an item's message: 「完成，走访12户，6000元」; False when it does not say both."""
    subject, (said, count) = message_subject.read(mark), count_in(turn.said.text)
    words = _words_told(turn, said)
    if subject is None or words is None:
        return False
    one = occurrences.of_subject(turn.db, turn.with_group(), subject, turn.now)
    message = _log_in_words(turn, words)
    if one is None or message is None or one.event.kind is Kind.FESTIVAL:
        return False
    if is_due_by(one.event) and not (turn.said.photo or log_entry.has_figures(message.facts)):
        return False  # 「档案更新完了，发您邮箱了」: it is over, and no work to keep
    if subject.original is None:
        one = occurrences.to_finish(turn.db, turn.with_group(), one, turn.now)
    return _is_filed(turn, one, message, count)


def _words_told(turn: Turn, said: str) -> str | None:
    """What stands behind 「完成，」, or all of 「这个弄好了，共138人」; None where nothing is told as done."""
    if (found := FIRST_CLAUSE.fullmatch(said)) is not None:
        reply = read_reply(found[1], turn.said.at, None)
        if reply is not None and reply.verb is Verb.DONE:
            return found[2]
    changes = read_changes(said)
    return said if len(changes) == 1 and changes[0].deed is ChangeDeed.FINISH else None


def _is_filed(turn: Turn, one: Occurrence, message: Message, count: Headcount) -> bool:
    if not (turn.may(Action.LOG) and turn.may(Action.FINISH)):
        return False
    if count != Headcount():
        headcounts.count(turn.db, turn.with_group(), one, count)
    log_command.file(turn, message, fulfils=one)
    return True


def _log_in_words(turn: Turn, words: str) -> Message | None:
    if not words or len(words) > LONGEST_TOLD:
        return None
    message = message_reading.read_words(turn, words, Intent.LOG)
    has_figures = log_entry.has_figures(message.facts)
    is_told = has_figures or message_reading.read_words(turn, words).intent is Intent.LOG
    return message_reading.as_log(message) if is_told else None
