"""A message with items in it is drawn again after one of its buttons was pressed, as its mark says."""

from collections.abc import Mapping
from datetime import date

from handlers import about, due_list, occurring
from handlers.cards import Rows
from handlers.reminder_card import Card, Entry, Reader, draw, read_mark, start_link
from handlers.turn import Turn
from storage import events, people, reminders
from union.agenda import Occurrence
from union.groups import Person


def redraw(turn: Turn, one: Occurrence, *, menu: Rows | None = None, line: str = "") -> None:
    """Show the pressed message as things stand now; `menu` in place of its buttons, `line` below its text."""
    sent = turn.pressed_row()
    if sent is None:
        return
    page = due_list.read_mark(sent.about)
    card = _card(turn, one, sent.about, line) if page is None else due_list.page_of(turn, page, line)
    turn.edit_pressed(card.body.text, card.rows if menu is None else menu, card.body.entities)


def is_single(turn: Turn) -> bool:
    """Whether the pressed message speaks of one item only."""
    sent = turn.pressed_row()
    return sent is None or about.read(sent.about) is not None


def _card(turn: Turn, one: Occurrence, mark: str | None, line: str) -> Card:
    several = read_mark(mark)
    today = turn.with_group().day(turn.now)
    day, entries = (today, [Entry(0, one)]) if several is None else _entries(turn, *several)
    in_group = not turn.where.private
    members: Mapping[int, Person] = _members(turn) if in_group else {}
    wall = turn.with_group().wall(turn.now)
    link = start_link(turn.services.face)
    reader = Reader(turn._, turn.with_group(), wall, members, in_group=in_group, link=link)
    return draw(reader, day, entries, line)


def _entries(turn: Turn, day: date, ids: list[int]) -> tuple[date, list[Entry]]:
    group, found = turn.with_group(), []
    for row in reminders.by_ids(turn.db, group, ids):
        event = events.get(turn.db, group, row.event_id)
        one = event and occurring.find(turn.db, group, event, row.original)
        if one:
            found.append(Entry(row.id, one))
    return day, sorted(found, key=lambda entry: entry.one.start)


def _members(turn: Turn) -> dict[int, Person]:
    return {each.person.id: each.person for each in people.roster(turn.db, turn.with_group())}
