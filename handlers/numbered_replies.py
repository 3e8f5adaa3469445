"""A message that names an item by its number and says what becomes of it: 「推迟 #13 两天」, 「取消 #13」."""

from handlers import item_replies, log_replies, putting_off, restoring, worklog
from handlers.about import About
from handlers.naming import number_and_words
from handlers.phrases import finishing as phrases
from handlers.turn import Turn
from storage import events, logs
from union.item_words import read_addition
from union.lead_words import asked_leads
from union.retitling import new_title
from union.taking_part import read_part
from union.understanding.replies import Verb, read_reply

CLOSING = (Verb.CANCEL, Verb.UNDO)


def is_meant(turn: Turn) -> bool:
    """Whether the message is of this kind: a number and what a reply could say, nothing else."""
    named = number_and_words(turn.said.text, turn.said.at)
    return named is not None and (_is_reply(turn, named[1]) or _corrects(turn, *named))


def obey(turn: Turn) -> None:
    """Do it; a number nobody has is said in private only, for in a group it may mean anything."""
    named = number_and_words(turn.said.text, turn.said.at)
    if named is None:
        return
    number, words = named
    event = events.numbered(turn.db, turn.with_group(), number)
    entry = logs.numbered(turn.db, turn.with_group(), number)
    reply = read_reply(words, turn.said.at, None)
    if event is not None:
        item_replies.answer(turn, turn.with_group(), About("event", event.id), words)
    elif entry is not None and reply is not None and reply.verb in CLOSING:
        worklog.take_back(turn, entry)
    elif entry is not None and words == restoring.WORD:
        worklog.bring_back(turn, entry)
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
    entry = logs.numbered(turn.db, turn.group, number)
    return entry is not None and (
        words == restoring.WORD or log_replies.is_correction(turn, entry.facts, words)
    )


def _is_reply(turn: Turn, words: str) -> bool:
    if putting_off.is_asked(words) or read_part(words) is not None or asked_leads(words) is not None:
        return True
    if read_addition(words) is not None or new_title(words) is not None:
        return True
    return read_reply(words, turn.said.at, None) is not None
