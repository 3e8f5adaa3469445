"""What is open: late items and deadlines of the coming month, a page at a time with their buttons."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import occurring
from handlers.cards import Button, button
from handlers.mentions import Composed
from handlers.phrases import calendar as phrases
from handlers.phrases import reminding
from handlers.reminder_card import Card, item_rows
from handlers.turn import Turn
from union.agenda import Occurrence, Status
from union.kinds import Kind
from union.leads import is_due_by

DUE = "due"
PAGE = 8
AHEAD = timedelta(days=30)
BEHIND = timedelta(days=400)  # what nobody finished in a year is not called to mind any more
UNMARKED = timedelta(days=60)  # how long a meeting that is over may still be marked from the list


def read_mark(mark: str | None) -> int | None:
    """The page a message shows; None for any other mark."""
    subject, _, page = (mark or "").partition(":")
    return int(page) if subject == DUE and page.isdigit() else None


def page_of(turn: Turn, page: int, line: str = "") -> Card:
    """One page of the list, the last one when there are not so many."""
    due, past = _open(turn)
    last = max(0, (len(due) + len(past) - 1) // PAGE)
    page = min(page, last)
    part = slice(page * PAGE, (page + 1) * PAGE)
    due_part, past_part = _parts(due, past, part)
    body = Composed("\n".join([*_due_lines(turn, due, due_part), *_past_lines(turn, past, past_part)]))
    if line:
        body.add(f"\n{line}")
    rows = item_rows(turn._, turn.with_group(), due_part)
    rows += item_rows(turn._, turn.with_group(), past_part, past=True)
    if last:
        rows.append(_pager(turn, page, last))
    return Card(body, rows, f"{DUE}:{page}")


def _open(turn: Turn) -> tuple[list[Occurrence], list[Occurrence]]:
    """What is due, and what took place, it seems, but nobody marked as done; of a series only its latest time."""
    group = turn.with_group()
    wall = group.wall(turn.now)
    found = occurring.within(
        turn.db, group, (wall - BEHIND).date(), (wall + AHEAD).date() + timedelta(days=1)
    )
    open_ones = [one for one in found if one.status is Status.OPEN]
    latest = {one.event.id: one.original for one in open_ones if _is_late(one, wall)}
    asked = [one for one in open_ones if not _is_late(one, wall) or latest[one.event.id] == one.original]
    return [one for one in asked if is_due_by(one.event)], [one for one in asked if _is_unmarked(one, wall)]


def _is_unmarked(one: Occurrence, wall: datetime) -> bool:
    """Whether it is over and not deadline's work, that stays open, nor a festival, that needs nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and _is_late(one, wall) and one.start > wall - UNMARKED


def _parts(
    due: Sequence[Occurrence], past: Sequence[Occurrence], part: slice
) -> tuple[Sequence[Occurrence], Sequence[Occurrence]]:
    """One page of both lists, the second behind the first."""
    before = len(due)
    return due[part], past[max(0, part.start - before) : max(0, part.stop - before)]


def _due_lines(turn: Turn, found: Sequence[Occurrence], part: Sequence[Occurrence]) -> list[str]:
    wall = turn.with_group().wall(turn.now)
    late = sum(1 for one in found if _is_late(one, wall))
    if not found:
        return [phrases.nothing_due(turn._)]
    return [phrases.due_header(turn._, len(found), late), *_lines(turn, part)]


def _past_lines(turn: Turn, found: Sequence[Occurrence], part: Sequence[Occurrence]) -> list[str]:
    return [phrases.unmarked_header(turn._, len(found)), *_lines(turn, part)] if part else []


def _lines(turn: Turn, part: Sequence[Occurrence]) -> list[str]:
    today = turn.with_group().day(turn.now)
    return [reminding.line(turn._, one, today) for one in part]


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
