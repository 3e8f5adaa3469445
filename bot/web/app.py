"""All web parts as one ASGI application: webhook, calendar feeds, the office's pages, each a list of routes.

Every part gives its routes as paths below the prefix; the guard stands before all of them.
"""

import logging
from collections.abc import Sequence
from pathlib import PurePath
from traceback import extract_tb

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.config import Config
from bot.intake import Intake
from bot.web import feed, webhook
from bot.web.guard import Guard
from bot.web.site import site_of
from handlers.services import Services

log = logging.getLogger(__name__)


def web_app(services: Services, config: Config, intake: Intake) -> ASGIApp:
    """The application of a bot with a public address; without one there is none to build."""
    site = site_of(config.web.public_url)
    parts: Sequence[Sequence[BaseRoute]] = (webhook.routes(config, intake), feed.routes(services))
    routes = [route for part in parts for route in part]
    app = Starlette(routes=routes, exception_handlers={Exception: _failed, 404: _missing})
    return Guard(app, site)


async def _missing(request: Request, error: Exception) -> Response:
    return PlainTextResponse("没有这个页面\n", status_code=404)


async def _failed(request: Request, error: Exception) -> Response:
    """Type and place, as everywhere: the text of an error may quote people."""
    frame = extract_tb(error.__traceback__)[-1]
    log.error("a page failed: %s at %s:%s", type(error).__name__, PurePath(frame.filename).name, frame.lineno)
    return PlainTextResponse("出错了，请稍后再试\n", status_code=500)
