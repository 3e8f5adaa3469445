"""Updates that Telegram brings itself: 200 is answered only when the disk has them, anything else and it comes again.

It brings those of several chats at once, one of each, so that who costs much holds up nobody else (bot/telegram/fair_queue.py).
"""

import hmac
import json
import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.config.settings import Config
from bot.telegram.fair_queue import Turns
from bot.telegram.update_intake import Intake
from storage.engine.database import Unwritable

log = logging.getLogger(__name__)
PATH = "/telegram/updates"
SECRET = "X-Telegram-Bot-Api-Secret-Token"


def routes(config: Config, intake: Intake) -> list[BaseRoute]:
    """The one route, only where the configuration asks for it."""
    if config.telegram.mode != "webhook":
        return []
    secret, turns = config.telegram.webhook_secret.get_secret_value().encode(), Turns(intake.accounts)

    async def updates(request: Request) -> Response:
        said = request.headers.get(SECRET, "").encode()
        if not hmac.compare_digest(said, secret):
            return PlainTextResponse("", status_code=403)
        told = _told(await request.body())
        if told is None:
            return PlainTextResponse("", status_code=400)
        try:
            letter = intake.opened(told)
            async with turns.of(letter):
                await intake.take(letter)
                intake.end_batch()
            await intake.kept()
            await intake.answered()
        except Unwritable as error:
            log.warning("an update could not be kept: %s", error)
            return PlainTextResponse("", status_code=503)
        intake.after()
        return PlainTextResponse("")

    return [Route(PATH, updates, methods=["POST"])]


def _told(body: bytes) -> dict[str, object] | None:
    """The update in a body, as Telegram wrote it; None for what is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
