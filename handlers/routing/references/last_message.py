"""「不是二车间，是三车间」 right behind one's own log, without a reply: it is about that log."""

from datetime import timedelta

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_replies, word_correction
from storage.core import groups
from storage.worklog import entries
from union.reading.replies.denials import Denial, read_denial
from union.worklog.entries import LogEntry

RIGHT_AFTER = timedelta(minutes=10)


def is_obeyed(turn: Turn) -> bool:
    """Whether the words take back what the writer told here last and just now, and nothing was filed in between.

    Then it is done, as if it were a reply to the log.
    """
    entry = _found(turn)
    if entry is not None:
        log_replies.corrects(turn, entry, turn.said.text)
    return entry is not None


def _found(turn: Turn) -> LogEntry | None:
    said, person = turn.said, turn.me()
    denial = None if said.edited or said.reply_to is not None else read_denial(said.text)
    if denial is None or person is None or turn.group is None:
        return None
    entry = entries.latest_of(turn.db, turn.group, person)
    if entry is None or entry.chat_id != turn.where.chat_id or said.at - entry.said_at > RIGHT_AFTER:
        return None
    is_newest = entry.number == groups.newest_number(turn.db, turn.group)
    return entry if is_newest and _is_about(turn, entry, denial) else None


def _is_about(turn: Turn, entry: LogEntry, denial: Denial) -> bool:
    """Whether the words denied are the log's or its day; where none are, the right ones must be what a log can take."""
    if not denial.wrong:
        return log_replies.is_correction(turn, entry.facts, denial.right)
    when = message_reading.read_words(turn, f"{denial.wrong}{log_replies.WAS_DONE}").when
    days = {fact.day for fact in entry.facts}
    is_its_day = when is not None and when.text == denial.wrong and when.start.date() in days
    return is_its_day or word_correction.is_of(entry, denial)
