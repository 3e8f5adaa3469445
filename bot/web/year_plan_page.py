"""The year's plan: how far it is, section by section, with every item."""

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.web.log_pages import number_asked
from bot.web.page_base import Office, Page
from handlers.office.web_session import Visitor
from handlers.yearplan import progress
from handlers.yearplan import progress_texts as phrases
from handlers.yearplan import texts as plan_phrases


def routes(office: Office) -> list[BaseRoute]:
    """One page; the year is in the question."""
    return [office.page("/plan", _plan)]


def _plan(guest: Visitor, request: Request) -> Page:
    turn, group = guest.turn, guest.group
    this, wall = group.day(turn.now).year, group.wall(turn.now)
    asked = number_asked(request.query_params.get("year", ""))
    year = asked if this - 3 <= asked <= this + 1 else progress.year_at_hand(turn, this)
    found = progress.parts_of(turn, year)
    title = progress.title_of(turn, year)
    values = {
        "year": year,
        "head": phrases.head(turn._, year, title, found) if found else phrases.nothing_of(turn._, year),
        "how_to": "" if found else plan_phrases.how_to(turn._),
        "parts": [
            (part, phrases.section(turn._, part.section),
             [(one.event.number, phrases.item_line(turn._, one, wall)) for one in part.items])
            for part in found
        ],
        "years": [each for each in range(this - 3, this + 2) if each == year or progress.accepted(turn, each)],
    }  # fmt: skip
    return Page("plan.html", turn._("{year}年计划", year=year), values, "plan")
