"""What is open: late items and deadlines of the coming month, a page at a time with their buttons."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.calendar.views import calendar_texts as phrases
from handlers.core.messages.keyboards import Button, page_buttons
from handlers.core.messages.outgoing_message import Composed
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.reminders import texts as reminders_texts
from handlers.reminders.reminder_card import Card, item_rows
from storage.engine.database import Database
from union.calendar.day_contents import is_late
from union.core.groups import Group
from union.core.kinds import Kind
from union.core.records import dataclass
from union.events.model import Occurrence, Status
from union.reminders.lead_times import is_due_by

PAGE = 8
DUE = "due"
AHEAD = timedelta(days=30)
BEHIND = timedelta(days=400)  # what nobody finished in a year is not called to mind any more
UNMARKED = timedelta(days=60)  # how long a meeting that is over may still be marked from the list


def read_mark(mark: str | None) -> int | None:
    """The page a message shows; None for any other mark."""
    found = numbers_of_mark(mark, DUE)
    return found[-1] if found else None


def page_of(turn: Turn, page: int, line: str = "") -> Card:
    """One page of the list, the last one when there are not so many."""
    wall = turn.wall
    found = opened(turn.db, turn.with_group(), wall)
    due = [one for one in found if is_due_by(one.event) or is_step(one, wall)]
    past = [one for one in found if is_unmarked(one, wall)]
    late = sum(is_late(one, turn.today) for one in due)
    none = turn._("没有待办：没有已过期限的事，30天内也没有到期的。发 /cal 看日程。")
    head = phrases.due_header(turn._, len(due), late) if due else none
    sections = [Section("", due), Section(phrases.unmarked_header(turn._, total=len(past)), past, past=True)]
    return page_of_listing(turn, Listing("due.page", DUE, head, sections), page, line)


def opened(db: Database, group: Group, wall: datetime) -> list[Occurrence]:
    """What is open, of a year gone by and of the month ahead; of what is over of a series only the latest time."""
    found = occurrences.within(db, group, (wall - BEHIND).date(), (wall + AHEAD).date() + timedelta(days=1))
    open_ones = [one for one in found if one.status is Status.OPEN]
    latest = {one.event.id: one.original for one in open_ones if _is_over(one, wall)}
    return [one for one in open_ones if not _is_over(one, wall) or latest[one.event.id] == one.original]


def is_step(one: Occurrence, wall: datetime) -> bool:
    """Whether it is a step of a festival's or template's plan that lies ahead: work to be done as any deadline's."""
    return bool(one.event.pack) and one.event.kind is not Kind.FESTIVAL and not _is_over(one, wall)


def is_unmarked(one: Occurrence, wall: datetime) -> bool:
    """Whether it is over and not deadline's work, that stays open, nor a festival, that needs nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and _is_over(one, wall) and one.start > wall - UNMARKED


def _is_over(one: Occurrence, wall: datetime) -> bool:
    return one.last_moment.date() < wall.date()


@dataclass(frozen=True, slots=True)
class Section:
    """Items below one heading; those of a `past` one can't be put off any more."""

    heading: str
    items: Sequence[Occurrence]
    past: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list: `deed` and `ids` of the buttons that turn its pages, the `subject` of its mark.

    `head` stands above every page, `foot` below it.
    """

    deed: str
    subject: str
    head: str
    sections: Sequence[Section]
    ids: tuple[object, ...] = ()
    foot: str = ""


def page_of_listing(turn: Turn, listing: Listing, page: int, line: str = "") -> Card:
    """One page, the last one when there are not so many; `line` is added at its end."""
    group, total = turn.with_group(), sum(len(section.items) for section in listing.sections)
    last = max(0, (total - 1) // PAGE)
    page = min(page, last)
    body, rows, before = Composed(listing.head), list[list[Button]](), page * PAGE
    for section in listing.sections:
        part = section.items[max(0, before) : max(0, before + PAGE)]
        before -= len(section.items)
        if part:
            lines = [reminders_texts.line(turn._, one, turn.today) for one in part]
            body.add("".join(f"\n{each}" for each in (section.heading, *lines) if each))
            rows += item_rows(turn._, group, part, turn.wall, past=section.past)
    for added in (listing.foot, line):
        body.add(f"\n{added}" if added else "")
    turning = page_buttons(turn._, page, last, listing.deed, group.id, *listing.ids)
    rows += [turning] if turning else []
    return Card(body, rows, f"{listing.subject}:{page}")


def numbers_of_mark(mark: str | None, subject: str) -> tuple[int, ...] | None:
    """The numbers behind a mark of this subject, the page last; None for any other mark."""
    said, _, rest = (mark or "").partition(":")
    numbers = rest.split(":")
    return tuple(map(int, numbers)) if said == subject and all(map(str.isdigit, numbers)) else None
