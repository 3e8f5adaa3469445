"""What is open: late items and deadlines of the coming month, a page at a time with their buttons."""

from datetime import datetime, timedelta

from handlers.calendar.views import calendar_texts as phrases
from handlers.calendar.views import event_list
from handlers.calendar.views.event_list import Listing, Section
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.reminders.reminder_card import Card
from storage.engine.database import Database
from union.calendar.day_contents import is_late
from union.core.groups import Group
from union.core.kinds import Kind
from union.events.model import Occurrence, Status
from union.reminders.lead_times import is_due_by

DUE = "due"
AHEAD = timedelta(days=30)
BEHIND = timedelta(days=400)  # what nobody finished in a year is not called to mind any more
UNMARKED = timedelta(days=60)  # how long a meeting that is over may still be marked from the list


def read_mark(mark: str | None) -> int | None:
    """The page a message shows; None for any other mark."""
    found = event_list.read_mark(mark, DUE)
    return found[-1] if found else None


def page_of(turn: Turn, page: int, line: str = "") -> Card:
    """One page of the list, the last one when there are not so many."""
    wall = turn.with_group().wall(turn.now)
    found = opened(turn.db, turn.with_group(), wall)
    due = [one for one in found if is_due_by(one.event)]
    past = [one for one in found if is_unmarked(one, wall)]
    late = sum(is_late(one, wall.date()) for one in due)
    head = (
        phrases.due_header(turn._, len(due), late)
        if due
        else turn._("没有待办：没有已过期限的事，30天内也没有到期的。发 /cal 看日程。")
    )
    sections = [Section("", due), Section(phrases.unmarked_header(turn._, len(past)), past, past=True)]
    return event_list.page_of(turn, Listing("due.page", DUE, head, sections), page, line)


def opened(db: Database, group: Group, wall: datetime) -> list[Occurrence]:
    """What is open, of a year gone by and of the month ahead; of what is over of a series only the latest time."""
    found = occurrences.within(db, group, (wall - BEHIND).date(), (wall + AHEAD).date() + timedelta(days=1))
    open_ones = [one for one in found if one.status is Status.OPEN]
    latest = {one.event.id: one.original for one in open_ones if _is_over(one, wall)}
    return [one for one in open_ones if not _is_over(one, wall) or latest[one.event.id] == one.original]


def is_unmarked(one: Occurrence, wall: datetime) -> bool:
    """Whether it is over and not deadline's work, that stays open, nor a festival, that needs nobody."""
    is_work = not is_due_by(one.event) and one.event.kind is not Kind.FESTIVAL
    return is_work and _is_over(one, wall) and one.start > wall - UNMARKED


def _is_over(one: Occurrence, wall: datetime) -> bool:
    return one.last_moment.date() < wall.date()
