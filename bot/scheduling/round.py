"""The clock's way in: asks the rows what is due and lets the handlers say it. Not safe to call in a transaction.

No text is composed here and nothing is sent: what is said goes to the outbox.
"""

import logging
from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date, datetime, time, timedelta

from handlers.core import restore_notice
from handlers.core.feature import Job, Phase
from handlers.core.job_context import Desk
from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import PART_SECONDS, Services
from handlers.reminders import watchdog
from handlers.reports import monthly_job
from handlers.requests import ephemeral_messages, request_job
from handlers.routing.features import JOBS
from storage.core import drafts, groups, updates
from storage.core.outbox import queue, restores, stored_files
from storage.engine.database import Database
from storage.engine.sqlite_errors import Fault
from storage.mirrors import posts
from storage.privacy import erasure_log, export, name_expiry
from storage.privacy.data_register import KEPT_FAILED, KEPT_SEEN, KEPT_WORDS
from storage.reminders import personal_reminders, schedule
from storage.requests import anonymous_box
from storage.yearplan import plans
from union.core.groups import Group
from union.core.quiet_hours import permitted

log = logging.getLogger(__name__)
WORTH_TELLING = 3  # rounds of one group that failed in a row
PACE = timedelta(seconds=30)  # the round comes at least this often
HURRY = timedelta(seconds=5)
AT_ONCE = 10  # groups whose rows are looked through in one round
LOOK = timedelta(minutes=1)  # how often a group without anything due is looked at, for its reports and day
PLANNED = Job(watchdog.keep_planned, Phase.DAY)


class Round:
    """One for the whole bot. What it remembers between rounds only spares work; the rows are the truth."""

    def __init__(self, services: Services, jobs: Sequence[Job] = JOBS) -> None:
        self._services = services
        self._of_the_day = tuple(job for job in jobs if job.phase is Phase.DAY)
        self._jobs = self._in_order(jobs)
        self._looked: dict[int, datetime] = {}
        self._days: dict[int, date] = {}
        self._kept: dict[int, tuple[datetime, datetime]] = {}  # the day of the group on which it was
        self._failures: dict[int, int] = {}
        self._hurries = False  # more groups wait to be looked through
        self._cleaned: date | None = None
        self._due: dict[Job, Set[int]] = {}  # groups that have something due, for the jobs asked once for all
        self._soonest: datetime | None = None  # the next reminder after those
        self._is_restored = False
        self.also: list[Callable[[], None]] = []  # what else may be due: asked each time, done off the loop

    def tick(self) -> None:
        """Put everything that has become due into the outbox; safe to call twice. Raises Unwritable or Broken."""
        for _ in self.steps():
            pass

    def steps(self) -> Iterator[None]:
        """The same group by group: between two of them others may work and write. Raises like `tick`."""
        with self._services.store.looking():
            yield from self._make()
            for ask in self.also:
                ask()

    def _make(self) -> Iterator[None]:
        now = self._services.now()
        store = self._services.store
        due = self._ask_for_all(store.db, now)
        active = groups.active_ids(store.db)
        for group_id in sorted(active, key=lambda one: one not in due):
            if group_id in due or self._is_stale(group_id, now):
                self._visit_as_it_is(group_id)
                yield
                yield from self._visit_fallen_due()
        yield from self._keep_planned(active, now)
        self._clean(now)
        ephemeral_messages.forget(self._services)
        self._services.meters.rounded_at = self._services.now()
        self._services.wake()

    def _visit_fallen_due(self) -> Iterator[None]:
        """A thousand reports take most of a minute: a reminder that falls due meanwhile does not wait for the last of them."""
        now = self._services.now()
        if self._soonest is not None and self._soonest <= now:
            for group_id in sorted(self._ask_for_all(self._services.store.db, now)):
                self._visit_as_it_is(group_id)
                yield

    def _ask_for_all(self, db: Database, now: datetime) -> set[int]:
        """What is asked once for all groups, so that a quiet one costs little; returns those that come first."""
        self._due = {job: frozenset(job.groups_due(db, now)) for job in self._jobs if job.groups_due}
        self._soonest = min(_next_due(db, now), default=None)
        self._is_restored = restores.last(db) is not None
        return set().union(*self._due.values())

    def next_at(self) -> datetime:
        """When the next round is wanted: at the next reminder, in 30 seconds at the latest."""
        now = self._services.now()
        due = _next_due(self._services.store.db, now)
        return min([now + (HURRY if self._hurries else PACE), *due])

    def next_due(self) -> datetime | None:
        """The next moment anything may be said unasked to anybody, None without a group; for walking a clock."""
        now, db = self._services.now(), self._services.store.db
        found: list[datetime | None] = [*_next_due(db, now)]
        if not anonymous_box.is_empty(db):
            found.append(request_job.next_opening(now))
        for group in groups.active(db, self._services.defaults):
            found += [monthly_job.next_due(db, group, now), _next_morning(group, now)]
        return min((moment for moment in found if moment is not None), default=None)

    def _is_stale(self, group_id: int, now: datetime) -> bool:
        looked = self._looked.get(group_id)
        return looked is None or not timedelta() <= now - looked < LOOK

    def _serves(self, group: Group) -> bool:
        services = self._services
        return services.allowed_chats is None or services.serves(groups.chat_ids(services.store.db, group))

    def _visit_as_it_is(self, group_id: int) -> None:
        """The group anew: since the round began it may have changed, or gone."""
        group = groups.get(self._services.store.db, group_id, self._services.defaults)
        if group is not None and group.active and self._serves(group):
            self._visit(group, self._services.now())

    def _visit(self, group: Group, now: datetime) -> None:
        """One group's affairs, a transaction each: trouble with one must stop neither the others nor the next group."""
        reasons = [why for job in self._jobs if (why := self._tried(job, group, now))]
        if reasons:
            self._looked.pop(group.id, None)
            self._failed(group, reasons[0])
        else:
            self._looked[group.id] = now
            self._failures.pop(group.id, None)
            self._services.troubles.over(Trouble.ROUND, str(group.id))

    def _in_order(self, jobs: Sequence[Job]) -> tuple[Job, ...]:
        """Those of the day are one, for a day is begun as a whole or not at all."""
        early = (job for job in jobs if job.phase < Phase.DAY)
        late = (job for job in jobs if job.phase > Phase.DAY)
        day = Job(self._begin_day, Phase.DAY, self._is_new_day)
        restored = Job(restore_notice.tell, Phase.DAY, lambda _desk: self._is_restored)
        return (*early, day, restored, *late)

    def _tried(self, job: Job, group: Group, now: datetime) -> str:
        """Empty when it went well, else where it failed. No transaction is opened for what is not wanted."""
        store = self._services.store
        try:
            if group.id not in self._due.get(job, (group.id,)):
                return ""
            if not job.is_wanted(Desk(self._services, store.db, now, group)):
                return ""
            # The sender waits for the disk, before anybody sees it.
            with store.unit(waits=False) as db, self._services.bounded(PART_SECONDS):
                job.act(Desk(self._services, db, now, group))
        except Fault:  # the same would happen to every other group
            raise
        except Exception as error:  # noqa: BLE001 - one group's failure must not stop the others
            kind, place = type(error).__name__, place_of(error)
            self._services.meters.failed(Spot.ROUND)
            log.error("the round failed for group %d: %s at %s", group.id, kind, place)
            return f"{kind} {place}"
        return ""

    def _failed(self, group: Group, why: str) -> None:
        """The operator hears of a group whose round fails again and again, not of one mishap."""
        self._failures[group.id] = self._failures.get(group.id, 0) + 1
        if self._failures[group.id] >= WORTH_TELLING:
            self._services.troubles.tell(Trouble.ROUND, f"group {group.id}: {why}", str(group.id))

    def _keep_planned(self, active: Sequence[int], now: datetime) -> Iterator[None]:
        """Once a day and at the start, a few groups a round: that every reminder ahead has its row."""
        waiting = [group_id for group_id in active if not self._is_kept(group_id, now)]
        for group_id in waiting[:AT_ONCE]:
            self._keep_planned_as_it_is(group_id, now)
            yield
        self._hurries = len(waiting) > AT_ONCE

    def _is_kept(self, group_id: int, now: datetime) -> bool:
        begin, end = self._kept.get(group_id, (now, now))
        return begin <= now < end

    def _keep_planned_as_it_is(self, group_id: int, now: datetime) -> None:
        group = groups.get(self._services.store.db, group_id, self._services.defaults)
        if group is None or not group.active:
            return
        if not self._serves(group) or not self._tried(PLANNED, group, now):
            self._kept[group_id] = _day_of(group, now)

    def _is_new_day(self, desk: Desk) -> bool:
        settings, wall = desk.group.settings, desk.wall
        begun = wall.time() >= settings.reminder_time and permitted(wall, settings)
        return begun and self._days.get(desk.group.id) != wall.date()

    def _begin_day(self, desk: Desk) -> None:
        """What is done once a day at the reminder time; done again after a restart it changes nothing."""
        for job in self._of_the_day:
            if job.is_wanted(desk):
                job.act(desk)
        self._days[desk.group.id] = desk.wall.date()

    def _clean(self, now: datetime) -> None:
        """Once a day: forget what is kept only for a while."""
        if self._cleaned == now.date():
            return
        with self._services.store.unit() as db:
            updates.forget(db, now - KEPT_SEEN, now - KEPT_FAILED)
            drafts.expire(db, now)
            queue.purge(db, now - KEPT_WORDS)
            stored_files.forget_files(db, now - KEPT_FAILED)
            plans.forget(db, now - KEPT_WORDS)
            posts.forget(db, now - KEPT_WORDS)
            export.forget_sent(db)
            erasure_log.forget_answers(db)
            # Nobody begins a day for them any more; what was told there grows old all the same.
            for group in groups.left(db, self._services.defaults):
                name_expiry.hide_due(db, group, now)
        self._cleaned = now.date()


def _next_due(db: Database, now: datetime) -> list[datetime]:
    """The next reminder of the items, and of what people asked for themselves."""
    found = (schedule.next_due(db, now), personal_reminders.next_due(db, now))
    return [moment for moment in found if moment is not None]


def _day_of(group: Group, now: datetime) -> tuple[datetime, datetime]:
    """From when to when (UTC) the group has the day it has now."""
    begin = datetime.combine(group.day(now), time.min)
    return group.utc(begin), group.utc(begin + timedelta(days=1))


def _next_morning(group: Group, now: datetime) -> datetime:
    """When the group may next be written to in the morning: quiet hours end, or its day begins."""
    wall, settings = group.wall(now), group.settings
    moments = [
        datetime.combine(wall.date() + timedelta(days=days), clock)
        for days in (0, 1)
        for clock in (settings.quiet_until, settings.reminder_time)
    ]
    return group.utc(min(moment for moment in moments if moment > wall))
