"""「依据」: the logs behind a figure as a paged list that can be put away again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from handlers.core import press_texts as presses
from handlers.core.message_reading import LOG_WORDS
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Button, brief, button, in_rows, page_buttons
from handlers.core.name_visibility import entry_as_shown
from handlers.core.turn import Turn
from storage.core.outbox.queue import Lane, Outgoing
from storage.worklog import entries
from union.core.almanac.date_format import day_words
from union.core.message_layout import utf16
from union.core.records import dataclass
from union.core.report_section import ListLine
from union.worklog.entries import LogEntry

T = TypeVar("T")
PAGE = 8
SHOWN = 60  # characters of a log
SUPERGROUP = "-100"
AWAY, OPEN_LIST = "sources.away", "sources"
DELETABLE = timedelta(hours=47)  # Telegram lets a bot delete its messages for 48


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the list: a number, where its message stands, and what is said of it."""

    number: int | None
    link: str | None
    text: str


def show(
    turn: Turn, what: str, numbers: Sequence[int], deed: str, *ids: object, page: int | None = None
) -> None:
    """List these logs as a new message, or turn an open list to `page`. `deed` and `ids` come again with a page."""
    found = entries.by_numbers(turn.db, turn.with_group(), numbers)
    show_told(
        turn, partial(_head, turn, what), found, lambda entry: log_line(turn, entry), (deed, *ids), page
    )


def show_lines(
    turn: Turn, what: str, lines: Sequence[ListLine], deed: str, *ids: object, page: int | None = None
) -> None:
    """The same for lines of a report that are no logs: the items behind plan and deadlines."""
    found = [Told(line.number, None, line.text) for line in lines]
    show_told(turn, partial(_head, turn, what), found, lambda line: line, (deed, *ids), page)


def offer(turn: Turn, what: str, choices: Sequence[Button]) -> None:
    """Which of several lists: the one that is chosen opens in its place."""
    rows = [*in_rows(choices, 2), [turn.button(turn._("收起"), AWAY)]]
    turn.say(turn._("依据：{what}", what=what), rows, about=f"{OPEN_LIST}:{turn.now:%Y%m%d%H%M}")


def show_told(
    turn: Turn,
    head_of: Callable[[int, int, int], str],
    found: Sequence[T],
    told_of: Callable[[T], Told],
    deed: Sequence[object],
    page: int | None,
) -> None:
    """A page of anything; `head_of` takes how many there are, the page and of how many pages."""
    if not found:
        turn.toast = turn._("没有可列的记录")
        return
    pages = (len(found) - 1) // PAGE + 1
    place = min(max(page or 0, 0), pages - 1)
    head = head_of(len(found), place + 1, pages)
    text, links = _listed(head, [told_of(each) for each in found[place * PAGE : (place + 1) * PAGE]])
    # `deed` with its ids goes into the buttons that turn the page
    group_id, (name, *ids) = turn.with_group().id, deed
    turning = page_buttons(turn._, place, pages - 1, str(name), group_id, *ids)
    rows = [[*turning, button(turn._("收起"), AWAY, group_id)]]
    if page is None:
        turn.say(text, rows, entities=links, about=f"{OPEN_LIST}:{turn.now:%Y%m%d%H%M}")
    else:
        turn.edit_pressed(text, rows, links)


def close_log_list(turn: Turn) -> None:
    """「收起」: the list is deleted, or emptied where Telegram deletes no more; no other message of ours ever is."""
    row = turn.pressed_row()
    listed_at = _read_mark(row.about) if row else None
    if row is None or listed_at is None:
        turn.toast = presses.old_button(turn._)
    elif turn.now - listed_at > DELETABLE:
        turn.edit_pressed(turn._("依据已收起"))
    else:
        to, group_id = turn.where.chat_id, turn.with_group().id
        turn.put(Outgoing(to, "deleteMessage", {}, Lane.PRESS, group_id=group_id, edits=row.id))


def _read_mark(about: str | None) -> datetime | None:
    """When an open list was sent, aware UTC; None for any other message."""
    subject, _, said = (about or "").partition(":")
    return datetime.strptime(said, "%Y%m%d%H%M").replace(tzinfo=UTC) if subject == OPEN_LIST else None


def _head(turn: Turn, what: str, count: int, page: int, pages: int) -> str:
    facts = {"what": what, "count": count, "page": page, "pages": pages}
    if pages == 1:
        return turn._("依据：{what}（共{count}条）", **facts)
    return turn._("依据：{what}（共{count}条，第{page}/{pages}页）", **facts)


def log_line(turn: Turn, entry: LogEntry) -> Told:
    """A log as a line of such a list."""
    words = argument(entry_as_shown(turn, entry).text, LOG_WORDS)
    day = entry.facts[0].day if entry.facts else turn.with_group().day(entry.said_at)
    facts = {"day": day_words(turn._, day, now=turn.today), "author": entry.author}
    line = turn._("{day} {author}：{text}", **facts, text=brief(words, SHOWN))
    if entry.undone:
        line = turn._("{line}（已撤销）", line=line)
    elif entry.version > 1:
        line = turn._("{line}（已改）", line=line)
    return Told(entry.number, link_of(entry), line)


def _listed(head: str, lines: Sequence[Told]) -> tuple[str, Sequence[Mapping[str, Any]]]:
    text, links = head, list[Mapping[str, Any]]()
    for line in lines:
        text += "\n"
        number = f"#{line.number} " if line.number is not None else ""
        if line.link:
            length = utf16(number.rstrip())
            links.append({"type": "text_link", "offset": utf16(text), "length": length, "url": line.link})
        text += f"{number}{line.text}"
    return text, links


def link_of(entry: LogEntry) -> str | None:
    """Where the message stands; only messages of a supergroup have an address."""
    chat = str(entry.chat_id)
    if not chat.startswith(SUPERGROUP) or not entry.message_id:
        return None
    return f"https://t.me/c/{chat.removeprefix(SUPERGROUP)}/{entry.message_id}"
