"""What the scheduler's look costs when nothing is due, by the number of groups: `python -m bench.heartbeat [--write]`."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

from bench.calendar import NOW, Office
from bench.growing import compare
from bot.scheduling.round import Round
from handlers.events.occurrences import of_whole_event
from storage.core import groups
from storage.engine.database import open_store
from storage.events import queries as events_queries
from storage.reminders import schedule
from union.core.groups import Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event
from union.reminders.reminder_times import planned

GROUPS = 10_000
CALM, BEATS = 3, 200
ROWS = {
    "beat": ("a heartbeat with nothing due", "ms"),
    "one": ("one group looked at", "ms"),
    "start": ("every group looked at, at the start", "ms"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time."""

    beat: float
    one: float
    start: float


def measured() -> tuple[Cost, Cost]:
    """A tenth of the groups, and all."""
    return _cost(GROUPS // 10), _cost(GROUPS)


def _cost(count: int) -> Cost:
    with tempfile.TemporaryDirectory() as directory:
        office = Office(open_store(Path(directory) / "b.db", "bench"), NOW)
        _fill(office, count)
        round_ = Round(office.services())
        with _timed() as start:
            round_.tick()
        for _ in range(CALM):
            office.at += timedelta(minutes=1)
            round_.tick()
        beats = list(_beats(office, round_))
        with office.store.unit() as db:
            db.execute("insert into settings values (1, 'board', 'False')")
        office.at += timedelta(minutes=1)
        with _timed() as one:
            round_.tick()
        office.store.close()
    return Cost(median(beats), one[0], start[0])


def _beats(office: Office, round_: Round) -> Iterator[float]:
    """Each with the question when the next one is wanted."""
    for _ in range(BEATS):
        office.at += timedelta(seconds=10)
        with _timed() as beat:
            round_.tick()
            round_.next_at()
        yield beat[0]


@contextmanager
def _timed() -> Iterator[list[float]]:
    taken, begun = list[float](), process_time()
    yield taken
    taken.append(process_time() - begun)


def _fill(office: Office, count: int) -> None:
    """Each group has a meeting ahead with its reminders."""
    start = (NOW + timedelta(days=20)).replace(tzinfo=None)
    with office.store.unit() as db:
        for number in range(count):
            group = groups.get(db, groups.create(db, -1000 - number, f"第{number}分厂工会", NOW), Settings())
            assert group is not None
            kept = events_queries.add(db, group, Event(0, 0, "例会", Kind.MEETING, start, Grain.MINUTE), NOW)
            for each in planned(of_whole_event(kept), group.settings, group.wall(NOW), group.notice):
                schedule.plan(db, group, kept, kept.start, each.lead, group.utc(each.due))


if __name__ == "__main__":
    compare("heartbeat", "a tenth of the groups", measured, ROWS)
