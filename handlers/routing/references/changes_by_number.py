"""A message that names an item by its number and says what becomes of it: 「推迟 #13 两天」, 「完成 #12，走访12户」."""

import re
from dataclasses import replace

from handlers.calendar.changes import completion, event_replies
from handlers.calendar.changes import occurrence_status as phrases
from handlers.core import message_reading
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import LONGEST_TOLD
from handlers.core.turn import Act, Turn
from handlers.events import occurrences
from handlers.events.owned_items import number_and_words
from handlers.worklog import log_command, log_replies
from storage.attendance import headcounts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.headcount import Headcount
from union.attendance.participation_replies import count_in, read_part
from union.core.kinds import Kind
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.message import Intent, Message
from union.reading.replies.item_details import read_addition
from union.reading.replies.item_replies import Verb, read_reply
from union.reading.replies.lead_time_replies import asked_leads
from union.reading.replies.title_replies import new_title
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import may_be_correction

CLOSING = (Verb.CANCEL, Verb.UNDO)
WORDS = ("完成",)
FIRST_CLAUSE = re.compile(r"\s*([^，,。.；;：:！!\s]+)[，,。.；;：:！!\s]{1,40}(.+)", re.S)


def is_numbered_change(turn: Turn) -> bool:
    """Whether the message is of this kind: a number and what a reply could say, nothing else."""
    named = number_and_words(turn.said.text, turn.said.at)
    return named is not None and (is_reply(turn, named[1]) or _corrects(turn, *named))


def claimed(turn: Turn, _number: object) -> bool:
    """Do it; whether it was of this kind. A number nobody has is spoken of in private only, for in a group it may mean anything."""
    named = number_and_words(turn.said.text, turn.said.at)
    if named is None or not is_numbered_change(turn):
        return False
    number, words = named
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    entry = entries.numbered(turn.db, turn.with_group(), number)
    reply = read_reply(words, turn.said.at, None)
    if event is not None:
        event_replies.answer(turn, turn.with_group(), About("event", event.id), words)
    elif entry is not None and reply is not None and reply.verb in CLOSING:
        log_command.take_back(turn, entry)
    elif entry is not None and words == completion.WORD:
        log_command.bring_back(turn, entry)
    elif entry is not None:
        return _is_put_right(turn, entry, words)
    elif turn.where.private:
        turn.say(phrases.no_such_item(turn._, turn.said.text))
    return True


def _corrects(turn: Turn, number: int, words: str) -> bool:
    if turn.group is None:  # in private it is looked for first
        return False
    entry = entries.numbered(turn.db, turn.group, number)
    return entry is not None and (
        words == completion.WORD
        or log_replies.is_correction(turn, entry.facts, words)
        or may_be_correction(words)
    )


def _is_put_right(turn: Turn, entry: LogEntry, words: str) -> bool:
    if log_replies.corrects(turn, entry, words):
        return True
    said = turn.said
    turn.speak_as(replace(said, text=words))
    is_done = log_replies.put_right_as_said(turn, entry)
    turn.speak_as(said)
    return is_done


def is_reply(turn: Turn, words: str) -> bool:
    """Whether words say what a reply to an item would say."""
    if phrases.asks_later(words) or read_part(words) is not None or asked_leads(words) is not None:
        return True
    if read_addition(words) is not None or new_title(words) is not None:
        return True
    return read_reply(words, turn.said.at, None) is not None or bool(read_changes(words))


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
    if subject.original is None:
        one = occurrences.to_finish(turn.db, turn.with_group(), one, turn.now)
    return _is_filed(turn, one, message, count)


def _words_told(turn: Turn, said: str) -> str | None:
    """What stands behind 「完成，」, or all of 「这个弄好了，共138人」; None where nothing is told as done."""
    found = FIRST_CLAUSE.fullmatch(said)
    reply = read_reply(found[1], turn.said.at, None) if found else None
    if found is not None and reply is not None and reply.verb is Verb.DONE:
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
    has_figures = any(each.measures or each.money for each in message.facts)
    is_told = has_figures or message_reading.read_words(turn, words).intent is Intent.LOG
    return message_reading.as_log(message) if is_told else None
