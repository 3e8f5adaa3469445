"""Runs the bot against Telegram, or against the api_base_url of the configuration, until it is told to stop."""

import asyncio
import logging
import os
import signal
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.app import Program
from bot.clock import Clock
from bot.config.settings import Config, load, pass_on_proxy, secrets_of
from bot.delivery import operator_notices
from bot.operations import log_output
from bot.operations.database_start import DatabaseRefusal, Lock, opened, single_instance
from bot.operations.loop_watchdog import supervised, watched
from bot.operations.replica_process import replicated
from bot.refusal import Refusal
from bot.scheduling.background_tasks import Nightly
from bot.scheduling.warm_up import Warming
from bot.telegram.http_request import named_wait
from bot.telegram.poison_guard import stall_of
from bot.telegram.turn_deadline import Deadline
from bot.telegram.update_source import refuse_halves
from storage.engine.database import Broken, Store, Unwritable

LONGEST_PAUSE = 60
log = logging.getLogger(__name__)


def run(path: Path) -> int:
    """Serve with the configuration of this file until a signal arrives."""
    config = load(path, os.environ)
    pass_on_proxy(config, os.environ)
    refuse_halves(config)
    log_output.set_up_logging(
        config.logs.level.upper(), secrets_of(config), as_json=config.logs.format == "json"
    )
    clock = Clock()
    with single_instance(config.storage.path) as lock:
        try:
            return serve(_run(config, opened(config, clock), clock, lock))
        except DatabaseRefusal as end:
            operator_notices.tell_of_end(config, end, clock.now())
            raise


async def _run(config: Config, store: Store, clock: Clock, lock: Lock) -> None:
    deadline = Deadline()
    program = Program(config, store, clock, look=lock.renew, deadline=deadline)
    try:
        async with supervised(os.environ):
            warming = Warming(clock.now().replace(tzinfo=None))
            await _start(program)
            operator_notices.forget_end(config.storage.path)
            log.info("serving as @%s", program.services.face.username)
            with deadline.installed():
                async with watched(stall_of(config.storage.path)):
                    await _serve(program, config, warming)
    except BaseExceptionGroup as group:
        raise _expected(group, config.storage.path) or group from group
    except Broken as broken:
        raise DatabaseRefusal(broken.problem, config.storage.path) from broken


async def _serve(program: Program, config: Config, warming: Warming) -> None:
    """The bot, its web pages, its nightly backup; around them the replica, which sees what they write last."""
    nightly = Nightly(config, program.services)
    program.round.also.append(nightly.tick)
    program.intake.prepared = warming.ready
    async with replicated(config, program.services), asyncio.TaskGroup() as group:
        group.create_task(program.serve())
        group.create_task(nightly.run())
        group.create_task(warming.finish())
        for pages in _pages(program, config):
            group.create_task(pages)


def _pages(program: Program, config: Config) -> Iterator[Coroutine[Any, Any, None]]:
    """What is served beside the bot; what serves it is imported only then."""
    if program.web is not None or config.web.health:
        from bot.web.server import serve_beside
    if program.web is not None:
        yield serve_beside(program.web, config.web.listen)
    if config.web.health:
        from bot.web.health import health_app

        yield serve_beside(health_app(program.services, config), config.web.health_listen)


def _expected(group: BaseExceptionGroup[BaseException], database: Path) -> Refusal | None:
    """What of the parts' ends has words: the database is past mending, or another bot took it."""
    found: BaseException | None = group.subgroup((Broken, Refusal))
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    if isinstance(found, Broken):
        return DatabaseRefusal(found.problem, database)
    return found if isinstance(found, Refusal) else None


async def _start(program: Program) -> None:
    """Without network or a sensible answer at boot the bot waits for it; a wrong token ends the program."""
    pause = 1
    while True:
        try:
            await program.start()
            return
        except InvalidToken as error:
            raise Refusal("令牌无效：请到 BotFather 核对 telegram.token") from error
        except Unwritable:
            await program.operator.attend()
            await asyncio.sleep(pause)
        except TelegramError as error:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)
            await asyncio.sleep(max(pause, named_wait(error)))
            pause = min(pause * 2, LONGEST_PAUSE)


def serve(work: Coroutine[Any, Any, None]) -> int:
    """Run until the work ends or a signal arrives; 0 for both."""
    return asyncio.run(_until_stopped(work))


async def _until_stopped(work: Coroutine[Any, Any, None]) -> int:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    # A shell's & leaves SIGINT ignored; setting it here makes Ctrl-C work there too.
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
    return 0
