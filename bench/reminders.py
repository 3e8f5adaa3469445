"""Start and heartbeat with 100,000 waiting reminders, beside APScheduler's own SQLAlchemy job store: `python -m bench.reminders`."""

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.util import datetime_to_utc_timestamp
from sqlalchemy import create_engine, insert

from bench.calendar import Office
from bench.growing import seconds
from bench.ratios import Found, Ratio, against_limit, bench, ratio
from bot.scheduling.round import Round
from handlers.events.occurrences import of_whole_event
from storage.core import groups
from storage.engine.database import Database, open_store
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event
from union.reminders.reminder_times import planned

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # Wednesday 10:00 in Shanghai
REMINDERS, GROUPS = 100_000, 1000
SPAN = timedelta(days=200)  # over which they are spread
ROUNDS, BEATS = 3, 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds until what is due is seen to, until everything was looked at, and of a look with nothing due."""

    start: float
    whole: float
    beat: float


def measured(short: bool) -> Found:
    """Both filled once, then begun in turn."""
    with tempfile.TemporaryDirectory() as directory:
        ours, theirs = Path(directory) / "ours.db", Path(directory) / "theirs.db"
        _fill_ours(ours)
        _fill_theirs(theirs)
        rounds = [(_ours(ours), _theirs(theirs)) for _ in range(ROUNDS)]
    starts, wholes, beats = ([_pair(each, field) for each in rounds] for field in ("start", "whole", "beat"))
    known = replace(
        ratio("start, what is due seen to", "get_jobs", "ms", [a for a, _ in starts], [b for _, b in wholes]),
        want="≤ 0.05", short=True,
    )  # fmt: skip
    return Found(
        [
            against_limit("start, what is due seen to", "1 s", "ms", [a for a, _ in starts], 1000),
            known,
            _ratio("start, what is due seen to", "begun without a look", starts),
            _ratio("start, every group looked at", "get_jobs", wholes),
            _ratio("heartbeat, 1,000 groups", "a look for due jobs", beats),
        ]
    )


def _pair(costs: tuple[Cost, Cost], field: str) -> tuple[float, float]:
    ours, theirs = (getattr(each, field) * 1000 for each in costs)
    return ours, theirs


def _ratio(name: str, against: str, pairs: list[tuple[float, float]]) -> Ratio:
    return ratio(name, against, "ms", [one for one, _ in pairs], [other for _, other in pairs])


def _ours(path: Path) -> Cost:
    """The file opened and the first round; then rounds of every half minute."""
    offices: list[tuple[Office, Round]] = []

    def begin() -> None:
        office = Office(open_store(path, "bench"), NOW)
        round_ = Round(office.services())
        next(round_.steps())  # groups with something due come first
        offices.append((office, round_))

    start = seconds(begin)
    office, round_ = offices[0]
    rest = seconds(round_.tick)
    beats = []
    for _ in range(BEATS):
        office.at += timedelta(seconds=30)
        beats.append(seconds(round_.tick))
    office.store.close()
    return Cost(start, start + rest, median(beats))


def _theirs(path: Path) -> Cost:
    """A scheduler paused, so that its thread does not run what we time; `_process_jobs` is its own look."""
    kept: list[BaseScheduler] = []
    bare = seconds(lambda: kept.append(_scheduler(path)))
    read = seconds(kept[0].get_jobs)
    store = kept[0]._lookup_jobstore("default")
    look = median(seconds(lambda: (store.get_due_jobs(NOW), store.get_next_run_time())) for _ in range(BEATS))
    kept[0].shutdown()
    return Cost(bare, bare + read, look)


def _scheduler(path: Path) -> BaseScheduler:
    scheduler = Paused(timezone=UTC)
    scheduler.add_jobstore(SQLAlchemyJobStore(url=f"sqlite:///{path}"))
    scheduler.start(paused=True)
    return scheduler


class Paused(BlockingScheduler):  # type: ignore[misc]  # APScheduler has no types
    """Begun, but not waiting."""

    def _main_loop(self) -> None:
        """Nobody waits."""


def remind(group_id: int, event_id: int, lead: str) -> None:
    """What a job would call."""


def _fill_theirs(path: Path) -> None:
    """As many jobs as add_job would have written, in one statement."""
    store = SQLAlchemyJobStore(engine=create_engine(f"sqlite:///{path}"))
    scheduler = BlockingScheduler(timezone=UTC)
    store.start(scheduler, "default")
    with store.engine.begin() as connection:
        connection.execute(insert(store.jobs_t), list(_jobs(scheduler)))
    store.shutdown()


def _jobs(scheduler: BaseScheduler) -> Iterator[dict[str, Any]]:
    for number in range(REMINDERS):
        at = _at(number)
        job = Job(
            scheduler, id=str(number), func=remind, args=(number % GROUPS, number, "d1"), kwargs={}, name="remind",
            trigger=DateTrigger(at), executor="default", misfire_grace_time=None, coalesce=True, max_instances=1,
            next_run_time=at,
        )  # fmt: skip
        state = pickle.dumps(job.__getstate__(), pickle.HIGHEST_PROTOCOL)
        yield {"id": job.id, "next_run_time": datetime_to_utc_timestamp(at), "job_state": state}


def _at(number: int) -> datetime:
    """One minute from now at the soonest, all over the span."""
    return NOW + timedelta(hours=1) + SPAN * number / REMINDERS


def _fill_ours(path: Path) -> None:
    store = open_store(path, "bench")
    with store.unit() as db:
        found = [_group(db, number) for number in range(GROUPS)]
        kept = 0
        while kept < REMINDERS:
            kept += _add(db, found[kept % GROUPS], kept)
    store.close()


def _group(db: Database, number: int) -> Group:
    group = groups.get(db, groups.create(db, -1000 - number, f"第{number}分厂工会", NOW), Settings())
    assert group is not None
    return group


def _add(db: Database, group: Group, number: int) -> int:
    """An item with the reminders it should have; returns how many those are."""
    start = (_at(number) + timedelta(days=9)).replace(minute=0, second=0, microsecond=0, tzinfo=None)
    kept = events_queries.add(db, group, Event(0, 0, f"例会{number}", Kind.MEETING, start, Grain.MINUTE), NOW)
    wanted = planned(of_whole_event(kept), group.settings, group.wall(NOW), group.notice)
    for each in wanted:
        schedule.plan(db, group, kept, kept.start, each.lead, group.utc(each.due))
    return len(wanted)


if __name__ == "__main__":
    bench("reminders", measured)
