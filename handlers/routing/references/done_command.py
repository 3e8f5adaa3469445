"""完成 that tells what was done, too: 「完成 #12，走访12户，6000元」 finishes the item and files the log that fulfils it."""

import re

from handlers.calendar.changes.event_numbers import number_and_words
from handlers.core import message_reading
from handlers.core.messages.command_words import argument
from handlers.core.messages.message_subject import About
from handlers.core.messages.text_limits import LONGEST_TOLD
from handlers.core.turn import Act, Turn
from handlers.events import occurrences
from handlers.worklog import log_command, log_entry
from storage.attendance import headcounts
from storage.events import queries as events_queries
from union.attendance.headcount import Headcount
from union.attendance.participation_replies import count_in
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import read_changes
from union.reading.message import Intent, Message
from union.reading.replies.item_replies import Verb, read_reply

WORDS = ("完成",)
FIRST_CLAUSE = re.compile(r"\s*([^，,。.；;：:！!\s]+)[，,。.；;：:！!\s]{1,40}(.+)", re.S)


def or_log(finish: Act) -> Act:
    """/done, 完成: with a number and what was done both are kept; else the item alone is finished."""

    def done(turn: Turn) -> None:
        if not _is_kept(turn):
            finish(turn)

    return done


def _is_kept(turn: Turn) -> bool:
    words, count = count_in(argument(turn.said.text, WORDS))
    named = number_and_words(words, turn.said.at)
    one, message = (_numbered(turn, named[0]), _told(turn, named[1])) if named else (None, None)
    if one is None or message is None or not _may(turn):
        return False
    _keep(turn, one, message, count)
    return True


def replied(turn: Turn, subject: About) -> bool:
    """A reply to an item's message: 「完成，走访12户，6000元」; False when it does not say both."""
    said, count = count_in(turn.said.text)
    words = _words_told(turn, said)
    if words is None or not _may(turn):
        return False
    one = occurrences.meant(turn.db, turn.with_group(), subject, turn.now)
    message = _told(turn, words)
    if one is None or message is None or one.event.kind is Kind.FESTIVAL:
        return False
    if subject.original is None:
        one = occurrences.to_finish(turn.db, turn.with_group(), one, turn.now)
    _keep(turn, one, message, count)
    return True


def _words_told(turn: Turn, said: str) -> str | None:
    """What stands behind 「完成，」, or all of 「这个弄好了，共138人」; None where nothing is told as done."""
    found = FIRST_CLAUSE.fullmatch(said)
    reply = read_reply(found[1], turn.said.at, None) if found else None
    if found is not None and reply is not None and reply.verb is Verb.DONE:
        return found[2]
    changes = read_changes(said)
    return said if len(changes) == 1 and changes[0].deed is ChangeDeed.FINISH else None


def _keep(turn: Turn, one: Occurrence, message: Message, count: Headcount) -> None:
    if count != Headcount():
        headcounts.count(turn.db, turn.with_group(), one, count)
    log_command.file(turn, message, fulfils=one)


def _may(turn: Turn) -> bool:
    return turn.may(Action.LOG) and turn.may(Action.FINISH)


def _numbered(turn: Turn, number: int) -> Occurrence | None:
    group = turn.with_group()
    event = events_queries.numbered(turn.db, group, number)
    one = occurrences.at_hand(turn.db, group, event, group.wall(turn.now)) if event else None
    return occurrences.to_finish(turn.db, group, one, turn.now) if one else None


def _told(turn: Turn, words: str) -> Message | None:
    """What was done, if the words tell it: by themselves, or with figures."""
    if not words or len(words) > LONGEST_TOLD:
        return None
    if message_reading.read_words(turn, words).intent is Intent.LOG:
        return log_entry.as_log(message_reading.read_words(turn, words, Intent.LOG))
    message = message_reading.read_words(turn, words, Intent.LOG)
    has_figures = any(each.measures or each.money for each in message.facts)
    return log_entry.as_log(message) if has_figures else None
