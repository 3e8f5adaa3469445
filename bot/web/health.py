"""/health and /metrics, for who watches over the bot: on an address of their own, never among the pages.

Numbers by kind; no group, chat or person is named or numbered.
"""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.config.settings import Config
from bot.operations.health_state import HealthState
from bot.web.site import LOOPBACK, is_literal, is_one_of
from handlers.core.services import Services
from storage.core.outbox import queue
from storage.engine.database import Broken, Unwritable

NOT_KEPT = {"Cache-Control": "no-store"}


def health_app(services: Services, config: Config) -> Starlette:
    """The application; `[web] health_listen` says where it is served."""
    state = HealthState(services, config, services.now())

    async def health(request: Request) -> Response:
        if not _is_known(config, request):
            return PlainTextResponse("", status_code=421)
        problems = list(state.problems())
        told = {
            "ok": not problems,
            "problems": problems,
            "seconds_since": {what: state.since(at) for what, at in state.moments().items()},
            "database_writable": "database" not in problems,
            "outbox_waiting": _waiting(services),
        }
        return JSONResponse(told, 503 if problems else 200, NOT_KEPT)

    async def metrics(request: Request) -> Response:
        if not _is_known(config, request):
            return PlainTextResponse("", status_code=421)
        from bot.web.metrics import KIND, written  # prometheus-client, only where it is asked for

        return Response(written(state), media_type=KIND, headers=NOT_KEPT)

    return Starlette(routes=[Route("/health", health), Route("/metrics", metrics)])


def _waiting(services: Services) -> int | None:
    try:
        with services.store.looking() as db:
            return queue.waiting_count(db)
    except (Unwritable, Broken):
        return None


def _is_known(config: Config, request: Request) -> bool:
    """By the Host: no page of another site may read this by a name it made lead here.

    Where others may look at all, a monitor knows us by an address in figures or by its network's name for us.
    """
    host, listen = request.headers.get("host", ""), config.web.health_listen[0]
    names = (listen, urlsplit(config.web.public_url).hostname or "")
    return is_one_of(host, names) or (listen not in LOOPBACK and is_literal(host))
