"""Words and figures of a log put right, in reply to it or right after it was told: 「不是二车间，是三车间」, 「打错 是38箱」."""

from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from handlers.branches.branch_assignment import as_edited
from handlers.core import message_reading
from handlers.core.messages import command_words
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from handlers.worklog import texts as phrases
from handlers.worklog.corrections import correction
from union.reading.acts.changes.corrections import SpokenCorrection
from union.reading.message import Intent
from union.reading.reader import OTHER
from union.reading.replies.short_replies import Denial, read_denial
from union.worklog.entries import Fact, LogEntry
from union.worklog.spoken_corrections import corrected_facts

SHORTEST = 2  # 「不是我」 is talk


def answered(
    turn: Turn, entry: LogEntry, words: str, by_itself: Callable[[Turn, LogEntry, str], str | None]
) -> str | None:
    """What to say to a denial: `by_itself` does what its right words alone say, else they take the wrong ones' place."""
    denial = read_denial(words)
    if denial is None:
        return None
    return by_itself(turn, entry, denial.right) or (
        reworded(turn, entry, denial) if is_of(entry, denial) else None
    )


def asked(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Ask what of the log is to be changed, where the words deny something of it; whether they do."""
    denial = read_denial(words)
    is_denied = denial is not None and is_of(entry, denial) and log_command.trouble(turn, entry) is None
    if is_denied:
        correction.ask(turn, entry)
    return is_denied


def is_of(entry: LogEntry, denial: Denial) -> bool:
    """Whether the words denied are the log's own, or a figure it has been given since."""
    counts = [each.text for fact in entry.facts for each in fact.measures]
    sums = [each.text or "" for fact in entry.facts for each in fact.money]
    return len(denial.wrong) >= SHORTEST and any(
        denial.wrong in each for each in (entry.text, *counts, *sums)
    )


def reworded(turn: Turn, entry: LogEntry, denial: Denial) -> str | None:
    """Read the log's words anew; None for what they can't be, and for figures where a reply has corrected them otherwise."""
    problem = log_command.trouble(turn, entry, by_words=True)
    if problem is not None:
        return problem
    before = _read(turn, entry, entry.text)
    after = _read(turn, entry, entry.text.replace(denial.wrong, denial.right))
    if entry.text.count(denial.wrong) != 1 or before is None or after is None:
        return None
    is_plain = before.facts == entry.facts
    if not is_plain and _figures(before) != _figures(after):
        return None
    facts = entry.facts
    if is_plain:  # a word put right is no word on the sort of work
        told = zip_longest(after.facts, entry.facts[: len(after.facts)])
        facts = tuple(
            replace(new, category=old.category) if old and new.category == OTHER else new for new, old in told
        )
    changed = replace(as_edited(entry, after), facts=facts, text=after.text)
    text = correction.corrected(turn, entry, changed, "edited")
    if _figures(after) != _figures(before):
        return text
    return "\n".join([text, turn._("「{wrong}」改成了「{right}」", wrong=denial.wrong, right=denial.right)])


def _figures(entry: LogEntry) -> list[object]:
    """What a receipt shows of it."""
    return [(fact.day, fact.category, fact.measures, fact.money) for fact in entry.facts]


def _read(turn: Turn, entry: LogEntry, text: str) -> LogEntry | None:
    """What these words make, as if said when the log was; None where they can be no log."""
    said_now = turn.said
    turn.speak_as(replace(said_now, text=text, at=entry.said_at))
    message = message_reading.read_words(turn, command_words.argument(text, log_command.WORDS), Intent.LOG)
    read = log_entry.entry_of(turn, message)
    wrong = log_command.wrong_day(turn, message)
    turn.speak_as(said_now)
    return None if wrong or not read.facts or log_entry.is_too_large(read) else read


def put_right(turn: Turn, entry: LogEntry, said: SpokenCorrection) -> bool:
    """Say what came of it; False where it is not plain which of the log's figures is meant."""
    facts = corrected_facts(entry, said)
    return facts is not None and put_in(turn, entry, facts)


def put_in(turn: Turn, entry: LogEntry, facts: tuple[Fact, ...]) -> bool:
    """The log with these facts, and what to say of it."""
    changed = replace(entry, facts=facts)
    if log_entry.is_too_large(changed):
        return turn.tell(phrases.too_large(turn._))
    correction.told(turn, entry, correction.corrected(turn, entry, changed, "figures"))
    return True
