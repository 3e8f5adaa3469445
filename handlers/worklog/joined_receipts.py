"""Many answers waiting for one chat become one message, and 「逐条查看」 opens them again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.core import press_texts as presses
from handlers.core.messages import keyboards
from handlers.core.messages.keyboards import Button, Rows, button, page_buttons
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.worklog import log_receipt
from handlers.worklog import texts as phrases
from storage.core import groups
from storage.core.outbox.queue import Outgoing, Waiting
from storage.engine.database import Database
from storage.worklog import entries
from union.core.group_settings import Settings
from union.words import Words, words
from union.worklog.entries import LogEntry

PAGE = 5
MOST_ASKED = 30  # rows of questions under one message; Telegram takes a hundred buttons
JOINED = (
    "joined"  # the mark of an open list: its lowest and highest number, its page, the entry being changed
)


def part(entry: LogEntry, told: str, asked: Rows) -> Mapping[str, Any]:
    """What stands for one echo in a message for several: its line with what is said below it, and what it asks."""
    keyboard = keyboards.markup(_with_number(entry, asked))["inline_keyboard"]
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
    keyboard = [*keyboards.markup([[opener]])["inline_keyboard"], *asked[:MOST_ASKED]]
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
    """A page of the joined entries, each with 撤销 and 改; the message remembers which."""
    press = turn.incoming.press
    if press is None:
        return
    low, high, page = press.number(0), press.number(1), press.number(2)
    if _show(turn, low, high, page):
        turn.mark_pressed(_mark(low, high, page))
    else:
        turn.toast = presses.gone(turn._)


def show(turn: Turn, entry: LogEntry) -> None:
    """After a button: the list again the entry stands in, else its own echo."""
    if not shown_again(turn):
        log_receipt.show(turn, entry)


def shown_again(turn: Turn) -> bool:
    """Draw the list again whose entry was changed by a button; False when the message shows no list."""
    sent = turn.pressed_row()
    numbers = _read_mark(sent.about if sent else None)
    return bool(numbers) and _show(turn, *numbers[:3])


def pick(turn: Turn, entry: LogEntry) -> None:
    """Remember which entry of the list is being changed: a reply to the message is about it."""
    sent = turn.pressed_row()
    numbers = _read_mark(sent.about if sent else None)
    if numbers:
        turn.mark_pressed(":".join((JOINED, *(str(each) for each in (*numbers[:3], entry.id)))))


def picked(mark: str | None) -> About | None:
    """The entry a list was left at; None for any other mark."""
    numbers = _read_mark(mark)
    return About("log", numbers[3]) if len(numbers) > 3 else None


def _mark(low: int, high: int, page: int) -> str:
    return f"{JOINED}:{low}:{high}:{page}"


def _read_mark(mark: str | None) -> list[int]:
    subject, *numbers = (mark or "").split(":")
    return [int(each) for each in numbers] if subject == JOINED else []


def _show(turn: Turn, low: int, high: int, page: int) -> bool:
    found = entries.in_chat(turn.db, turn.with_group(), turn.where.chat_id, low, high)
    shown = found[page * PAGE : (page + 1) * PAGE]
    if not shown:
        return False
    lines = [_line(turn, each) for each in shown]
    asked = ((each, _with_number(each, log_receipt.asked(turn, each))) for each in shown)
    rows = [row for each, below in asked for row in (_entry_row(turn, each), *below)]
    turns = _turning(turn._, turn.with_group().id, (low, high), page, len(found))
    turn.edit_pressed("\n".join(lines), [*rows, turns] if turns else rows)
    return True


def _line(turn: Turn, entry: LogEntry) -> str:
    line = phrases.undone if entry.undone else phrases.one_line
    said = line(turn._, entry, turn.with_group().day(turn.now))
    return log_receipt.with_notes(turn, entry, said, money=())


def _with_number(entry: LogEntry, asked: Rows) -> Rows:
    """What is asked about an entry: the questions of several stand under one message."""
    return [[replace(each, label=f"#{entry.number}：{each.label}") for each in row] for row in asked]


def _entry_row(turn: Turn, entry: LogEntry) -> list[Button]:
    group_id, log_id, number = turn.with_group().id, entry.id, entry.number
    if entry.undone:
        return [button(turn._("恢复 #{number}", number=number), "log.redo", group_id, log_id)]
    return [
        button(turn._("撤销 #{number}", number=number), "log.undo", group_id, log_id),
        button(turn._("改 #{number}", number=number), "log.change", group_id, log_id),
    ]


def _turning(_: Words, group_id: int, span: tuple[int, int], page: int, count: int) -> list[Button]:
    return page_buttons(_, page, (count - 1) // PAGE, "join.page", group_id, *span)


DEEDS = {"join.page": _page}
