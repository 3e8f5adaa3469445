"""Puts the program together: PTB's Application, storage, sender, round. The same for Telegram, room and tests."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes, Defaults, ExtBot
from telegram.request import BaseRequest

from bot.clock import Clock, host_now
from bot.config.settings import Config, addresses, group_defaults
from bot.delivery.mirror_sender import MirrorSender
from bot.delivery.operator_notices import OperatorNotices
from bot.delivery.rate_limits import Pace
from bot.delivery.sender import Composers, Sender
from bot.operations.disk_sync import Disk
from bot.operations.health_state import Watch
from bot.scheduling.background_tasks import Chores, care_for_data, in_pieces, measured
from bot.scheduling.round import Round
from bot.telegram.gateway import Alarm, Held, TelegramGateway
from bot.telegram.http_request import AiohttpRequest, Listener
from bot.telegram.poison_guard import PoisonGuard
from bot.telegram.turn_deadline import Deadline
from bot.telegram.update_intake import Intake
from bot.telegram.update_source import Polling, begin_polling, begin_webhook
from bot.web.site import keys_of, mini_app_key
from bot.workers import client
from bot.workers.client import carry, draw_coverage, draw_month, make, make_apart, make_form, make_handout
from handlers.branches import coverage_command
from handlers.calendar.views import month_picture_job
from handlers.core import attachments
from handlers.core.attachments import Beside, FileTurns
from handlers.core.monitoring.troubles import Trouble
from handlers.core.sealed_secrets import unsealed
from handlers.core.services import Face, Services
from handlers.core.update_transaction import Context
from handlers.helped import handouts
from handlers.office import mini_app
from handlers.questions import form_command
from handlers.reports.documents import document_job
from handlers.requests import request_draft
from handlers.routing import command_menu, failure_notices
from handlers.routing.features import COMMANDS, DOCUMENTS
from handlers.routing.handler_table import register
from handlers.routing.hooks import HOOKS
from handlers.worklog import log_receipt
from handlers.worklog.photos.photos import PhotoKeeping
from handlers.yearplan import plan_reading_job
from storage.core.outbox import restores
from storage.engine.database import Problem, Store, Unwritable
from storage.engine.deleted_file_rescue import step_aside
from union.core.rate_limit import Quota

if TYPE_CHECKING:
    from starlette.types import ASGIApp

log = logging.getLogger(__name__)
App = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
BROKEN_OFF = "the round was broken off"
ROUND_SECONDS = 30
CATCH_UP_SECONDS = 60  # without network reminders are not held up for ever


class Program:
    """The running bot. `start` once, then either `serve` until cancelled or `settle` step by step."""

    def __init__(
        self,
        config: Config,
        store: Store,
        clock: Clock,
        request: Callable[[], BaseRequest] = AiohttpRequest,
        look: Callable[[], None] = lambda: None,
        deadline: Deadline | None = None,
    ) -> None:
        """`look` is called every few seconds, for what only whoever started the program can look after."""
        self._deadline = deadline or Deadline()
        self._config = config
        self._store = store
        self._clock = clock
        self._look = look
        asking: dict[str, Any] = {"request": request(), "get_updates_request": request()}
        self._bot = Listener(**addresses(config), **asking, defaults=Defaults(tzinfo=UTC))
        bot: ExtBot[None] = self._bot
        context = ContextTypes(context=Context)
        self._app: App = ApplicationBuilder().bot(bot).context_types(context).updater(None).build()
        self._serving = False
        self._alarm: Any = None  # the scheduler's job, which has no types
        self._is_looking = False

    async def start(self) -> None:
        """Ask Telegram who we are and wire everything up. Raises TelegramError, Unwritable or Broken."""
        await self._app.initialize()
        bot = self._bot
        self._disk = Disk(self._store)
        self.gateway = TelegramGateway(bot, self._disk.reached)
        self.services = self._services(bot)
        self.alarm = Alarm(bot)
        self.operator = OperatorNotices(self.services, self.alarm, self._watch())
        self.operator.recall()
        with self._store.unit() as db:
            command_menu.publish(db, self._clock.now(), COMMANDS)
            command_menu.keep_all(COMMANDS, db, self.services.defaults, self._clock.now())
            command_menu.publish_button(db, self._clock.now(), mini_app.address(self.services))
        self._app.bot_data["services"] = self.services
        composers = Composers(
            log_receipt.join,
            partial(failure_notices.undeliverable, self.services),
            partial(failure_notices.awake, self.services),
            self._opened,
            partial(failure_notices.repeat_mark, self.services),
            partial(self.services.troubles.tell, Trouble.SENDING),
        )
        pace, meters = Pace(self._config.limits, asyncio.get_running_loop().time), self.services.meters
        self.sender = Sender(self._store, bot, self._clock.now, pace, composers, self._disk, meters=meters)
        self.mirrors = MirrorSender(self.services, carry, asyncio.get_running_loop().time)
        self.round = Round(self.services)
        self._turns = FileTurns()
        self.photos = PhotoKeeping(self.services, client.redraw, failure_notices.tell_of_photos, self._turns)
        self._chores = self._all_chores()
        self.deadly = PoisonGuard(self._store.path)
        held = Held(partial(failure_notices.not_stored_notice, self.services), self.alarm)
        process, guards = self._app.process_update, (self.deadly, self._deadline)
        self.intake = Intake(bot, self.services, process, self._want_chores, held, self._disk, *guards)
        self.polling = Polling(bot, self.intake)
        self.web = self._pages() if self._config.web.public_url else None
        register(self._app)
        self._clock.on_jump(self.tick)

    async def serve(self) -> None:
        """Receive, send and make the round until cancelled."""
        await self._app.start()
        self._serving = True
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.sender.run())
                group.create_task(self.mirrors.run())
                group.create_task(self._receive())
                group.create_task(self._begin_rounds())
                group.create_task(self.operator.run())
        finally:
            await self.stop()

    async def settle(self) -> None:
        """Handle everything that can be handled now, then return: how transcripts and demos go step by step."""
        busy = True
        while busy:
            try:
                busy = bool(await self.polling.step(0, alone=True))
            except Unwritable:
                busy = False
            await self.operator.attend()
            await self.alarm.settle()
            await self.gateway.settle()
            if self._store.fault is not None:  # the outbox can't be emptied now
                return
            self.tick()
            await self._chores.once()
            await self.sender.drain()
            await self.mirrors.drain()
            await self.sender.drain()
            await self.gateway.settle()

    def tick(self) -> None:
        """Make the round now: at a jump of the clock, and whenever the scheduler says."""
        with self._unless_unwritable(BROKEN_OFF):
            self.round.tick()
        self._want_chores()

    async def _make_round(self) -> None:
        """As `tick`, with room for messages between the groups: a thousand of them take seconds at a month's end."""
        steps, clock = self.round.steps(), asyncio.get_running_loop().time
        with self._unless_unwritable(BROKEN_OFF):
            await in_pieces(steps, self.sender.wake, lambda: self._serving, clock)
        self._want_chores()

    @property
    def is_making_documents(self) -> bool:
        """Whether a document is under way; it will be said when it is done."""
        return self._chores.is_busy

    async def stop(self) -> None:
        """End in order: the scheduler, documents under way, the connections, the database."""
        self._serving = False
        self._clock.off_jump(self.tick)
        if self._app.running:
            await self._app.stop()
        self.alarm.stop()
        await self._chores.stop()
        await self._app.shutdown()
        self.deadly.close()
        await self._disk.close()
        if self._store.fault is not None and self._store.fault.problem is Problem.REPLACED:
            step_aside(self._store, f"{self._clock.now():%Y%m%d-%H%M%S}")
        self._store.close()

    async def _receive(self) -> None:
        if self._config.telegram.mode == "webhook":
            await begin_webhook(self._app.bot, self._config)
            self.polling.caught_up.set()  # what waits at Telegram comes by and by; nobody says when it is all
            return
        await begin_polling(self._app.bot)
        await self.polling.run()

    def _services(self, bot: ExtBot[None]) -> Services:
        me, limits = bot.bot, self._config.limits
        allowed = self._config.telegram.groups
        of_chat = limits.messages_per_minute_group, limits.heavy_per_minute_chat
        return Services(
            store=self._store,
            now=self._clock.now,
            gateway=self.gateway,
            face=Face(me.id, me.username or "", bool(me.can_read_all_group_messages)),
            defaults=group_defaults(self._config),
            wake=self._wake,
            operator_chat=self._config.operator.chat_id,
            operator_name=self._config.operator.name,
            bounded=self._deadline.bounded,
            quota=Quota(limits.messages_per_minute_user, *of_chat),
            allowed_chats=None if allowed == "open" else frozenset(allowed),
            photos=self._config.storage.photos,
            public_url=self._config.web.public_url.rstrip("/"),
            mirror_hosts=frozenset(self._config.mirrors.allowed_hosts),
            key=keys_of(self._config.telegram.token.get_secret_value()),
            mini_app_key=mini_app_key(self._config),
            hooks=HOOKS,
        )

    def _wake(self) -> None:
        self.sender.wake()
        self.mirrors.wake()

    def _pages(self) -> "ASGIApp":
        from bot.web.app import web_app  # a hundred modules and 4 MB, only where pages are asked for
        from bot.web.guard import durable_answers, in_time

        pages = in_time(web_app(self.services, self._config, self.intake), self._deadline)
        return durable_answers(pages, self._disk.reached)

    async def _begin_rounds(self) -> None:
        """What was written while the bot was away is read first: who has finished an item is not reminded of it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP_SECONDS):
                await self.polling.caught_up.wait()
        self._arm_round()

    def _arm_round(self) -> None:
        """The scheduler's one job: at the next moment of any group or row; every half minute it only compares."""
        queue = self._app.job_queue
        if queue is None:
            raise RuntimeError("the Application has no job queue")
        safe = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        # Named as the next run it is made even when it is past by the time the scheduler looks; a `first` that is
        # past would be made a whole interval later.
        self._alarm = queue.run_repeating(
            self._on_schedule, ROUND_SECONDS, name="round", job_kwargs={**safe, "next_run_time": host_now()}
        ).job
        self.round.changed = self._look_again

    async def _on_schedule(self, _context: Context) -> None:
        self._is_looking = True  # what is written meanwhile the round sees itself
        try:
            await self._make_round()
        finally:
            self._set_alarm()

    def _look_again(self) -> None:
        """Rows are being written: once that is done, however many they are, the next moment may be a nearer one."""
        if self._serving and not self._is_looking:
            self._is_looking = True
            asyncio.get_running_loop().call_soon(self._set_alarm)

    def _set_alarm(self) -> None:
        """The scheduler goes by the host's clock, the rows by ours."""
        self._is_looking = False
        if not self._serving:
            return
        with contextlib.suppress(Unwritable), self._store.looking():
            at = host_now() + (self.round.next_at() - self._clock.now())
            if at < self._alarm.next_run_time:
                self._alarm.modify(next_run_time=at)

    def clock_fell_back(self, by: timedelta) -> None:
        """The host's clock was ahead: what waits by it, and the scheduler, must not wait for it to come round again."""
        try:
            with self._store.unit() as db:
                moved = restores.shift_waits(db, self._clock.now(), by)
        except Unwritable as error:
            log.error("waits could not be shifted: %s", error)
            return
        log.warning("the clock went back by %s: %d waits shifted", by, moved)
        self.sender.wake()
        if self._alarm is not None:
            self._alarm.modify(next_run_time=host_now())

    def _want_chores(self) -> None:
        if self._serving:  # step by step `settle` does them itself
            self._chores.want()

    def _all_chores(self) -> Chores:
        files, at_work = Beside(), plan_reading_job.AtWork(self._turns)
        reader = attachments.FileOpener(
            client.words_of, client.check_template, client.look_through, self._turns
        )

        async def read_files() -> None:
            with self._unless_unwritable():
                await attachments.read_waiting(self.services, files, DOCUMENTS, reader)

        async def read_plans() -> None:
            with self._unless_unwritable():
                await plan_reading_job.read_plans(self.services, client.read_plan, at_work)

        alone = {"documents": self._make_documents, "keeping": self._keep}
        beside = {"files": read_files, "plans": read_plans}
        return Chores(alone, beside, self.services.troubles, self.services.meters)

    async def _make_documents(self) -> None:
        with self._unless_unwritable():
            time = partial(measured, self.services.meters)
            await document_job.make_documents(self.services, time("report", make), time("report", make_apart))
            await handouts.make_wanted(self.services, time("handout", make_handout))
            await form_command.make_wanted(self.services, time("form", make_form))
            await month_picture_job.draw_wanted(self.services, time("month", draw_month))
            await coverage_command.draw_wanted(self.services, time("coverage", draw_coverage))

    async def _keep(self) -> None:
        """One after the other: no photo of a group comes while that group is erased."""
        with self._unless_unwritable():
            await care_for_data(self.services, self._config)
            await self.photos.keep()

    @contextlib.contextmanager
    def _unless_unwritable(self, what: str = "documents have to wait") -> Iterator[None]:
        try:
            yield
        except Unwritable as error:
            log.error("%s: %s", what, error)
        self.sender.wake()

    def _opened(self, chat_id: int, message: str) -> str:
        """A message's JSON with what its row must not hold."""
        return unsealed(self.services.key, chat_id, request_draft.opened(self.services, message))

    def _watch(self) -> Callable[[], None]:
        """What is looked at every few seconds: room on the disks, the host's clock, and the rest."""
        config, loop = self._config, asyncio.get_running_loop()
        folders = (config.storage.path.parent, config.storage.photos, config.backup.directory)
        watch = Watch(self.services.troubles, folders, host_now, loop.time, self.clock_fell_back)

        def look() -> None:
            self._look()
            watch.look()

        return look
