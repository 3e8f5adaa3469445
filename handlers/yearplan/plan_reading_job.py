"""A plan that was sent is read: outside of any transaction, by a child process; what it says becomes proposals.

The wish is the plan's own row, so a restart forgets none. Reading itself is the caller's: a worker.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from handlers.core.attachments import Beside, FileTurns
from handlers.core.messages import outgoing_message
from handlers.core.messages.outgoing_message import Button, Entities, Rows, button
from handlers.core.monitoring.errors import broken_off, place_of
from handlers.core.services import PART_SECONDS, Services, TookTooLong
from handlers.yearplan import plan_pages, proposals
from handlers.yearplan import texts as phrases
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Database
from storage.yearplan import plans
from storage.yearplan.plans import Plan, Stage
from union.core.almanac.workdays import Notice
from union.core.files.refusal import MOST_PLAN_BYTES, Refused, Unreadable, refusal
from union.core.groups import Group
from union.words import words
from union.yearplan.model import YearPlan, YearUnknown, joined_pieces

log = logging.getLogger(__name__)
MOST_TRIES = 3
EVERY = timedelta(seconds=2)  # from one word about progress to the next
PASTED = "计划.txt"


PlanReport = Callable[[int, int], None]  # hears how far reading is: so many lines of all


class Read(Protocol):
    """Reads a plan; raises Unreadable or YearUnknown, RuntimeError or OSError where reading itself failed."""

    async def __call__(
        self, content: bytes, file_name: str, *, year: int | None, region: str, notice: Notice | None,
        told: PlanReport, wall: datetime, zone: str,
    ) -> YearPlan:  # fmt: skip
        """The plan as values."""


class AtWork:
    """The plans under way, and whose turn it is to be read."""

    def __init__(self, turns: FileTurns | None = None) -> None:
        self.plans = Beside()
        self.turns = turns or FileTurns()


async def read_plans(services: Services, read: Read, at_work: AtWork) -> None:
    """Read every plan that waits: fetched beside each other, those of a group read one after another."""
    with services.store.reading() as db:
        found = {each.id: each for each in plans.waiting(db)}

    async def one(plan: Plan) -> None:
        with services.store.reading() as db:
            group = services.group(db, plan.group_id)
        if group is not None:
            await _Reading(services, group, plan).read(read, at_work.turns)
            services.wake()

    await at_work.plans.each(found, one)


class _Reading:
    """One plan that is to be read. Called, it tells how far that is, not more often than somebody can read it."""

    def __init__(self, services: Services, group: Group, plan: Plan) -> None:
        self._services, self._group, self._plan = services, group, plan
        self._ = words(group.settings.language)
        self._told = services.now()

    async def read(self, read: Read, turns: FileTurns) -> None:
        """What it says is proposed; what hinders is said."""
        group, plan = self._group, self._plan
        with self._services.store.unit() as db:
            # Counted before it begins: what ends the program itself is not begun for ever either.
            tries = plans.tried(db, group, plan.id)
        if tries > MOST_TRIES:
            self._failed()
            return
        try:
            found = await self._read_plan_source(read, turns)
        except Unreadable as error:
            self._refused(error.reason)
        except YearUnknown:
            _, this = self._, self._group.day(self._services.now()).year
            years = [self._button(_("{year}年", year=year), "yp.year", year) for year in (this, this + 1)]
            rows = [years, [self._button(_("取消"), "yp.cancel")]]
            self._stop(Stage.ASKING, _("计划里没写是哪一年的，请点年份："), rows)
        except (RuntimeError, OSError) as error:
            log.error("a plan was not read: %s at %s", type(error).__name__, place_of(error))
            if tries == MOST_TRIES:
                self._failed()
        else:
            try:
                self._propose(found)
            except TookTooLong as error:
                broken_off(self._services, error)
                self._refused(Refused.TOO_MUCH)

    async def _read_plan_source(self, read: Read, turns: FileTurns) -> YearPlan:
        group, plan, source = self._group, self._plan, self._plan.source
        content: bytes | None = joined_pieces(source.text or "").encode()
        if source.file_id is not None:
            content = await self._services.gateway.download(source.file_id, MOST_PLAN_BYTES)
        if content is None:
            raise Unreadable(Refused.NOT_FETCHED)
        name = PASTED if source.file_id is None else source.file_name
        region, notice = group.settings.region, group.notice
        wall, zone = group.wall(self._services.now()), group.settings.timezone
        async with turns.of(group.id):
            return await read(
                content, name, year=plan.year, region=region, notice=notice, told=self, wall=wall, zone=zone
            )

    def __call__(self, done: int, total: int) -> None:
        """So many lines of all."""
        now = self._services.now()
        if now - self._told < EVERY or not total:
            return
        self._told = now
        with self._services.store.unit() as db:
            if self._is_wanted(db):
                self._say(db, phrases.reading(self._, 100 * done // total))
        self._services.wake()

    def _propose(self, read: YearPlan) -> None:
        group, plan = self._group, self._plan
        with self._services.store.unit() as db, self._services.bounded(PART_SECONDS):
            if not self._is_wanted(db):
                return
            now = self._services.now()
            proposals.propose(db, group, plan.id, read, now)
            found = plans.get(db, group, plan.id)
            if found is not None:
                self._say(db, *plan_pages.card(self._, db, group, found, now))

    def _refused(self, reason: Refused) -> None:
        """Said with what to do; a file that Telegram did not give may be asked for again."""
        text = self._("计划没有读成：{why}", why=refusal(self._, reason))
        if reason is Refused.NOT_FETCHED:
            self._stop(Stage.FAILED, text, self._retry_buttons())
        else:
            self._stop(Stage.CLOSED, text)

    def _failed(self) -> None:
        """Somebody is asked whether to read it again."""
        text = self._("计划没有读成，内容没有丢。请点「再读一次」；还不行就把计划拆成两份再发。")
        self._stop(Stage.FAILED, text, self._retry_buttons())

    def _retry_buttons(self) -> Rows:
        return [[self._button(self._("再读一次"), "yp.again"), self._button(self._("取消"), "yp.cancel")]]

    def _button(self, label: str, deed: str, *ids: object) -> Button:
        return button(label, deed, self._group.id, self._plan.id, *ids)

    def _stop(self, stage: Stage, text: str, rows: Rows = ()) -> None:
        with self._services.store.unit() as db:
            if not self._is_wanted(db):
                return
            if stage is Stage.CLOSED:
                plans.close(db, self._group, self._plan.id)
            else:
                plans.set_stage(db, self._group, self._plan.id, stage, self._services.now())
            self._say(db, text, rows)

    def _is_wanted(self, db: Database) -> bool:
        """Whether it is still to be read: nobody gave it up or chose its year meanwhile."""
        found = plans.get(db, self._group, self._plan.id)
        return found is not None and (found.stage, found.year) == (Stage.WAITING, self._plan.year)

    def _say(self, db: Database, text: str, rows: Rows = (), entities: Entities = ()) -> None:
        group, plan, edits = self._group, self._plan, self._plan.outbox_id
        # The group may have become a supergroup meanwhile.
        chat_id = group.chat_id if plan.chat_id < 0 else plan.chat_id
        params = outgoing_message.message(text, rows, entities)
        method = "sendMessage" if edits is None else "editMessageText"
        out = Outgoing(chat_id, method, params, Lane.ANSWER, group.id, plan.topic, edits=edits)
        row = queue.enqueue_outgoing(db, out, self._services.now())
        if edits is None:
            plans.set_plan_message(db, group, plan.id, row)
