"""All web parts as one ASGI application: webhook, calendar feeds, the office's pages, each a list of routes.

Every part gives its routes as paths below the prefix; the guard stands before all of them.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, ExceptionHandler

from bot.config.settings import Config
from bot.telegram import update_source
from bot.telegram.update_intake import Intake
from bot.web import (
    calendar_feed,
    calendar_pages,
    entrance,
    history_page,
    item_page,
    log_pages,
    plan_page,
    report_pages,
    roster_page,
    settings_page,
)
from bot.web.guard import Guard
from bot.web.page_base import Missing, Mistaken, Office, TurnedAway
from bot.web.page_templates import Drawing
from bot.web.site import site_of
from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.services import Services

log = logging.getLogger(__name__)


def web_app(services: Services, config: Config, intake: Intake) -> ASGIApp:
    """The application of a bot with a public address; without one there is none to build."""
    site = site_of(config.web.public_url)
    office = Office(services, site, Drawing(site))
    parts = (update_source.routes(config, intake), calendar_feed.routes(services), *pages(office))
    routes = [route for part in parts for route in part]
    app = Starlette(routes=routes, exception_handlers=_mistakes(office))
    return Guard(app, site)


def pages(office: Office) -> Sequence[Sequence[BaseRoute]]:
    """The office's pages, part by part."""
    return (
        office.drawing.routes(), entrance.routes(office), calendar_pages.routes(office), log_pages.routes(office),
        report_pages.routes(office), roster_page.routes(office),
        settings_page.routes(office), item_page.routes(office), plan_page.routes(office), history_page.routes(office),
    )  # fmt: skip


def _mistakes(office: Office) -> Mapping[Any, ExceptionHandler]:
    """What is said where no route fits, or where one failed."""

    async def turned_away(request: Request, error: Exception) -> Response:
        return office.turned_away(request, error if isinstance(error, TurnedAway) else Missing())

    async def failed(request: Request, error: Exception) -> Response:
        """Type and place, as everywhere: the text of an error may quote people."""
        office.services.meters.failed(Spot.PAGE)
        log.error("a page failed: %s at %s", type(error).__name__, place_of(error))
        return office.turned_away(request, Mistaken())

    return {404: turned_away, 405: turned_away, TurnedAway: turned_away, Exception: failed}
