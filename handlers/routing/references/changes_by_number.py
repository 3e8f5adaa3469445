"""A message that names an item by its number and says what becomes of it: 「推迟 #13 两天」, 「取消 #13」."""

from handlers.calendar.changes import change_texts as phrases
from handlers.calendar.changes import event_replies, postponement, reopening
from handlers.calendar.changes.event_numbers import number_and_words
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_replies
from storage.events import queries as events_queries
from storage.worklog import entries
from union.attendance.participation_replies import read_part
from union.reading.acts.changes.changes import read_changes
from union.reading.replies.item_details import read_addition
from union.reading.replies.item_replies import Verb, read_reply
from union.reading.replies.lead_time_replies import asked_leads
from union.reading.replies.title_changes import new_title

CLOSING = (Verb.CANCEL, Verb.UNDO)


def is_meant(turn: Turn) -> bool:
    """Whether the message is of this kind: a number and what a reply could say, nothing else."""
    named = number_and_words(turn.said.text, turn.said.at)
    return named is not None and (_is_reply(turn, named[1]) or _corrects(turn, *named))


def claimed(turn: Turn, _number: object) -> bool:
    """Do it; whether it was of this kind."""
    is_ours = is_meant(turn)
    if is_ours:
        _obey(turn)
    return is_ours


def _obey(turn: Turn) -> None:
    """A number nobody has is spoken of in private only, for in a group it may mean anything."""
    named = number_and_words(turn.said.text, turn.said.at)
    if named is None:
        return
    number, words = named
    event = events_queries.numbered(turn.db, turn.with_group(), number)
    entry = entries.numbered(turn.db, turn.with_group(), number)
    reply = read_reply(words, turn.said.at, None)
    if event is not None:
        event_replies.answer(turn, turn.with_group(), About("event", event.id), words)
    elif entry is not None and reply is not None and reply.verb in CLOSING:
        log_command.take_back(turn, entry)
    elif entry is not None and words == reopening.WORD:
        log_command.bring_back(turn, entry)
    elif entry is not None and log_replies.corrects(turn, entry, words):
        return
    elif turn.where.private:
        turn.say(phrases.no_such_item(turn._, turn.said.text))


def is_of_nothing(turn: Turn) -> bool:
    """Whether it says what a reply would say, but not of which item."""
    return _is_reply(turn, turn.said.text)


def _corrects(turn: Turn, number: int, words: str) -> bool:
    """Whether it gives a log of this number another figure, day or category."""
    if turn.group is None:  # in private it is looked for first
        return False
    entry = entries.numbered(turn.db, turn.group, number)
    return entry is not None and (
        words == reopening.WORD or log_replies.is_correction(turn, entry.facts, words)
    )


def _is_reply(turn: Turn, words: str) -> bool:
    if postponement.is_asked(words) or read_part(words) is not None or asked_leads(words) is not None:
        return True
    if read_addition(words) is not None or new_title(words) is not None:
        return True
    return read_reply(words, turn.said.at, None) is not None or bool(read_changes(words))
