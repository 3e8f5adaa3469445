"""The echo of an entry: its line, what is asked about it, its buttons; drawn again when any of it changes."""

from collections.abc import Callable, Sequence
from datetime import date

from handlers.budgets import budget_threshold, spending_hints
from handlers.core import group_choice, hooks
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Rows, button
from handlers.core.turn import Turn
from handlers.worklog import duplicate_question, event_link_question, left_over_question
from handlers.worklog import texts as phrases
from storage.core.outbox import sent_messages
from storage.worklog import entries, facts
from union.words import Words
from union.worklog.arithmetic_check import unusual
from union.worklog.entries import LogEntry
from union.worklog.event_links import Candidate

Line = Callable[[Words, LogEntry, date], str]


def text(turn: Turn, entry: LogEntry, line: Line = phrases.filed) -> str:
    """The line and everything below it."""
    return with_notes(turn, entry, line(turn._, entry, turn.with_group().day(turn.now)))


def with_notes(turn: Turn, entry: LogEntry, line: str, money: Sequence[str] | None = None) -> str:
    """A line and what stands below it."""
    return "\n".join([line, *notes(turn, entry, money)])


def notes(turn: Turn, entry: LogEntry, money: Sequence[str] | None = None) -> list[str]:
    """What is out of the usual, what the entry fulfils, and what it may be one with: what stands below its line.

    `money`: what is said of its money, where that is known already.
    """
    money = _on_money(turn, entry) if money is None else money
    open_ = [
        *left_over_question.lines(turn, entry),
        *event_link_question.lines(turn, entry),
        *duplicate_question.lines(turn, entry),
    ]
    codes = hooks.of(turn).log_lines(turn, entry)
    return [*codes, *_unusual(turn, entry), *money, *open_]


def _on_money(turn: Turn, entry: LogEntry) -> list[str]:
    """What its money made of the year's budgets, and what rules of spending it calls to mind."""
    return [*budget_threshold.lines(turn, entry), *spending_hints.lines(turn, entry)]


def _unusual(turn: Turn, entry: LogEntry) -> list[str]:
    """What is many times the usual: perhaps a nought too many."""
    if entry.undone:
        return []
    found = (
        unusual(fact, facts.paid_before(turn.db, turn.with_group(), entry, fact))
        for fact in entry.facts
        if fact.money
    )
    return [phrases.unusual(turn._, each) for each in found if each is not None]


def rows(turn: Turn, entry: LogEntry, below: Rows | None = None) -> Rows:
    """撤销 or 恢复, 改, 换群 for somebody in several groups; below, what is asked, where that is known already."""
    group_id = turn.with_group().id
    below = asked(turn, entry) if below is None else below
    if entry.undone:
        return [[button(turn._("恢复"), "log.redo", group_id, entry.id)], *below]
    row = [
        button(turn._("撤销"), "log.undo", group_id, entry.id),
        button(turn._("改"), "log.change", group_id, entry.id),
        *hooks.of(turn).log_buttons(turn, entry),
    ]
    if group_choice.has_several(turn):
        row.append(button(turn._("换群"), "which.change", group_id))
    return [row, *below, *spending_hints.rows(turn, entry)]


def asked(turn: Turn, entry: LogEntry, found: Sequence[Candidate] | None = None) -> Rows:
    """One question at a time: which item it fulfils is asked when it is plain that it is a thing of its own."""
    twin = duplicate_question.rows(turn, entry)
    first = [] if twin and entry.event_id is None else event_link_question.rows(turn, entry, found)
    return [*first, *twin, *left_over_question.rows(turn, entry)]


def redraw(turn: Turn, entry: LogEntry, line: Line = phrases.filed) -> bool:
    """Bring the echo up to date where it stands in this chat; False when there is none of its own."""
    now = entries.get(turn.db, turn.with_group(), entry.id) or entry
    echo = _echo(turn, now)
    if echo is None:
        return False
    turn.edit(echo, text(turn, now, phrases.undone if now.undone else line), rows(turn, now))
    return True


def show(turn: Turn, entry: LogEntry, line: Line = phrases.filed) -> None:
    """The pressed message is the entry's echo again, as things stand now."""
    now = entries.get(turn.db, turn.with_group(), entry.id) or entry
    turn.edit_pressed(text(turn, now, phrases.undone if now.undone else line), rows(turn, now))


def _echo(turn: Turn, entry: LogEntry) -> int | None:
    """Its outbox row; an entry written elsewhere has its echo there."""
    if entry.chat_id != turn.where.chat_id:
        return None
    return next(
        iter(sent_messages.about(turn.db, turn.with_group().id, message_subject.of_log(entry.id))), None
    )
