"""The calendar: the month, as a grid of weeks on a wide screen and on paper, as a list of days on a phone; what is open and late;
one item with all there is about it; how far the year's plan is.
"""

import re

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.log_pages import number_asked
from bot.web.page_base import Missing, Office, Page
from handlers.calendar import event_details
from handlers.calendar.views import calendar_texts as phrases
from handlers.calendar.views import day_lines, due_list
from handlers.core.messages.message_subject import About
from handlers.events import occurrences
from handlers.office.web_session import Visitor
from handlers.reminders import texts as reminders_texts
from handlers.worklog import texts as worklog_texts
from handlers.yearplan import progress, progress_texts
from handlers.yearplan import texts as yearplan_texts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.calendar import day_contents
from union.calendar.day_contents import is_late
from union.calendar.month_grid import GridDay, GridEntry, GridWeek, month_grid
from union.core.kinds import Kind, kind_sign, kind_words
from union.events.model import Occurrence
from union.questions import calendar_range
from union.questions.calendar_range import View
from union.reminders.lead_times import is_due_by

KEY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
LARGEST = 10**9


def routes(office: Office) -> list[BaseRoute]:
    """This month, and any other; what is open, an item, one time of a series, the year's plan (its year is in the question)."""
    return [
        office.page("/month", _month),
        office.page("/month/{key}", _month),
        office.page("/agenda", _agenda),
        office.page("/item/{number:int}", _item),
        office.page("/item/{number:int}/{code}", _item),
        office.page("/plan", _plan),
    ]


def _month(guest: Visitor, request: Request) -> Page:
    group, turn = guest.group, guest.turn
    _, today = turn._, group.day(turn.now)
    shown = _asked(request.path_params.get("key") or f"{today:%Y-%m}")
    found = occurrences.within(turn.db, group, shown.first, shown.end)
    grid = month_grid(shown.first, found, today, group.settings.region, group.notice)
    kinds = dict.fromkeys(entry.kind for entry in grid.entries)
    days = day_contents.days(shown.first, shown.end, found, group.settings.region, group.notice)
    values = {
        "grid": grid,
        "weeks": [_cells(week) for week in grid.weeks],
        "kinds": [(kind, kind_sign(_, kind), kind_words(_, kind)) for kind in kinds],
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


def _agenda(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    _, wall = turn._, group.wall(turn.now)
    found = due_list.opened(turn.db, group, wall)
    there = {one.event.kind for one in found}
    kinds = [kind for kind in Kind if kind in there]
    said = request.query_params.get("kind", "")
    asked = next((kind for kind in Kind if kind.value == said), None)
    shown = [one for one in found if asked is None or one.event.kind is asked]
    late = [one for one in shown if is_late(one, wall.date())]
    past = [one for one in shown if due_list.is_unmarked(one, wall)]
    due = [one for one in shown if is_due_by(one.event) and one not in late]
    ahead = [one for one in shown if not is_due_by(one.event) and one.end > wall and one not in past]
    parts = [
        (_("已过期限"), late), (_("30天内到期"), due), (_("30天内的安排"), ahead), (_("已过，未标记完成"), past)
    ]  # fmt: skip
    values = {
        "parts": [(name, [_line(guest, one) for one in part]) for name, part in parts if part],
        "kinds": [(kind.value, kind_words(_, kind)) for kind in kinds],
        "asked": asked.value if asked else "",
        "total": len(shown),
    }
    return Page("agenda.html", _("待办"), values, "agenda")


def _line(guest: Visitor, one: Occurrence) -> tuple[Occurrence, str, str]:
    turn = guest.turn
    return one, occurrences.code(one), reminders_texts.line(turn._, one, guest.group.day(turn.now))


def _item(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    number = request.path_params["number"]
    event = events_queries.numbered(turn.db, group, number) if number < LARGEST else None
    if event is None:
        raise Missing
    try:
        original = occurrences.read_code(request.path_params.get("code", "0"))
    except ValueError as error:
        raise Missing from error
    one = occurrences.meant(turn.db, group, About("event", event.id, original), turn.now)
    if one is None:
        raise Missing
    told = entries.tied_to(turn.db, group, event.id, one.key)
    today = group.day(turn.now)
    values = {
        "one": one,
        "lines": event_details.lines_of(turn, one),
        "told": [(entry.number, worklog_texts.one_line(turn._, entry, today)) for entry in told[-20:]],
    }
    return Page(
        "item.html", turn._("#{number} {title}", number=event.number, title=event.title), values, "agenda"
    )


def _plan(guest: Visitor, request: Request) -> Page:
    """How far the year is with its plan, section by section, with every item."""
    turn, group = guest.turn, guest.group
    this, wall = group.day(turn.now).year, group.wall(turn.now)
    asked = number_asked(request.query_params.get("year", ""))
    year = asked if this - 3 <= asked <= this + 1 else progress.year_at_hand(turn, this)
    found = progress.parts_of(turn, year)
    title = progress.title_of(turn, year)
    values = {
        "year": year,
        "head": progress_texts.head(turn._, year, title, found) if found else progress_texts.nothing_of(turn._, year),
        "how_to": "" if found else yearplan_texts.how_to(turn._),
        "parts": [
            (part, progress_texts.section(turn._, part.section),
             [(one.event.number, progress_texts.item_line(turn._, one, wall)) for one in part.items])
            for part in found
        ],
        "years": [each for each in range(this - 3, this + 2) if each == year or progress.accepted(turn, each)],
    }  # fmt: skip
    return Page("plan.html", turn._("{year}年计划", year=year), values, "plan")
