"""「还有9号那批4户」, 「再补2户」 right behind one's own log: joined to it instead of standing as a log of its own."""

from dataclasses import replace

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_entry
from handlers.worklog.corrections import correction
from union.reading.acts.classification import category
from union.reading.message import Intent
from union.reading.replies.additions import AddedWords, cost, is_unpaid
from union.worklog.corrections import with_more
from union.worklog.entries import Fact, LogEntry


def claimed(turn: Turn, read: AddedWords) -> bool:
    """Whether the words add to what the writer told here last and just now; then they are joined to it."""
    if turn.said.edited or turn.said.reply_to is not None:
        return False
    entry = log_entry.just_told(turn)
    if entry is None or (read.thing is not None and not is_unpaid(read.thing, entry.text)):
        return False
    facts = _joined(turn, entry, read.words)
    if facts is None or log_entry.is_too_large(replace(entry, facts=facts)):
        return False
    changed = replace(entry, facts=facts)
    correction.told(turn, entry, correction.corrected(turn, entry, changed, "figures"))
    return True


def _joined(turn: Turn, entry: LogEntry, words: str) -> tuple[Fact, ...] | None:
    """The log's facts with what is added; None where that is of another sort of work, or still to come."""
    last, today = entry.facts[-1], turn.with_group().day(turn.said.at)
    found = category(words)
    message = message_reading.read_words(turn, words, Intent.LOG)
    figures = [one for one in message.facts if one.measures or one.money]
    if not figures and last.money and (paid := cost(words)):  # beside money a bare figure is money, too
        message = message_reading.read_words(turn, paid[1], Intent.LOG)
        figures = [one for one in message.facts if one.money]
    if found not in (None, last.category) or not figures or log_entry.day_ahead(turn, message) is not None:
        return None
    facts = list(entry.facts)
    for one in figures:
        when = one.when or message.when
        day = log_entry.day_of(when, today) if when else last.day
        if day == last.day:
            facts[-1] = with_more(facts[-1], one)
        else:
            facts.append(Fact(last.category, last.title, day, one.measures, one.money))
    return tuple(facts)
