"""What a log gets more of: the figures and the words of a message that adds to it."""

from dataclasses import replace

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry
from handlers.worklog.corrections import correction
from union.reading.acts.changes.log_additions import cost, is_fee, is_price, says_missing
from union.reading.acts.classification import category
from union.reading.message import Intent
from union.reading.text.normal_form import EitherScript
from union.worklog.corrections import with_added_figures, with_price
from union.worklog.counted_figures import by_its_way
from union.worklog.entries import Fact, LogEntry

BARE = EitherScript(r"\d{1,4}(?=\s|$)")
BESIDE, END = "，", EitherScript(r"[的了吧哈呢。.!！\s]{1,4}$")


def added_words(turn: Turn, entry: LogEntry, words: str) -> str:
    """The log with these words as more of it: their figures, or where they have none the words themselves; what to say."""
    problem = log_command.trouble(turn, entry, by_words=True)
    if problem is not None:
        return problem
    facts = facts_with_addition(turn, entry, words, is_its=True)
    if facts and says_missing(turn.said.text) and _sums_known_already(entry, facts):
        facts = entry.facts  # 「场地费200没写上」, though it was
    changed = replace(entry, facts=facts) if facts else replace(entry, text=f"{entry.text}{BESIDE}{words}")
    if log_entry.is_too_large(changed) or facts == entry.facts:
        return correction.corrected(turn, entry, entry, "figures")
    text = correction.corrected(turn, entry, changed, "figures" if facts else "edited")
    return text if facts else "\n".join([text, turn._("补上了「{words}」", words=words)])


def is_bare_figure(turn: Turn, entry: LogEntry, words: str) -> bool:
    """Whether they have a figure that is none of anything: 「裁判那份 13」."""
    is_any = any(map(str.isdigit, words))
    return is_any and facts_with_addition(turn, entry, words, is_its=True) is None


def _sums_known_already(entry: LogEntry, facts: tuple[Fact, ...]) -> bool:
    """Whether all that would be added are sums that the log has."""
    there = [(one.minor, one.currency) for fact in entry.facts for one in fact.money]
    now = [(one.minor, one.currency) for fact in facts for one in fact.money]
    counts = [[each.measures for each in told] for told in (entry.facts, facts)]
    return len(now) > len(there) and set(now) == set(there) and counts[0] == counts[1]


def facts_with_addition(turn: Turn, entry: LogEntry, words: str, *, is_its: bool) -> tuple[Fact, ...] | None:
    """The log's facts with what is added; None where that is of another sort of work and not said to be its (`is_its`), or still to come."""
    if is_price(words):
        return _facts_with_price(turn, entry, words)
    last, found = entry.facts[-1], category(words)
    message = message_reading.read_words(turn, words, Intent.LOG)
    figures = [one for one in message.facts if one.measures or one.money]
    paid = cost(words)
    if not figures and paid and (last.money or is_fee(paid[0])):  # beside money a bare figure is money, too
        message = message_reading.read_words(turn, paid[1], Intent.LOG)
        figures = [one for one in message.facts if one.money]
    bare = BARE.match(words)
    if not figures and bare is not None and len(last.measures) == 1:  # "another 2" behind 5 members
        message = message_reading.read_words(turn, f"{bare[0]}{last.measures[0].unit}", Intent.LOG)
        figures = [one for one in message.facts if one.measures]
    is_other = not is_its and found not in (None, last.category)
    if is_other or not figures or log_entry.day_ahead(turn, message) is not None:
        return None
    facts = list(entry.facts)
    for one in figures:
        one = replace(one, money=tuple(map(by_its_way, one.money)))  # 「加班费那件补充一下，追回来2600元」
        when = one.when or message.when
        day = log_entry.day_of(when, turn.written_on) if when else last.day
        if day == last.day:
            facts[-1] = with_added_figures(facts[-1], one)
        else:
            facts.append(Fact(last.category, last.title, day, one.measures, one.money))
    return tuple(facts)


def _facts_with_price(turn: Turn, entry: LogEntry, words: str) -> tuple[Fact, ...] | None:
    """With what each of those told last got, read as if it had been said with them."""
    read = message_reading.read_words(turn, f"{entry.text}{BESIDE}{END.sub('', words)}", Intent.LOG).facts
    prices = [each for one in read[-1:] for each in one.money if each.per and each.text]
    priced = with_price(entry.facts[-1], prices[-1]) if prices else None
    return (*entry.facts[:-1], priced) if priced is not None else None
