"""What is open and late, filtered by kind; one item with all there is about it; how far the year's plan is."""

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.log_pages import number_asked
from bot.web.page_base import Missing, Office, Page
from handlers.calendar import event_details
from handlers.calendar.views import due_list
from handlers.core.messages.message_subject import About
from handlers.events import occurrences
from handlers.office.web_session import Visitor
from handlers.reminders import texts as reminders_texts
from handlers.worklog import texts as worklog_texts
from handlers.yearplan import progress, progress_texts
from handlers.yearplan import texts as yearplan_texts
from storage.events import queries as events_queries
from storage.worklog import entries
from union.calendar.day_contents import is_late
from union.core.kinds import Kind, kind_words
from union.events.model import Occurrence
from union.reminders.lead_times import is_due_by

LARGEST = 10**9


def routes(office: Office) -> list[BaseRoute]:
    """The list, an item, one time of a series, the year's plan (its year is in the question)."""
    return [
        office.page("/agenda", _agenda),
        office.page("/item/{number:int}", _item),
        office.page("/item/{number:int}/{code}", _item),
        office.page("/plan", _plan),
    ]


def _agenda(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    _, wall = turn._, group.wall(turn.now)
    found = due_list.opened(turn.db, group, wall)
    kinds = list(
        dict.fromkeys(
            one.event.kind for one in sorted(found, key=lambda one: list(Kind).index(one.event.kind))
        )
    )
    asked = _kind(request.query_params.get("kind", ""))
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


def _kind(said: str) -> Kind | None:
    return next((kind for kind in Kind if kind.value == said), None)


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
