"""What a group's month is drawn from, gathered from the calendar as it stands; and whether it may have changed."""

import hashlib
from datetime import date, datetime

from handlers.calendar.views import day_lines
from handlers.calendar.views import summary_texts as summary
from handlers.events import occurrences
from storage.calendar import overviews
from storage.engine.database import Database
from union.calendar.day_contents import tally
from union.calendar.month_grid import MonthSheet, month_grid, shown
from union.core.groups import Group
from union.questions.calendar_range import of_month
from union.words import words


def month_sheet(db: Database, group: Group, first: date, now: datetime) -> MonthSheet:
    """The month that begins on `first`, as of now."""
    _, view, today = words(group.settings.language), of_month(first.year, first.month), group.day(now)
    found = shown(occurrences.within(db, group, view.first, view.end))
    grid = month_grid(view.first, found, today, group.settings.region, group.notice)
    told = summary.total(_, tally(found, today)) if found else _("这个月还没有日程。直接发一句就能安排。")
    note = day_lines.to_be_announced(_, group, view)
    return MonthSheet(group.title, grid, (told,), (note,) if note else ())


def stamp(db: Database, group: Group, first: date, now: datetime) -> str:
    """Changes with anything the month is drawn from; the day belongs to it: it is marked, and items grow late."""
    view, settings = of_month(first.year, first.month), group.settings
    trace = overviews.trace(db, group, view.first, view.end)
    return digest(f"{group.day(now)}/{group.title}/{settings.region}/{settings.language}/{trace}")


def fingerprint(sheet: MonthSheet) -> str:
    """Of everything that is drawn."""
    return digest(repr(sheet))


def digest(text: str) -> str:
    """What tells whether a text is another."""
    return hashlib.sha256(text.encode()).hexdigest()
