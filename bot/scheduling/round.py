"""Acts as time passes: asks the rows what is due and lets the handlers say it. Not safe to call in a transaction.

It looks at groups whose rows were written since it did, and those whose moment came. No text is composed here and nothing is
sent: what is said goes to the outbox.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush

from handlers.core import restore_notice
from handlers.core.feature import Job, Phase
from handlers.core.job_context import Desk
from handlers.core.monitoring.counters import Spot
from handlers.core.monitoring.errors import place_of
from handlers.core.monitoring.troubles import Trouble
from handlers.core.services import PART_SECONDS, Services
from handlers.reminders import reminder_schedule
from handlers.requests import request_draft
from handlers.routing.features import JOBS
from storage.core import drafts, groups, updates
from storage.core.outbox import queue, restores
from storage.engine import touched_groups
from storage.engine.database import Database
from storage.engine.sqlite_errors import Fault
from storage.mirrors import destinations
from storage.privacy import erasure, export, name_expiry
from storage.privacy.data_register import KEPT_FAILED, KEPT_SEEN, KEPT_WORDS
from storage.reminders import personal_reminders, schedule
from storage.yearplan import plans
from union.core.groups import Group, permitted

log = logging.getLogger(__name__)
WORTH_TELLING = 3  # rounds of one group that failed in a row
PACE = timedelta(seconds=30)  # the round comes at least this often
PLANNED = Job(reminder_schedule.keep_planned, Phase.DAY)
EVER = datetime.min.replace(tzinfo=UTC)
LOOK = timedelta(minutes=1)  # what is written waits so long for more: several changes become one edit


class Round:
    """One for the whole bot. What it remembers between rounds only spares work; the rows are the truth."""

    def __init__(self, services: Services, jobs: Sequence[Job] = JOBS) -> None:
        self._services = services
        self._of_the_day = tuple(job for job in jobs if job.phase is Phase.DAY)
        # Those of the day are one, for a day is begun as a whole or not at all.
        early = (job for job in jobs if job.phase < Phase.DAY)
        late = (job for job in jobs if job.phase > Phase.DAY)
        day = Job(self._begin_day, Phase.DAY, self._is_new_day)
        restored = Job(restore_notice.tell, Phase.DAY, lambda _desk: self._is_restored)
        self._jobs = (*early, day, restored, *late)
        self._groups = DueGroups(lambda: self.changed())
        self._watched: Database | None = None
        self._days: dict[int, date] = {}
        self._kept: dict[int, tuple[datetime, datetime]] = {}  # the day of the group on which it was
        self._failures: dict[int, int] = {}
        self._cleaned: date | None = None
        self._due: dict[Job, set[int]] = {}  # groups that have something due, for the jobs asked once for all
        self._asked = EVER  # until when that is known
        self._is_restored = False
        self.also: list[Callable[[], None]] = []  # what else may be due: asked each time, done off the loop
        # Called when rows are being written: `next_at` may be nearer.
        self.changed: Callable[[], None] = lambda: None

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
        now, db = self._services.now(), self._services.store.db
        # Where the file is new to us, or the clock went back, every group is looked at.
        if self._watched is not db:
            touched_groups.watch(db, self._groups.touch)
        if self._watched is not db or now + LOOK < self._asked:
            self._watched, self._asked = db, EVER
            self._groups.forget(groups.active_ids(db))
        fallen, found = self._fallen_due(LOOK), self._groups.take(now)
        if fallen or found:  # with what fell due long ago, in quiet hours, and waits for their end
            self._due = {job: set(job.groups_due(db, EVER, now)) for job in self._jobs if job.groups_due}
            self._is_restored = restores.last_lost_span(db) is not None
        for group_id in self._in_turn(dict.fromkeys([*sorted(fallen), *found])):
            try:
                yield from self._look_after(group_id)
            except BaseException:  # also the end of the program
                self._groups.want(group_id)
                raise
        self._clean(now)
        request_draft.forget(self._services)
        self._services.meters.rounded_at = self._services.now()
        self._services.wake()

    def _in_turn(self, group_ids: Iterable[int]) -> Iterator[int]:
        """These, and before the next of them whoever has something fall due meanwhile: a thousand reports take most of a
        minute, and a reminder does not wait for the last of them.
        """
        seen = set[int]()
        for group_id in group_ids:
            for each in sorted(self._fallen_due()):
                seen.add(each)
                yield each
            if group_id not in seen:
                yield group_id

    def _fallen_due(self, again: timedelta = timedelta()) -> set[int]:
        """Groups with something that fell due since this was asked last; `again`: or a while before, for rows written late."""
        now, db = self._services.now(), self._services.store.db
        since = max(self._asked, EVER + again) - again
        found = {job: job.groups_due(db, since, now) for job in self._jobs if job.groups_due}
        for job, group_ids in found.items():
            self._due.setdefault(job, set()).update(group_ids)
            for group_id in group_ids:
                self._groups.want(group_id)  # also where this round is broken off before it comes to them
        self._asked = now
        return set().union(*found.values())

    def next_at(self) -> datetime:
        """When the next round is wanted: at the next moment of a row or group, in 30 seconds at the latest."""
        ahead = (self._groups.soonest(), *_next_due(self._services.store.db, self._asked))
        return min([self._services.now() + PACE, *(moment for moment in ahead if moment is not None)])

    def next_due(self) -> datetime | None:
        """The next moment anything may be said unasked to anybody, None without a group; for walking a clock."""
        now, db = self._services.now(), self._services.store.db
        found = _next_due(db, now)
        for group in groups.active(db, self._services.defaults):
            found += self._moments(Desk(self._services, db, now, group))
        return min(found, default=None)

    def _moments(self, desk: Desk) -> list[datetime]:
        """When something is to be done for the group though none of its rows is written."""
        found = (job.again(desk) for job in self._jobs if job.again)
        return [_next_morning(desk.group, desk.now), *(moment for moment in found if moment is not None)]

    def _look_after(self, group_id: int) -> Iterator[None]:
        """One group's affairs, a transaction each: trouble with one must stop neither the others nor the next group."""
        self._groups.begin(group_id)
        group, now = self._served(group_id), self._services.now()
        if group is None:
            self._groups.gone(group_id)
            return
        reasons = [self._tried(group, partial(self._run_job, job, group, now)) for job in self._jobs]
        reasons.append(self._tried(group, partial(self._note_next, group, now)))
        yield
        begin, end = self._kept.get(group_id, (now, now))
        if not (begin <= now < end) and (group := self._served(group_id)):
            reasons.append(self._tried(group, partial(self._keep_planned, group, now)))
            yield
        why = next(filter(None, reasons), "")
        # The operator hears of a group whose round fails again and again, not of one mishap.
        if not why:
            self._failures.pop(group_id, None)
            self._services.troubles.over(Trouble.ROUND, str(group_id))
            return
        self._groups.want(group_id)
        self._failures[group_id] = self._failures.get(group_id, 0) + 1
        if self._failures[group_id] >= WORTH_TELLING:
            self._services.troubles.tell(Trouble.ROUND, f"group {group_id}: {why}", str(group_id))

    def _served(self, group_id: int) -> Group | None:
        """The group anew: since the round began it may have changed, or gone."""
        group = self._services.served(self._services.store.db, group_id)
        return group if group and group.active else None

    def _tried(self, group: Group, work: Callable[[], None]) -> str:
        """Empty when it went well, else where it failed."""
        try:
            work()
        except Fault:  # the same would happen to every other group
            raise
        except Exception as error:  # noqa: BLE001 - one group's failure must not stop the others
            kind, place = type(error).__name__, place_of(error)
            self._services.meters.failed(Spot.ROUND)
            log.error("the round failed for group %d: %s at %s", group.id, kind, place)
            return f"{kind} {place}"
        return ""

    def _run_job(self, job: Job, group: Group, now: datetime) -> None:
        """No transaction is opened for what is not wanted."""
        store = self._services.store
        is_due = group.id in self._due.get(job, (group.id,))
        if is_due and job.is_wanted(Desk(self._services, store.db, now, group)):
            # The sender waits for the disk, before anybody sees it.
            with store.unit(waits=False) as db, self._services.bounded(PART_SECONDS):
                job.act(Desk(self._services, db, now, group))

    def _note_next(self, group: Group, now: datetime) -> None:
        desk = Desk(self._services, self._services.store.db, now, group)
        self._groups.looked(group.id, min(_day_of(group, now)[1], *self._moments(desk)))

    def _keep_planned(self, group: Group, now: datetime) -> None:
        """Once a day and at the start: that every reminder ahead has its row."""
        self._run_job(PLANNED, group, now)
        self._kept[group.id] = _day_of(group, now)

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
            queue.forget_files(db, now - KEPT_FAILED)
            plans.forget(db, now - KEPT_WORDS)
            destinations.forget(db, now - KEPT_WORDS)
            export.forget_sent(db)
            erasure.forget_answers(db)
            # Nobody begins a day for them any more; what was told there grows old all the same.
            for group in groups.inactive_groups(db, self._services.defaults):
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


class DueGroups:
    """By our numbers of them. `touch` may be called at any time, also within a transaction; `changed` is told of it."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._touched = set[int]()
        self._calm: dict[int, datetime] = {}  # until when those had nothing to be looked at for
        self._asked = datetime.min.replace(tzinfo=UTC)
        self._next: dict[int, datetime] = {}  # of those that were looked at
        self._ahead: list[tuple[datetime, int]] = []  # a heap of `_next`, with those that hold no more

    def touch(self, group_id: int | None) -> None:
        """A row of this group is being written."""
        if group_id is not None:
            self._touched.add(group_id)
            self._changed()

    def forget(self, group_ids: Iterable[int]) -> None:
        """Nothing is known of these any more: each is looked at."""
        self._next.clear()
        self._ahead.clear()
        self._touched.update(group_ids)

    def take(self, now: datetime) -> list[int]:
        """Those to be looked at now; each is taken again until `looked` or `gone` is said of it."""
        while self._ahead and self._ahead[0][0] <= now:
            moment, group_id = heappop(self._ahead)
            if self._next.get(group_id) == moment:
                self.want(group_id)
        found = sorted(group_id for group_id in self._touched if self._is_due(group_id, now))
        self._asked = now
        return found

    def begin(self, group_id: int) -> None:
        """It is being looked at: what is written from now on is written after."""
        self._touched.discard(group_id)
        self._calm.pop(group_id, None)

    def looked(self, group_id: int, then: datetime) -> None:
        """It was looked at, and unless its rows are written, nothing is to be done before `then`."""
        if self._next.get(group_id) != then:
            self._next[group_id] = then
            heappush(self._ahead, (then, group_id))

    def want(self, group_id: int) -> None:
        """It is to be looked at, in the next round at the latest: something fell due, or a look at it failed."""
        self._next.pop(group_id, None)
        self._touched.add(group_id)

    def gone(self, group_id: int) -> None:
        """The bot is not in it, or it is not served: until its rows say something else there is nothing to look at."""
        self._next.pop(group_id, None)

    def soonest(self) -> datetime | None:
        while self._ahead and self._next.get(self._ahead[0][1]) != self._ahead[0][0]:
            heappop(self._ahead)
        return self._ahead[0][0] if self._ahead else None

    def _is_due(self, group_id: int, now: datetime) -> bool:
        calm = self._calm.setdefault(group_id, self._asked)
        return group_id not in self._next or not timedelta() <= now - calm < LOOK
