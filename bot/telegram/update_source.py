"""How updates come in: by our own getUpdates loop, or brought by Telegram to the webhook; each makes sure of the other's end.

An update is handled, committed and on the disk before the next request confirms it. PTB's Updater confirms a whole batch
before it is handled; a kill would lose it for good.
"""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from time import thread_time

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.config.settings import Config
from bot.refusal import Refusal
from bot.telegram.fair_queue import Queue, Turns, rested
from bot.telegram.http_request import GARBLED, Listener, named_wait
from bot.telegram.update_intake import Intake
from handlers.core.monitoring.troubles import Trouble
from storage.engine.database import Unwritable
from union.core.json_object import json_object

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
# Of each chat Telegram brings one message at a time, the next when that is answered: with one connection for all, who
# costs much would hold up everybody.
CONNECTIONS = 40
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
SLICE_SECONDS = 0.05  # of a batch: then first answers leave; more often, and fewer would be joined
BATCH = 100  # updates in one answer, Telegram's own limit
COSTLY_SECONDS = 0.5  # of those who cost much, before others' news are asked for
PATH = "/telegram/updates"
SECRET = "X-Telegram-Bot-Api-Secret-Token"


def refuse_halves(config: Config) -> None:
    """Refusal in words for a webhook without what it needs."""
    if config.telegram.mode != "webhook":
        return
    if not config.telegram.webhook_secret.get_secret_value():
        raise Refusal("webhook 方式要有校验口令，请填写 telegram.webhook_secret（字母数字，建议 32 个以上）")
    if not config.web.public_url.startswith("https://"):
        raise Refusal("webhook 方式要有 https:// 的对外网址，请填写 web.public_url")


async def begin_polling(bot: Bot) -> None:
    """Take away a webhook that was set; what waits there is kept and comes by polling."""
    await _until_done(lambda: bot.delete_webhook(drop_pending_updates=False))


async def begin_webhook(bot: Bot, config: Config) -> None:
    """Tell Telegram where to bring updates and which word proves that it is Telegram; nothing waiting is dropped."""
    url = config.web.public_url.rstrip("/") + PATH
    secret = config.telegram.webhook_secret.get_secret_value()
    await _until_done(
        lambda: bot.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=ALLOWED,
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
    )


async def _until_done(call: Callable[[], Awaitable[bool]]) -> None:
    pause = 1.0
    while True:
        try:
            await call()
            return
        except TelegramError as error:  # its own words: the address or the certificate may be at fault
            log.warning("the way in could not be set: %s: %s", type(error).__name__, error.message)
            await asyncio.sleep(max(pause, named_wait(error)))
            pause = min(pause * 2, LONGEST_PAUSE)


class Polling:
    """Asks for updates and hands each to the intake; none is confirmed before the disk has it.

    In the order of their numbers, but for those of whoever cost much lately, which wait behind others' (bot/telegram/fair_queue.py).
    """

    def __init__(self, bot: Listener, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._offset: int | None = None
        self._done = set[int]()  # handled, but above one that is not: Telegram brings them again
        self._failures = 0
        self._limit = BATCH
        self.caught_up = asyncio.Event()  # set once nothing more is waiting to be read

    async def run(self) -> None:
        while True:
            try:
                handled = await self.step(POLL_SECONDS if self.caught_up.is_set() else 0)
            except (TelegramError, Unwritable) as error:
                await asyncio.sleep(self._pause(error))
                continue
            self._failures = 0
            if handled:
                self._intake.after()
            else:
                self.caught_up.set()

    async def step(self, seconds: int, *, alone: bool = False) -> int:
        """Ask once, waiting up to `seconds` for news, and handle what came; how many that were.

        `alone`: nobody else waits for the loop, so that it need not be left to them behind a long turn.
        """
        await self._intake.kept()
        try:
            found = await self._bot.raw_updates(self._offset, seconds, ALLOWED, self._limit)
        except TimedOut:
            self._limit = max(1, self._limit // 10)  # a line too slow for so many
            raise
        self._limit = BATCH
        self._intake.heard_telegram()
        if not found:
            # All before is confirmed. Telegram's numbers begin anew after a silent week, maybe lower.
            self._offset = None
            self._done.clear()
        await self._handle(found, alone)
        return len(found)

    async def _handle(self, found: list[object], alone: bool) -> None:
        """What is left over comes again with the next request, which confirms what is below the lowest of it."""
        letters = [self._intake.opened(told) for told in found]
        # Whatever the order they came in: a number confirms all below it.
        letters.sort(key=lambda letter: letter.number or 0)
        numbers = [letter.number for letter in letters if letter.number is not None]
        new = (letter for letter in letters if letter.number not in self._done)
        try:
            await self._take_in_turn(Queue(new, self._intake.accounts), alone)
        finally:
            # Only the next request, made when the disk has them, confirms those below the lowest that is not handled.
            if numbers:
                left = (number for number in numbers if number not in self._done)
                self._offset = min(left, default=numbers[-1] + 1)
                self._done = {number for number in self._done if number >= self._offset}
        self._intake.end_batch()
        await self._intake.answered()
        if found and not numbers:  # nothing could be confirmed: the same would come again at once
            raise TelegramError(GARBLED)

    async def _take_in_turn(self, queue: Queue, alone: bool) -> None:
        """At least one, whatever it costs. Raises Unwritable."""
        clock = asyncio.get_running_loop().time
        until, costly_until = clock() + SLICE_SECONDS, clock() + COSTLY_SECONDS
        has_taken = False
        while (letter := queue.next(may_be_costly=not has_taken or clock() < costly_until)) is not None:
            begun = thread_time()
            try:
                await self._intake.take(letter)
            except Unwritable:
                self._intake.waiting(each.told for each in queue.left())
                raise
            if letter.number is not None:
                self._done.add(letter.number)
            has_taken = True
            spent = 0.0 if alone else thread_time() - begun
            if not await rested(spent) and clock() >= until:
                await asyncio.sleep(0)
                until = clock() + SLICE_SECONDS

    def _pause(self, error: TelegramError | Unwritable) -> float:
        """Seconds to wait after a failed step: as Telegram says, else longer each time."""
        self._failures += 1
        refusals = {InvalidToken: Trouble.TOKEN, Conflict: Trouble.CONFLICT}
        self._intake.polling_failed(refusals.get(type(error)))
        log.warning("polling failed: %s", type(error).__name__)
        match error:
            case RetryAfter():
                return named_wait(error)
            case InvalidToken() | Conflict():
                return LONGEST_PAUSE
            case NetworkError():
                return min(2.0 ** min(self._failures - 1, 6), LONGEST_PAUSE)
        return min(2.0 ** min(self._failures, 6), LONGEST_PAUSE)


def routes(config: Config, intake: Intake) -> list[BaseRoute]:
    """The one route, only where the configuration asks for it."""
    if config.telegram.mode != "webhook":
        return []
    secret, turns = config.telegram.webhook_secret.get_secret_value().encode(), Turns(intake.accounts)

    async def updates(request: Request) -> Response:
        said = request.headers.get(SECRET, "").encode()
        if not hmac.compare_digest(said, secret):
            return PlainTextResponse("", status_code=403)
        told = json_object(await request.body())
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
