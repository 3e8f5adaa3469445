"""The month: a grid of weeks on a wide screen and on paper, a list of days on a phone."""

import re

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.page_base import Missing, Office, Page
from handlers.calendar.views import calendar_texts as phrases
from handlers.calendar.views import day_lines
from handlers.events import occurrences
from handlers.office.web_session import Visitor
from union.calendar import day_contents
from union.calendar.month_grid import GridDay, GridEntry, GridWeek, MonthGrid, month_grid
from union.core.kinds import Kind, kind_sign, kind_words
from union.questions import calendar_range
from union.questions.calendar_range import View

KEY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def routes(office: Office) -> list[BaseRoute]:
    """This month, and any other."""
    return [office.page("/month", _month), office.page("/month/{key}", _month)]


def _month(guest: Visitor, request: Request) -> Page:
    group, turn = guest.group, guest.turn
    _, today = turn._, group.day(turn.now)
    shown = _asked(request.path_params.get("key") or f"{today:%Y-%m}")
    found = occurrences.within(turn.db, group, shown.first, shown.end)
    grid = month_grid(shown.first, found, today, group.settings.region, group.notice)
    days = day_contents.days(shown.first, shown.end, found, group.settings.region, group.notice)
    values = {
        "grid": grid,
        "weeks": [_cells(week) for week in grid.weeks],
        "kinds": [(kind, kind_sign(_, kind), kind_words(_, kind)) for kind in _kinds(grid)],
        "sign": lambda entry: kind_sign(_, entry.kind),
        "days": [
            (phrases.day_line(_, day, shown.first), day.day == today,
             [(one, phrases.item_line(_, one, today).strip("　 "), occurrences.code(one)) for one in day.items])
            for day in days
        ],
        "above": day_lines.above(_, group, shown, found, today),
        "earlier": f"{calendar_range.earlier(shown).first:%Y-%m}",
        "later": f"{calendar_range.later(shown).first:%Y-%m}",
        "nothing": phrases.nothing(_),
    }  # fmt: skip
    title = _("{year}年{month}月", year=shown.first.year, month=shown.first.month)
    return Page("month.html", title, values, "month")


def _asked(key: str) -> View:
    """A month that the lunar calendar knows."""
    named = KEY.fullmatch(key)
    if named is None:
        raise Missing
    try:
        shown = calendar_range.of_month(int(named[1]), int(named[2]))
        return calendar_range.of_codes(*calendar_range.codes(shown))
    except ValueError as error:
        raise Missing from error


def _cells(week: GridWeek) -> list[tuple[GridDay, list[tuple[GridEntry, bool]]]]:
    """Each day with what stands in it and whether that began on a day before."""
    return [
        (day, [(piece.entry, piece.first < place or not piece.begins)
               for piece in week.pieces if piece.first <= place <= piece.last])
        for place, day in enumerate(week.days)
    ]  # fmt: skip


def _kinds(grid: MonthGrid) -> list[Kind]:
    return list(dict.fromkeys(entry.kind for entry in grid.entries))
