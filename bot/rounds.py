"""The clock's way in: asks the rows what is due and lets the handlers say it. Not safe to call in a transaction.

No text is composed here and nothing is sent: what is said goes to the outbox.
"""

import logging
from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date, datetime, time, timedelta

from handlers import (
    board,
    care_waiting,
    month_board,
    own_reminding,
    packs,
    reminding,
    reports,
    request_watch,
    restored,
    trade_days,
    watching,
    week_plan,
    whispering,
)
from handlers.desk import Desk
from handlers.errors import place_of
from handlers.meters import Spot
from handlers.services import Services
from handlers.troubles import Trouble
from storage import (
    books,
    drafts,
    erasures,
    exports,
    groups,
    mirror_posts,
    old_names,
    outbox,
    own_reminders,
    plans,
    reminders,
    request_box,
    restores,
    updates,
)
from storage.database import Database
from storage.faults import Fault
from storage.held import KEPT_FAILED, KEPT_SEEN, KEPT_WORDS
from union.groups import Group
from union.quiet import permitted

log = logging.getLogger(__name__)
WORTH_TELLING = 3  # rounds of one group that failed in a row
PACE = timedelta(seconds=30)  # the round comes at least this often
HURRY = timedelta(seconds=5)
AT_ONCE = 10  # groups whose rows are looked through in one round
LOOK = timedelta(minutes=1)  # how often a group without anything due is looked at, for its reports and day


Act = Callable[[Desk], None]
Asked = Callable[[Desk], bool]  # whether an act has anything to do: asked outside of a transaction


def _always(_desk: Desk) -> bool:
    return True


class Round:
    """One for the whole bot. What it remembers between rounds only spares work; the rows are the truth."""

    def __init__(self, services: Services, digests: Callable[[Desk], None] = reports.due) -> None:
        self._services = services
        self._digests = digests
        self._looked: dict[int, datetime] = {}
        self._days: dict[int, date] = {}
        self._kept: dict[int, tuple[datetime, datetime]] = {}  # the day of the group on which it was
        self._failures: dict[int, int] = {}
        self._hurries = False  # more groups wait to be looked through
        self._cleaned: date | None = None
        self._due: tuple[Set[int], Set[int]] = (
            frozenset(),
            frozenset(),
        )  # groups with reminders due, people's own apart
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
        whispering.forget(self._services)
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
        of_items, own = reminders.groups_with_due(db, now), own_reminders.groups_with_due(db, now)
        self._due = (frozenset(of_items), frozenset(own))
        self._soonest = min(_next_due(db, now), default=None)
        self._is_restored = restores.last(db) is not None
        return {*of_items, *own}

    def next_at(self) -> datetime:
        """When the next round is wanted: at the next reminder, in 30 seconds at the latest."""
        now = self._services.now()
        due = _next_due(self._services.store.db, now)
        return min([now + (HURRY if self._hurries else PACE), *due])

    def next_due(self) -> datetime | None:
        """The next moment anything may be said unasked to anybody, None without a group; for walking a clock."""
        now, db = self._services.now(), self._services.store.db
        found: list[datetime | None] = [*_next_due(db, now)]
        if not request_box.is_empty(db):
            found.append(request_watch.next_opening(now))
        for group in groups.active(db, self._services.defaults):
            found += [reports.next_due(db, group, now), _next_morning(group, now)]
        return min((moment for moment in found if moment is not None), default=None)

    def _is_stale(self, group_id: int, now: datetime) -> bool:
        looked = self._looked.get(group_id)
        return looked is None or not timedelta() <= now - looked < LOOK

    def _serves(self, group: Group) -> bool:
        services = self._services
        return not services.is_choosy or services.serves(groups.chat_ids(services.store.db, group))

    def _visit_as_it_is(self, group_id: int) -> None:
        """The group anew: since the round began it may have changed, or gone."""
        group = groups.get(self._services.store.db, group_id, self._services.defaults)
        if group is not None and group.active and self._serves(group):
            self._visit(group, self._services.now())

    def _visit(self, group: Group, now: datetime) -> None:
        """One group's affairs, a transaction each: trouble with one must stop neither the others nor the next group."""
        acts: tuple[tuple[Act, Asked], ...] = (
            (_remind, lambda desk: desk.group.id in self._due[0]),
            (own_reminding.remind, lambda desk: desk.group.id in self._due[1]),
            (request_watch.look, _always),
            (self._begin_day, self._is_new_day),
            (restored.tell, lambda _desk: self._is_restored),
            (week_plan.tell, week_plan.is_called_for),
            (board.keep, board.is_called_for),
            (month_board.keep, month_board.is_called_for),
            (self._digests, _always),
        )
        reasons = [why for act, is_wanted in acts if (why := self._tried(act, group, now, is_wanted))]
        if reasons:
            self._looked.pop(group.id, None)
            self._failed(group, reasons[0])
        else:
            self._looked[group.id] = now
            self._failures.pop(group.id, None)
            self._services.troubles.over(Trouble.ROUND, str(group.id))

    def _tried(self, act: Act, group: Group, now: datetime, is_wanted: Asked = _always) -> str:
        """Empty when it went well, else where it failed. No transaction is opened for what is not wanted."""
        store = self._services.store
        try:
            if not is_wanted(Desk(self._services, store.db, now, group)):
                return ""
            with store.unit(waits=False) as db:  # the sender does, before anybody sees it
                act(Desk(self._services, db, now, group))
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
        if not self._serves(group) or not self._tried(watching.keep_planned, group, now):
            self._kept[group_id] = _day_of(group, now)

    def _is_new_day(self, desk: Desk) -> bool:
        settings, wall = desk.group.settings, desk.wall
        begun = wall.time() >= settings.reminder_time and permitted(wall, settings)
        return begun and self._days.get(desk.group.id) != wall.date()

    def _begin_day(self, desk: Desk) -> None:
        """What is done once a day at the reminder time; done again after a restart it changes nothing."""
        packs.offer(desk)
        packs.remember_untouched(desk)
        trade_days.remember(desk)
        care_waiting.remind(desk)
        old_names.hide_due(desk.db, desk.group, desk.now)
        self._days[desk.group.id] = desk.wall.date()

    def _clean(self, now: datetime) -> None:
        """Once a day: forget what is kept only for a while."""
        if self._cleaned == now.date():
            return
        with self._services.store.unit() as db:
            updates.forget(db, now - KEPT_SEEN, now - KEPT_FAILED)
            drafts.expire(db, now)
            outbox.purge(db, now - KEPT_WORDS)
            books.forget_files(db, now - KEPT_FAILED)
            plans.forget(db, now - KEPT_WORDS)
            mirror_posts.forget(db, now - KEPT_WORDS)
            exports.forget_sent(db)
            erasures.forget_answers(db)
            # Nobody begins a day for them any more; what was told there grows old all the same.
            for group in groups.left(db, self._services.defaults):
                old_names.hide_due(db, group, now)
        self._cleaned = now.date()


def _remind(desk: Desk) -> None:
    due = reminders.due(desk.db, desk.group, desk.now)
    if due:
        reminding.remind(desk, due)


def _next_due(db: Database, now: datetime) -> list[datetime]:
    """The next reminder of the items, and of what people asked for themselves."""
    found = (reminders.next_due(db, now), own_reminders.next_due(db, now))
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
