"""A plan that was sent is read: outside of any transaction, by a child process; what it says becomes proposals.

The wish is the plan's own row, so a restart forgets none. Reading itself is the caller's: a worker.
"""

import logging
from datetime import datetime, timedelta
from typing import Protocol

from handlers.core.concurrent_downloads import Beside, FileTurns
from handlers.core.messages import outgoing_message
from handlers.core.messages.keyboards import Rows, button
from handlers.core.messages.outgoing_message import Entities
from handlers.core.monitoring.errors import broken_off, place_of
from handlers.core.services import PART_SECONDS, Services, TookTooLong
from handlers.yearplan import plan_pages, proposals
from handlers.yearplan import texts as phrases
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Database
from storage.yearplan import plans
from storage.yearplan.plans import Plan, Stage
from union.core.almanac.workdays import Notice
from union.core.files.refusal import MOST_PLAN_BYTES, Refused, Unreadable, refusal
from union.core.groups import Group
from union.words import Words, words
from union.yearplan.model import CalendarRead, YearPlan
from union.yearplan.pasted_text import whole
from union.yearplan.reader import YearUnknown

log = logging.getLogger(__name__)
MOST_TRIES = 3
EVERY = timedelta(seconds=2)  # from one word about progress to the next
PASTED = "计划.txt"


class Told(Protocol):
    """Hears how far reading is."""

    def __call__(self, done: int, total: int) -> None:
        """So many lines of all."""


class Read(Protocol):
    """Reads a plan; raises Unreadable or YearUnknown, RuntimeError or OSError where reading itself failed."""

    async def __call__(
        self,
        content: bytes,
        file_name: str,
        *,
        year: int | None,
        region: str,
        notice: Notice | None,
        told: Told,
        wall: datetime,
        zone: str,
    ) -> YearPlan:
        """The plan as values."""


class AtWork:
    """The plans under way, and whose turn it is to be read."""

    def __init__(self, turns: FileTurns | None = None) -> None:
        self.plans = Beside()
        self.turns = turns or FileTurns()


async def read_plans(services: Services, read: Read, at_work: AtWork) -> None:
    """Read every plan that waits: fetched beside each other, those of a group read one after another."""
    with services.store.reading() as db:
        found = plans.waiting(db)

    async def one(plan: Plan) -> None:
        with services.store.reading() as db:
            group = groups.get(db, plan.group_id, services.defaults)
        if group is not None:
            await _read(services, group, plan, read, at_work.turns)
            services.wake()

    await at_work.plans.each(found, one)


async def _read(services: Services, group: Group, plan: Plan, read: Read, turns: FileTurns) -> None:
    with services.store.unit() as db:
        # Counted before it begins: what ends the program itself is not begun for ever either.
        tries = plans.tried(db, group, plan.id)
    if tries > MOST_TRIES:
        _failed(services, group, plan)
        return
    progress = _Progress(services, group, plan)
    try:
        content, name = await _content(services, plan)
        region, notice = group.settings.region, group.notice
        wall, zone = group.wall(services.now()), group.settings.timezone
        async with turns.of(group.id):
            found = await read(
                content,
                name,
                year=plan.year,
                region=region,
                notice=notice,
                told=progress,
                wall=wall,
                zone=zone,
            )
    except Unreadable as error:
        _refused(services, group, plan, error.reason)
    except YearUnknown:
        _ask_year(services, group, plan)
    except (RuntimeError, OSError) as error:
        log.error("a plan was not read: %s at %s", type(error).__name__, place_of(error))
        if tries == MOST_TRIES:
            _failed(services, group, plan)
    else:
        try:
            _propose(services, group, plan, found)
        except TookTooLong as error:
            broken_off(services, error)
            _refused(services, group, plan, Refused.TOO_MUCH)


async def _content(services: Services, plan: Plan) -> tuple[bytes, str]:
    if plan.source.file_id is None:
        return whole(plan.source.text or "").encode(), PASTED
    content = await services.gateway.download(plan.source.file_id, MOST_PLAN_BYTES)
    if content is None:
        raise Unreadable(Refused.NOT_FETCHED)
    return content, plan.source.file_name


class _Progress:
    """Tells how far reading is, not more often than somebody can read it."""

    def __init__(self, services: Services, group: Group, plan: Plan) -> None:
        self._services = services
        self._group = group
        self._plan = plan
        self._told = services.now()

    def __call__(self, done: int, total: int) -> None:
        """So many lines of all."""
        now = self._services.now()
        if now - self._told < EVERY or not total:
            return
        self._told = now
        with self._services.store.unit() as db:
            if _is_wanted(db, self._group, self._plan):
                text = phrases.reading(_words(self._group), 100 * done // total)
                _say(db, self._group, self._plan, now, text)
        self._services.wake()


def _propose(services: Services, group: Group, plan: Plan, read: YearPlan) -> None:
    now = services.now()
    with services.store.unit() as db, services.bounded(PART_SECONDS):
        if not _is_wanted(db, group, plan):
            return
        if isinstance(read, CalendarRead):
            proposals.propose_calendar(db, group, plan.id, read, now)
        else:
            proposals.propose(db, group, plan.id, read)
        found = plans.get(db, group, plan.id)
        if found is not None:
            card = plan_pages.card(_words(group), db, group, found, now)
            _say(db, group, plan, now, card.text, card.rows, card.entities)


def _ask_year(services: Services, group: Group, plan: Plan) -> None:
    now = services.now()
    this = group.day(now).year
    _ = _words(group)
    rows = [
        [button(_("{year}年", year=year), "yp.year", group.id, plan.id, year) for year in (this, this + 1)],
        [button(_("取消"), "yp.cancel", group.id, plan.id)],
    ]
    _stop(services, group, plan, Stage.ASKING, _("计划里没写是哪一年的，请点年份："), rows)


def _refused(services: Services, group: Group, plan: Plan, reason: Refused) -> None:
    """Said with what to do; a file that Telegram did not give may be asked for again."""
    _ = _words(group)
    text = _("计划没有读成：{why}", why=refusal(_, reason))
    if reason is Refused.NOT_FETCHED:
        _stop(services, group, plan, Stage.FAILED, text, _again(_, group, plan))
    else:
        _stop(services, group, plan, Stage.CLOSED, text)


def _failed(services: Services, group: Group, plan: Plan) -> None:
    """Somebody is asked whether to read it again."""
    _ = _words(group)
    _stop(
        services,
        group,
        plan,
        Stage.FAILED,
        _("计划没有读成，内容没有丢。请点「再读一次」；还不行就把计划拆成两份再发。"),
        _again(_, group, plan),
    )


def _again(_: Words, group: Group, plan: Plan) -> Rows:
    return [
        [
            button(_("再读一次"), "yp.again", group.id, plan.id),
            button(_("取消"), "yp.cancel", group.id, plan.id),
        ]
    ]


def _stop(services: Services, group: Group, plan: Plan, stage: Stage, text: str, rows: Rows = ()) -> None:
    """Reading ends here for now."""
    now = services.now()
    with services.store.unit() as db:
        if not _is_wanted(db, group, plan):
            return
        if stage is Stage.CLOSED:
            plans.close(db, group, plan.id)
        else:
            plans.set_stage(db, group, plan.id, stage, now)
        _say(db, group, plan, now, text, rows)


def _is_wanted(db: Database, group: Group, plan: Plan) -> bool:
    """Whether it is still to be read: nobody gave it up or chose its year meanwhile."""
    found = plans.get(db, group, plan.id)
    return found is not None and (found.stage, found.year) == (Stage.WAITING, plan.year)


def _say(
    db: Database, group: Group, plan: Plan, now: datetime, text: str, rows: Rows = (), entities: Entities = ()
) -> None:
    """In the plan's own message."""
    # The group may have become a supergroup meanwhile.
    chat_id = group.chat_id if plan.chat_id < 0 else plan.chat_id
    params = outgoing_message.message(text, rows, entities)
    method = "sendMessage" if plan.outbox_id is None else "editMessageText"
    row = queue.put(
        db, Outgoing(chat_id, method, params, Lane.ANSWER, group.id, plan.topic, edits=plan.outbox_id), now
    )
    if plan.outbox_id is None:
        plans.said_in(db, group, plan.id, row)


def _words(group: Group) -> Words:
    return words(group.settings.language)
