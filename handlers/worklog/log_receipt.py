"""The echo of an entry: its line, what is asked about it, its buttons; drawn again when any of it changes.

Many that wait for one chat become one message, and 「逐条查看」 opens them again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from handlers.budgets import spending_hints
from handlers.core import group_choice, hooks
from handlers.core import press_texts as presses
from handlers.core.messages import message_subject, outgoing_message
from handlers.core.messages.message_subject import About
from handlers.core.messages.outgoing_message import Button, Rows, button, page_buttons
from handlers.core.turn import NotDone, Turn
from handlers.worklog import event_link_question, item_ties, log_entry, receipt_questions
from handlers.worklog import texts as phrases
from storage.core import groups
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Outgoing, Waiting
from storage.engine.database import Database
from storage.worklog import entries, facts
from union.core.groups import Settings
from union.words import Words, words
from union.worklog.arithmetic_check import unusual
from union.worklog.entries import Fact, LogEntry
from union.worklog.event_links import Candidate

Line = Callable[[Words, LogEntry, date], str]
PAGE = 5
MOST_ASKED = 30  # rows of questions under one message; Telegram takes a hundred buttons
# The mark of an open list: its lowest and highest number, its page, the entry being changed.
JOINED = "joined"


def text(turn: Turn, entry: LogEntry, line: Line = phrases.filed) -> str:
    """The line and everything below it."""
    return with_notes(turn, entry, line(turn._, entry, turn.today))


def with_notes(turn: Turn, entry: LogEntry, line: str, money: Sequence[str] | None = None) -> str:
    """A line and what stands below it."""
    return "\n".join([line, *notes(turn, entry, money)])


def notes(turn: Turn, entry: LogEntry, money: Sequence[str] | None = None) -> list[str]:
    """What is out of the usual, what the entry fulfils, and what it may be one with: what stands below its line.

    `money`: what is said of its money, where that is known already.
    """
    if money is None:  # what it made of the year's budgets, and what rules of spending it calls to mind
        money = [*spending_hints.threshold_lines(turn, entry), *spending_hints.lines(turn, entry)]
    open_ = [
        *receipt_questions.unused_words_question(turn, entry)[0],
        *(item_ties.lines(turn, entry) if entry.event_id is not None else ()),
        *receipt_questions.twin_lines(turn, entry),
    ]
    codes = hooks.of(turn).log_lines(turn, entry)
    return [*codes, *_unusual(turn, entry), *money, *open_]


def _unusual(turn: Turn, entry: LogEntry) -> list[str]:
    """What is many times the usual: perhaps a nought too many."""
    if entry.undone:
        return []

    @cache  # of most facts it can't be said what one got: nothing is read; the others are mostly of one category and day
    def paid_before(category: str | None, day: date) -> tuple[Fact, ...]:
        return tuple(facts.paid_before(turn.db, turn.with_group(), entry, category, day))

    def before(fact: Fact) -> Iterator[Fact]:
        yield from paid_before(fact.category, fact.day)

    found = (unusual(fact, before(fact)) for fact in entry.facts if fact.money)
    return [phrases.unusual(turn._, each) for each in found if each is not None]


def rows(turn: Turn, entry: LogEntry, below: Rows | None = None) -> Rows:
    """撤销 or 恢复, 改, 换群 for somebody in several groups; below, what is asked, where that is known already."""
    below = questions_under(turn, entry) if below is None else below
    if entry.undone:
        return [[turn.button(turn._("恢复"), "log.redo", entry.id)], *below]
    row = [
        turn.button(turn._("撤销"), "log.undo", entry.id),
        turn.button(turn._("改"), "log.change", entry.id),
        *hooks.of(turn).log_buttons(turn, entry),
    ]
    if group_choice.has_several_groups(turn):
        row.append(turn.button(turn._("换群"), "which.change"))
    return [row, *below, *spending_hints.rows(turn, entry)]


def questions_under(turn: Turn, entry: LogEntry, found: Sequence[Candidate] | None = None) -> Rows:
    """One question at a time: which item it fulfils is asked when it is plain that it is a thing of its own."""
    twin = receipt_questions.twin_rows(turn, entry)
    first = [] if twin and entry.event_id is None else event_link_question.rows(turn, entry, found)
    return [*first, *twin, *receipt_questions.unused_words_question(turn, entry)[1]]


def redraw(turn: Turn, entry: LogEntry, line: Line = phrases.filed) -> bool:
    """Bring the echo up to date where it stands in this chat; False when there is none of its own."""
    now = log_entry.anew(turn, entry)
    mark, is_here = message_subject.of_log(entry.id), now.chat_id == turn.where.chat_id
    echoes = sent_messages.row_ids_about(turn.db, turn.with_group().id, mark) if is_here else []
    if not echoes:
        return False
    turn.edit(echoes[0], text(turn, now, phrases.undone if now.undone else line), rows(turn, now))
    return True


def show_receipt(turn: Turn, entry: LogEntry) -> None:
    """The pressed message is the entry's echo again, as things stand now."""
    now = log_entry.anew(turn, entry)
    turn.edit_pressed(text(turn, now, phrases.undone if now.undone else phrases.filed), rows(turn, now))


def part(entry: LogEntry, told: str, asked: Rows) -> Mapping[str, Any]:
    """What stands for one echo in a message for several: its line with what is said below it, and what it asks."""
    keyboard = outgoing_message.markup(_with_number(entry, asked))["inline_keyboard"]
    return {"number": entry.number, "line": told, "asked": keyboard}


def join(db: Database, parts: Sequence[Waiting]) -> Outgoing:
    """One message for several waiting echoes of one chat: a line each, and a button to open them."""
    first = parts[0]
    lines = [part.joinable for part in parts if part.joinable is not None]
    numbers = sorted(line["number"] for line in lines)
    group = groups.get(db, first.group_id or 0, Settings())
    _ = words(group.settings.language if group else Settings().language)
    text = phrases.joined(_, numbers, [line["line"] for line in lines])
    opener = button(_("逐条查看"), "join.page", first.group_id or 0, numbers[0], numbers[-1], 0)
    asked = [row for line in lines for row in line.get("asked", ())]
    keyboard = [*outgoing_message.markup([[opener]])["inline_keyboard"], *asked[:MOST_ASKED]]
    params = {"text": text, "reply_markup": {"inline_keyboard": keyboard}}
    mark = _mark(numbers[0], numbers[-1], 0)
    return Outgoing(
        first.chat_id,
        "sendMessage",
        params,
        group_id=first.group_id,
        topic=first.topic,
        mark=first.mark,
        about=mark,
    )


def _page(turn: Turn) -> None:
    low, high, page = (turn.press.number(at) for at in range(3))
    if not _show(turn, low, high, page):
        raise NotDone(presses.gone(turn._))
    turn.mark_pressed(_mark(low, high, page))


def show(turn: Turn, entry: LogEntry) -> None:
    """After a button: the list again the entry stands in, else its own echo."""
    if not redraw_list(turn):
        show_receipt(turn, entry)


def redraw_list(turn: Turn) -> bool:
    """Draw the list again whose entry was changed by a button; False when the message shows no list."""
    numbers = _listed(turn)
    return bool(numbers) and _show(turn, *numbers[:3])


def pick(turn: Turn, entry: LogEntry) -> None:
    """Remember which entry of the list is being changed: a reply to the message is about it."""
    numbers = _listed(turn)
    if numbers:
        turn.mark_pressed(_mark(*numbers[:3], entry.id))


def picked(mark: str | None) -> About | None:
    """The entry a list was left at; None for any other mark."""
    numbers = message_subject.numbers(mark, JOINED)
    return About("log", numbers[3]) if len(numbers) > 3 else None


def _mark(*numbers: int) -> str:
    return ":".join((JOINED, *map(str, numbers)))


def _listed(turn: Turn) -> tuple[int, ...]:
    """What the mark of the pressed message says, where it is a list."""
    sent = turn.pressed_row()
    return message_subject.numbers(sent.about if sent else None, JOINED)


def _show(turn: Turn, low: int, high: int, page: int) -> bool:
    found = entries.in_chat(turn.db, turn.with_group(), turn.where.chat_id, low, high)
    shown = found[page * PAGE : (page + 1) * PAGE]
    if not shown:
        return False
    undone, filed = phrases.undone, phrases.one_line
    told = ((each, (undone if each.undone else filed)(turn._, each, turn.today)) for each in shown)
    lines = [with_notes(turn, each, line, money=()) for each, line in told]
    asked = ((each, _with_number(each, questions_under(turn, each))) for each in shown)
    rows = [row for each, below in asked for row in (_entry_row(turn, each), *below)]
    last = (len(found) - 1) // PAGE
    turns = page_buttons(turn._, page, last, "join.page", turn.with_group().id, low, high)
    turn.edit_pressed("\n".join(lines), [*rows, turns] if turns else rows)
    return True


def _with_number(entry: LogEntry, asked: Rows) -> Rows:
    """What is asked about an entry: the questions of several stand under one message."""
    return [[replace(each, label=f"#{entry.number}：{each.label}") for each in row] for row in asked]


def _entry_row(turn: Turn, entry: LogEntry) -> list[Button]:
    log_id, number = entry.id, entry.number
    if entry.undone:
        return [turn.button(turn._("恢复 #{number}", number=number), "log.redo", log_id)]
    return [
        turn.button(turn._("撤销 #{number}", number=number), "log.undo", log_id),
        turn.button(turn._("改 #{number}", number=number), "log.change", log_id),
    ]


DEEDS = {"join.page": _page}
