"""A message that says of logs told lately what is otherwise, laid beside their lines (union/worklog/amended_lines.py) before any other reader hears it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from handlers.core import message_reading
from handlers.core.turn import Turn
from handlers.routing.references import log_corrections, named_logs
from handlers.worklog import log_replies
from handlers.worklog import texts as phrases
from union.reading.acts.changes.corrections import means_latest
from union.reading.money.sums import home_currency
from union.reading.text.identifiers import MARKED
from union.reading.text.normal_form import EitherScript, normal
from union.worklog.amended_lines import CLEAR, AmendedFacts, amended
from union.worklog.amending_words import (
    TWICE,
    AmendingClause,
    are_all_amending,
    clauses_of,
    may_amend,
    sentences_of,
    surely_amends,
)
from union.worklog.counted_once import counted_once
from union.worklog.entries import LogEntry

AN_HOUR, TWO_DAYS, A_WEEK = timedelta(hours=1), timedelta(days=2), timedelta(days=7)
SHORT = 80  # signs of words that say nowhere that something was wrong
JUST, LATELY, EARLIER, OWN, DAY = 1.5, 1.0, 0.5, 0.25, 1.5


class AmendedLog(NamedTuple):
    """A log the words may be about, and what they make of it."""

    entry: LogEntry
    found: AmendedFacts


# 「那2500元是行政出的，不要算我们的」: a part that goes
TAKES_OFF = EitherScript(
    r"(?:不要|不用|不|别|唔使|唔)算(?!开支|支出|花费|使费)|[去拿减]掉|删|撤|(?:行政|财务|厂里|公司)[出付]|\b(?:take off|remove|not ours)\b",
    any_case=True,
)


def claimed(turn: Turn) -> bool:
    """Whether the words put logs right, all of them; then it is done, or asked which log is meant."""
    said = turn.said
    if said.edited or said.reply_to is not None or not may_amend(said.text) or MARKED.search(said.text):
        return False
    told = [each for each in named_logs.recent_logs(turn) if not each.undone]
    if not told:
        return False
    parts = sentences_of(said.text)
    is_news = len(said.text) > SHORT or named_logs.TELLS_NEWS.search(said.text) is not None
    if not are_all_amending(parts) or (is_news and not surely_amends(said.text)):
        return False
    is_apart = len(parts) > 1 and TWICE.search(normal(said.text).text)
    whole = [] if is_apart else _targets(turn, told, clauses_of(said.text))
    if len(whole) > 1 and _are_equally_likely(whole):
        log_corrections.ask_which(turn, [each.entry for each in whole[:2]])
        return True
    if whole:
        return _amend_each(turn, whole[:1])
    each_of = [_targets(turn, told, clauses_of(part)) for part in parts] if len(parts) > 1 else []
    if not each_of or not all(each_of) or any(_are_equally_likely(each) for each in each_of):
        return False
    return _amend_each(turn, [each[0] for each in each_of])


def _are_equally_likely(targets: Sequence[AmendedLog]) -> bool:
    return len(targets) > 1 and targets[0].found.strength - targets[1].found.strength < CLEAR


def _targets(turn: Turn, told: Sequence[LogEntry], clauses: Sequence[AmendingClause]) -> list[AmendedLog]:
    """The logs these clauses fit, the likeliest first."""
    if (once := counted_once(told, clauses)) is not None:
        return [AmendedLog(*once)]
    days = set(message_reading.days_of(turn, turn.said.text))
    home = home_currency(turn.settings.region)
    tried = (
        AmendedLog(each, found)
        for each in told
        if not days or days & {fact.day for fact in each.facts}
        if (found := amended(each, clauses, _nearness(turn, told, each), home, dated=DAY if days else 0))
    )
    return sorted(tried, key=lambda each: (-each.found.strength, -each.entry.id))


def _nearness(turn: Turn, told: Sequence[LogEntry], entry: LogEntry) -> float:
    """What speaks for a log before any word is looked at: it was told last, by whoever speaks or in this chat."""
    me, age = turn.me(), turn.said.at - entry.said_at
    own = [each.id for each in told if me is not None and each.author_id == me.id]
    here = [each.id for each in told if each.chat_id == turn.where.chat_id]
    is_own, is_last = entry.id == max(own, default=0), entry.id == max(here, default=0)
    if not (is_own or is_last):
        return 0.0
    found = JUST if age <= AN_HOUR else LATELY if age <= TWO_DAYS else EARLIER if age <= A_WEEK else 0.0
    latest = EARLIER if means_latest(turn.said.text) else 0.0
    return found + latest + (OWN if is_own else 0) + (OWN if is_last else 0)


def _amend_each(turn: Turn, targets: Sequence[AmendedLog]) -> bool:
    are_same = any(each.found.is_same for each in targets)
    if are_same and (TAKES_OFF.search(turn.said.text) or not surely_amends(turn.said.text)):
        return False
    for each in targets:
        if each.found.is_same:
            line = phrases.one_line(turn._, each.entry, turn.today)
            turn.say(turn._("本来就是这样记的：{entry}", entry=line))
        else:
            log_replies.replace_facts(turn, each.entry, each.found.facts)
    return True
