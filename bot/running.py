"""Runs the bot against Telegram, or against the api_base_url of the configuration, until it is told to stop."""

import asyncio
import logging
import os
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.answers import named_wait
from bot.app import Program
from bot.clock import Clock
from bot.config import Config, load
from bot.database_trouble import refusal
from bot.instance import only_one
from bot.receiving import refuse_halves
from bot.refusal import Refusal
from bot.serving import serve
from bot.web.server import serve_beside
from storage.database import StorageError, Store, open_store
from storage.retallying import bring_up_to_date

LONGEST_PAUSE = 60
log = logging.getLogger(__name__)


def run(path: Path) -> int:
    """Serve with the configuration of this file until a signal arrives."""
    config = load(path, os.environ)
    refuse_halves(config)
    logs.set_up(secrets=_secrets(config))
    clock = Clock()
    with only_one(config.storage.path):
        return serve(_run(config, opened(config, clock), clock))


def opened(config: Config, clock: Clock) -> Store:
    """The configured database, brought up to date; Refusal in words when it can't be used."""
    try:
        store = open_store(config.storage.path, f"{clock.now():%Y%m%d-%H%M%S}")
    except StorageError as error:
        raise refusal(error) from error
    for done, whole in bring_up_to_date(store):
        log.info("figures counted anew by the rules of this release: %d of %d logs", done, whole)
    return store


async def _run(config: Config, store: Store, clock: Clock) -> None:
    program = Program(config, store, clock)
    await _start(program)
    log.info("serving as @%s", program.services.face.username)
    async with asyncio.TaskGroup() as group:
        group.create_task(program.serve())
        if program.web is not None:
            group.create_task(serve_beside(program.web, config.web.listen))


def _secrets(config: Config) -> list[str]:
    return [config.telegram.token.get_secret_value(), config.telegram.webhook_secret.get_secret_value()]


async def _start(program: Program) -> None:
    """Without network or a sensible answer at boot the bot waits for it; a wrong token ends the program."""
    pause = 1
    while True:
        try:
            await program.start()
            return
        except InvalidToken as error:
            raise Refusal("令牌无效：请到 BotFather 核对 telegram.token") from error
        except TelegramError as error:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            await asyncio.sleep(max(pause, named_wait(error)))
            pause = min(pause * 2, LONGEST_PAUSE)
