"""The calendar of some days as lines: for /cal, for the week's plan, the pinned board and the month's picture."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from handlers.calendar.views import calendar_texts as phrases
from handlers.events import occurrences
from storage.calendar import overviews
from storage.engine.database import Database
from union.calendar import day_contents
from union.calendar.day_contents import tally
from union.calendar.month_grid import MonthSheet, month_grid, shown
from union.core.almanac import festivals, workdays
from union.core.almanac.date_format import lunar_words
from union.core.groups import Group
from union.core.message_layout import Block
from union.events.model import Occurrence
from union.questions.calendar_range import Size, View, of_month
from union.words import Words, words


def blocks(
    _: Words,
    group: Group,
    shown: View,
    found: Sequence[Occurrence],
    today: date,
    feasts_from: date | None = None,
) -> list[Block]:
    """A block for each day that has an item or a festival, of the festivals only those from a day on.

    A month's header has named the year.
    """
    near = shown.first if shown.size is Size.MONTH else today
    days = day_contents.days(shown.first, shown.end, found, group.settings.region, group.notice)
    return [
        Block(phrases.day_line(_, day, near), tuple(phrases.item_line(_, one, today) for one in day.items))
        for day in days
        if day.items or feasts_from is None or day.day >= feasts_from
    ]


def above(_: Words, group: Group, shown: View, found: Sequence[Occurrence], today: date) -> list[str]:
    """What is said before the days: what a month has of days off and moons, then the counts."""
    month = month_lines(_, group, shown) if shown.size is Size.MONTH else []
    return [*month, *phrases.counts(_, day_contents.tally(found, today))]


def month_lines(_: Words, group: Group, shown: View) -> list[str]:
    """「休：10月1日至7日；班：10月10日」 and 初一, 十五 of a month."""
    how = (shown.first, shown.end, group.notice)
    off = day_contents.holidays(*how)
    holidays = phrases.holidays(_, off, day_contents.worked_weekends(*how))
    lines = [
        holidays,
        to_be_announced(_, group, shown),
        _("，").join(
            _("{lunar} {month}月{day}日", lunar=lunar_words(_, day), month=day.month, day=day.day)
            for day in day_contents.moons(shown.first, shown.end)
        ),
    ]
    return [line for line in lines if line]


def to_be_announced(_: Words, group: Group, shown: View) -> str:
    """Said of a month with a holiday while the year's notice is not in, empty otherwise."""
    by_law = festivals.statutory_days(shown.first.year)
    is_open = any(shown.first <= day < shown.end for day in by_law)
    is_open = is_open and not workdays.announced(shown.first.year, group.notice)
    return _("{year}年放假安排待公布，按法定节日和周末显示。", year=shown.first.year) if is_open else ""


def month_sheet(db: Database, group: Group, first: date, now: datetime) -> MonthSheet:
    """The month that begins on `first`, as of now."""
    _, view, today = words(group.settings.language), of_month(first.year, first.month), group.day(now)
    found = shown(occurrences.within(db, group, view.first, view.end))
    grid = month_grid(view.first, found, today, group.settings.region, group.notice)
    told = phrases.total(_, tally(found, today)) if found else _("这个月还没有日程。直接发一句就能安排。")
    note = to_be_announced(_, group, view)
    return MonthSheet(group.title, grid, (told,), (note,) if note else ())


def stamp(db: Database, group: Group, first: date, now: datetime) -> str:
    """Changes with anything the month is drawn from; the day belongs to it: it is marked, and items grow late."""
    view, settings = of_month(first.year, first.month), group.settings
    trace = overviews.trace(db, group, view.first, view.end)
    return digest(f"{group.day(now)}/{group.title}/{settings.region}/{settings.language}/{trace}")


def digest(text: str) -> str:
    """What tells whether a text is another."""
    return hashlib.sha256(text.encode()).hexdigest()
