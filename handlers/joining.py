"""Many answers waiting for one chat become one message, and 「逐条查看」 opens them again."""

from collections.abc import Sequence

from handlers import cards
from handlers.about import About
from handlers.cards import Button, button
from handlers.phrases import press as presses
from handlers.phrases import worklog as phrases
from handlers.turn import Turn
from storage import groups, logs
from storage.database import Database
from storage.outbox import Outgoing, Waiting
from union.settings import Settings
from union.words import Words, words
from union.worklog import LogEntry

PAGE = 5
JOINED = (
    "joined"  # the mark of an open list: its lowest and highest number, its page, the entry being changed
)


def join(db: Database, parts: Sequence[Waiting]) -> Outgoing:
    """One message for several waiting echoes of one chat: a line each, and a button to open them."""
    first = parts[0]
    lines = [part.joinable for part in parts if part.joinable is not None]
    numbers = sorted(line["number"] for line in lines)
    group = groups.get(db, first.group_id or 0, Settings())
    _ = words(group.settings.language if group else Settings().language)
    text = phrases.joined(_, numbers, [line["line"] for line in lines])
    opener = button(_("逐条查看"), "join.page", first.group_id or 0, numbers[0], numbers[-1], 0)
    params = {"text": text, "reply_markup": cards.markup([[opener]])}
    return Outgoing(
        first.chat_id, "sendMessage", params, group_id=first.group_id, topic=first.topic, mark=first.mark
    )


def _page(turn: Turn) -> None:
    """A page of the joined entries, each with 撤销 and 改; the message remembers which."""
    press = turn.incoming.press
    if press is None:
        return
    low, high, page = press.number(0), press.number(1), press.number(2)
    if _show(turn, low, high, page):
        turn.mark_pressed(f"{JOINED}:{low}:{high}:{page}")
    else:
        turn.toast = presses.gone(turn._)


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


def _read_mark(mark: str | None) -> list[int]:
    subject, *numbers = (mark or "").split(":")
    return [int(each) for each in numbers] if subject == JOINED else []


def _show(turn: Turn, low: int, high: int, page: int) -> bool:
    found = logs.in_chat(turn.db, turn.with_group(), turn.where.chat_id, low, high)
    shown = found[page * PAGE : (page + 1) * PAGE]
    if not shown:
        return False
    today = turn.with_group().day(turn.now)
    lines = [(phrases.undone if each.undone else phrases.one_line)(turn._, each, today) for each in shown]
    rows = [_entry_row(turn, entry.id, entry.number, entry.undone) for entry in shown]
    turns = _turning(turn._, turn.with_group().id, (low, high), page, len(found))
    turn.edit_pressed("\n".join(lines), [*rows, turns] if turns else rows)
    return True


def _entry_row(turn: Turn, log_id: int, number: int, undone: bool) -> list[Button]:
    group_id = turn.with_group().id
    if undone:
        return [button(turn._("恢复 #{number}", number=number), "log.redo", group_id, log_id)]
    return [
        button(turn._("撤销 #{number}", number=number), "log.undo", group_id, log_id),
        button(turn._("改 #{number}", number=number), "log.change", group_id, log_id),
    ]


def _turning(_: Words, group_id: int, span: tuple[int, int], page: int, count: int) -> list[Button]:
    turns = []
    if page > 0:
        turns.append(button(_("‹ 上一页"), "join.page", group_id, *span, page - 1))
    if (page + 1) * PAGE < count:
        turns.append(button(_("下一页 ›"), "join.page", group_id, *span, page + 1))
    return turns


DEEDS = {"join.page": _page}
