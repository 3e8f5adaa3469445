"""The year's plan: how far it is, section by section, with every item."""

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.logs import number_asked
from bot.web.office import Office, Page
from handlers import yearplan_progress
from handlers.phrases import web as words_of
from handlers.phrases import yearplan as plan_phrases
from handlers.phrases import yearplan_progress as phrases
from handlers.visiting import Visitor


def routes(office: Office) -> list[BaseRoute]:
    """One page; the year is in the question."""
    return [office.page("/plan", _plan)]


def _plan(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    this, wall = group.day(turn.now).year, group.wall(turn.now)
    asked = number_asked(request.query_params.get("year", ""))
    year = asked if this - 3 <= asked <= this + 1 else yearplan_progress.year_at_hand(turn, this)
    found = yearplan_progress.parts_of(turn, year)
    title = yearplan_progress.title_of(turn, year)
    values = {
        "year": year,
        "head": phrases.head(turn._, year, title, found) if found else phrases.nothing_of(turn._, year),
        "how_to": "" if found else plan_phrases.how_to(turn._),
        "parts": [
            (part, phrases.section(turn._, part.section),
             [(one.event.number, phrases.item_line(turn._, one, wall)) for one in part.items])
            for part in found
        ],
        "years": [each for each in range(this - 3, this + 2) if each == year or yearplan_progress.accepted(turn, each)],
    }  # fmt: skip
    return Page("plan.html", words_of.plan_title(turn._, year), values, "plan")
