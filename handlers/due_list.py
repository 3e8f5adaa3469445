"""What is open: late items and deadlines of the coming month, a page at a time with their buttons."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import occurring
from handlers.cards import Button, button
from handlers.mentions import Composed
from handlers.phrases import calendar as phrases
from handlers.phrases import reminding
from handlers.reminder_card import Card, item_row
from handlers.turn import Turn
from union.agenda import Occurrence, Status
from union.leads import is_due_by

DUE = "due"
PAGE = 8
AHEAD = timedelta(days=30)
BEHIND = timedelta(days=400)  # what nobody finished in a year is not called to mind any more


def read_mark(mark: str | None) -> int | None:
    """The page a message shows; None for any other mark."""
    subject, _, page = (mark or "").partition(":")
    return int(page) if subject == DUE and page.isdigit() else None


def page_of(turn: Turn, page: int, line: str = "") -> Card:
    """One page of the list, the last one when there are not so many."""
    found = _open(turn)
    last = max(0, (len(found) - 1) // PAGE)
    page = min(page, last)
    part = found[page * PAGE : (page + 1) * PAGE]
    body = Composed(_text(turn, found, part))
    if line:
        body.add(f"\n{line}")
    rows = [item_row(turn._, turn.with_group(), one, numbered=True) for one in part]
    if last:
        rows.append(_pager(turn, page, last))
    return Card(body, rows, f"{DUE}:{page}")


def _open(turn: Turn) -> list[Occurrence]:
    group = turn.with_group()
    wall = group.wall(turn.now)
    found = occurring.within(
        turn.db, group, (wall - BEHIND).date(), (wall + AHEAD).date() + timedelta(days=1)
    )
    due = [one for one in found if one.status is Status.OPEN and is_due_by(one.event)]
    # Of a series only the latest missed time is still asked for.
    latest = {one.event.id: one.original for one in due if _is_late(one, wall)}
    return [one for one in due if not _is_late(one, wall) or latest[one.event.id] == one.original]


def _text(turn: Turn, found: Sequence[Occurrence], part: Sequence[Occurrence]) -> str:
    wall = turn.with_group().wall(turn.now)
    late = sum(1 for one in found if _is_late(one, wall))
    if not found:
        return phrases.nothing_due(turn._)
    lines = [reminding.line(turn._, one, wall.date()) for one in part]
    return "\n".join([phrases.due_header(turn._, len(found), late), *lines])


def _is_late(one: Occurrence, wall: datetime) -> bool:
    return max(one.start, one.end - timedelta(microseconds=1)).date() < wall.date()


def _pager(turn: Turn, page: int, last: int) -> list[Button]:
    group_id = turn.with_group().id
    found = []
    if page:
        found.append(button(phrases.label_previous(turn._), "due.page", group_id, page - 1))
    if page < last:
        found.append(button(phrases.label_next(turn._), "due.page", group_id, page + 1))
    return found
