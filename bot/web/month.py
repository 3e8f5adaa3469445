"""The month: a grid of weeks on a wide screen and on paper, a list of days on a phone."""

import re

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.office import Missing, Office, Page
from handlers import calendar_text, occurring
from handlers.phrases import calendar as phrases
from handlers.phrases import web as words_of
from handlers.visiting import Visitor
from union import calendar_days, calendar_view
from union.calendar_view import View
from union.kind_words import kind_sign, kind_words
from union.kinds import Kind
from union.month_grid import Entry, GridDay, GridWeek, MonthGrid, month_grid

KEY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def routes(office: Office) -> list[BaseRoute]:
    """This month, and any other."""
    return [office.page("/month", _month), office.page("/month/{key}", _month)]


def _month(guest: Visitor, request: Request) -> Page:
    group, turn = guest.group, guest.turn
    _, today = turn._, group.day(turn.now)
    shown = _asked(request.path_params.get("key") or f"{today:%Y-%m}")
    found = occurring.within(turn.db, group, shown.first, shown.end)
    grid = month_grid(shown.first, found, today, group.settings.region, group.notice)
    days = calendar_days.days(shown.first, shown.end, found, group.settings.region, group.notice)
    values = {
        "grid": grid,
        "weeks": [_cells(week) for week in grid.weeks],
        "kinds": [(kind, kind_sign(_, kind), kind_words(_, kind)) for kind in _kinds(grid)],
        "sign": lambda entry: kind_sign(_, entry.kind),
        "days": [
            (phrases.day_line(_, day, shown.first), day.day == today,
             [(one, phrases.item_line(_, one, today).strip("　 "), occurring.code(one)) for one in day.items])
            for day in days
        ],
        "above": calendar_text.above(_, group, shown, found, today),
        "earlier": f"{calendar_view.earlier(shown).first:%Y-%m}",
        "later": f"{calendar_view.later(shown).first:%Y-%m}",
        "nothing": phrases.nothing(_),
    }  # fmt: skip
    title = words_of.month_title(_, shown.first.year, shown.first.month)
    return Page("month.html", title, values, "month")


def _asked(key: str) -> View:
    """A month that the lunar calendar knows."""
    named = KEY.fullmatch(key)
    if named is None:
        raise Missing
    try:
        shown = calendar_view.of_month(int(named[1]), int(named[2]))
        return calendar_view.of_codes(*calendar_view.codes(shown))
    except ValueError as error:
        raise Missing from error


def _cells(week: GridWeek) -> list[tuple[GridDay, list[tuple[Entry, bool]]]]:
    """Each day with what stands in it and whether that began on a day before."""
    return [
        (day, [(piece.entry, piece.first < place or not piece.begins)
               for piece in week.pieces if piece.first <= place <= piece.last])
        for place, day in enumerate(week.days)
    ]  # fmt: skip


def _kinds(grid: MonthGrid) -> list[Kind]:
    return list(dict.fromkeys(entry.kind for entry in grid.entries))
