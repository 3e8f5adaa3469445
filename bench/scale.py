"""How far one machine goes: groups with five years behind them, ten times as many beside a tenth of them.

`python -m bench.scale [--write]`. Each group has as many rows as a busy committee leaves in five years; what the nightly cleaning
takes away is not in the file.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from time import process_time

from bench.calendar import Office
from bench.growing import compare, seconds
from bench.recovery import TOKEN, run
from bench.worklog import MONTH, report, say
from bench.years_of_logs import CHAT, NOW, TITLE, entries
from bot.scheduling.round import Round
from handlers.events.occurrences import of_whole_event
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from handlers.worklog.log_command import log
from storage.core import groups
from storage.core.rows import to_text
from storage.engine.database import Database, open_store
from storage.events import queries as events_queries
from storage.reminders import schedule
from storage.reports import locked_reports, publication
from storage.worklog import entries as worklog_entries
from union.core.groups import Group, Settings
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Status
from union.reminders.reminder_times import planned

GROUPS, SHARE = 60, 10
YEARS = 5
LOGS, ITEMS = 240 * YEARS, 60 * YEARS  # of each group; an item has three reminders
AHEAD = 20  # items of each group that are still to come
TRIES, CALM = 5, 3
WORDS = "/log 走访慰问困难职工{}户，慰问金{}00元"
ROWS = {
    "megabytes": ("the file", "MB"),
    "open": ("the file opened", "ms"),
    "whole": ("every group looked at, at the start", "ms"),
    "beat": ("a heartbeat with nothing due", "ms"),
    "log": ("one log more, with its receipt", "ms"),
    "report": ("a month's report of one group", "ms"),
    "backup": ("`backup`: copied, checked", "ms"),
    "restore": ("`restore`: copied, checked, swapped in", "ms"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Megabytes, and seconds of processor time; backup and restore by the clock, their start included."""

    megabytes: float
    open: float
    whole: float
    beat: float
    log: float
    report: float
    backup: float
    restore: float


def measured() -> tuple[Cost, Cost]:
    """A tenth of the groups, and all."""
    return cost(GROUPS // SHARE), cost(GROUPS)


def cost(size: int) -> Cost:
    """Each thing done in a file with so many groups."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        config, database, copy = folder / "config.toml", folder / "data" / "gonghui.db", folder / "copy.db"
        config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
        _fill(database, size)
        opened = _spent(lambda: open_store(database, "bench").close())
        office = Office(open_store(database, "bench"), NOW)
        whole_round, beat, said, report = _at_work(office)
        office.store.close()
        backup = seconds(lambda: run("backup", config, "--out", str(copy)))
        restore = seconds(lambda: run("restore", config, "--moved", str(copy)))
        return Cost(copy.stat().st_size / 1e6, opened, whole_round, beat, said, report, backup, restore)


def _at_work(office: Office) -> tuple[float, float, float, float]:
    """The first round, one with nothing due, a log and a report."""
    services, numbers = office.services(), count(1)
    round_ = Round(services)
    first = _spent(round_.tick)
    group = groups.of_chat(office.store.db, CHAT, Settings())
    assert group is not None
    said = min(_spent(lambda: say(services, next(numbers), WORDS, log)) for _ in range(TRIES))
    made = min(_spent(lambda: report(services, group)) for _ in range(TRIES))
    for _ in range(CALM):
        office.at += timedelta(minutes=1)
        round_.tick()
    return first, min(_spent(round_.tick) for _ in range(TRIES)), said, made


def _fill(path: Path, size: int) -> None:
    """So many groups, a transaction each."""
    store = open_store(path, "bench")
    for number in range(size):
        with store.unit() as db:
            _fill_group(db, number)
    store.close()


def _fill_group(db: Database, number: int) -> None:
    """Its logs over some years, each month's report locked; of its items the last ones lie ahead, with their reminders."""
    group = groups.get(db, groups.create(db, CHAT - number, TITLE, NOW), Settings())
    assert group is not None
    for entry in entries(LOGS):
        worklog_entries.add(db, group, entry, entry.said_at)
    _lock(db, group)
    for place in range(ITEMS):
        start = (NOW + timedelta(days=6 * (place - ITEMS + AHEAD) + 1)).replace(tzinfo=None)
        status = Status.OPEN if place >= ITEMS - AHEAD else Status.DONE
        event = Event(0, 0, f"例会{place}", Kind.MEETING, start, Grain.MINUTE, status=status)
        kept = events_queries.add(db, group, event, NOW)
        for each in planned(of_whole_event(kept), group.settings, start - timedelta(days=30), group.notice):
            schedule.plan(db, group, kept, kept.start, each.lead, group.utc(each.due))
    db.execute("update reminders set state = 'sent' where due_at < ?", [to_text(NOW)])


def _lock(db: Database, group: Group) -> None:
    """Of every month there is a report that stands, of the size of the last one."""
    month = group.months.of_key(MONTH)
    assert month is not None
    found = Reports(db, group, NOW, SECTIONS).gathered(month)
    made, rows = found.report(), found.ledger()
    for _ in range(12 * YEARS):
        publication.lock(db, group, month.key, NOW)
        locked_reports.keep(db, group, replace(made, period=month), rows, NOW)
        month = group.months.before(month)


def _spent(act: Callable[[], object]) -> float:
    begin = process_time()
    act()
    return process_time() - begin


if __name__ == "__main__":
    compare("scale", "a tenth of the groups", measured, ROWS)
