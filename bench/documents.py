"""What documents in the making cost whoever writes meanwhile: echoes timed without and with ten of them, our own memory.

`python -m bench.documents [--write]`. An echo is a log of another group handled and answered; its delay runs from when it was due.
"""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from bench.calendar import Office
from bench.ratios import Found as Figures
from bench.ratios import bench, ratio
from bot.workers.client import make, make_apart
from handlers.core.messages.incoming_message import Incoming, Said, Where, Who
from handlers.core.services import Services
from handlers.core.update_transaction import take_turn
from handlers.reports.documents.document_job import make_documents
from handlers.worklog.log_command import log
from storage.core import groups
from storage.engine.database import Store, open_store
from storage.reports import publication
from storage.reports.publication import Wanted
from storage.worklog import entries as worklog_entries
from union.core.groups import Group, Settings
from union.core.kinds import CATEGORIES
from union.reading.message import Measure, Money
from union.reports.document import FileForm
from union.worklog.entries import Fact, LogEntry

NOW = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
CHAT, OTHER_CHAT, WANTED, LOGS = -1000, -2000, 10, 600
EVERY = 0.2  # seconds from one message to the next
ALONE = 50  # echoes without documents
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds from when an echo was due to when it was done."""

    count: int
    middle: float
    p99: float
    most: float


@dataclass(frozen=True, slots=True)
class Found:
    """Echoes alone and beside ten documents; seconds for those; the bot's own resident MB before and after."""

    alone: Delays
    beside: Delays
    seconds: float
    memory_before: float
    memory_after: float


def measured(wanted: int = WANTED, entries: int = LOGS, alone: int = ALONE) -> Found:
    """A year of logs in one group, then its documents in all forms while another group goes on writing; before that so many echoes
    without documents.
    """
    with tempfile.TemporaryDirectory() as directory:
        store = open_store(Path(directory) / "b.db", "bench")
        group = _filled(store, entries)
        found = asyncio.run(_run(Office(store, NOW).services(), group, wanted, alone))
        store.close()
    return found


async def _run(services: Services, group: Group, wanted: int, most: int) -> Found:
    loop = asyncio.get_running_loop()
    numbers = iter(range(1, 1_000_000))
    await _echoes(services, numbers.__next__, lambda done: done == most // 4)  # warm
    alone = await _echoes(services, numbers.__next__, lambda done: done == most)
    with services.store.unit() as db:
        for chat, form in zip(range(wanted), cycle(FileForm), strict=False):
            period = ("2026-11", "2026")[chat % 2]
            publication.want_document(db, group, Wanted(group.id, chat + 1, None, period, form=form), NOW)
    before, begin = _resident(), loop.time()
    making = asyncio.ensure_future(make_documents(services, make, make_apart))
    beside = await _echoes(services, numbers.__next__, lambda done: making.done())
    await making
    return Found(_delays(alone), _delays(beside), loop.time() - begin, before, _resident())


async def _echoes(services: Services, number: Callable[[], int], over: Callable[[int], bool]) -> list[float]:
    """A message each `EVERY` seconds until it is over; how late each was answered."""
    loop = asyncio.get_running_loop()
    late: list[float] = []
    due = loop.time()
    while not over(len(late)):
        due += EVERY
        await asyncio.sleep(max(0.0, due - loop.time()))
        _echo(services, number())
        late.append(loop.time() - due)
    return late


def _echo(services: Services, number: int) -> None:
    said = Said(f"/log 走访慰问困难职工{number}户，发放慰问金{number * 500}元", number, services.now())
    where, who = Where(OTHER_CHAT, "工会", private=False), Who(7, "周敏", None, None)
    take_turn(services, Incoming(number, where, who, said), log)


def _filled(store: Store, entries: int) -> Group:
    with store.unit() as db:
        group = groups.get(db, groups.create(db, CHAT, "红星机械厂工会", NOW), Settings())
        groups.create(db, OTHER_CHAT, "东方印染厂工会", NOW)
        if group is None:
            raise RuntimeError("the group was not kept")
        for place in range(entries):
            day = date(2026, 1, 1) + timedelta(days=place * 320 // entries)
            fact = Fact(
                CATEGORIES[place % len(CATEGORIES)],
                f"走访慰问第{place}车间",
                day,
                (Measure("12户", Decimal(12), "户"),),
                (Money("600元", 60000),),
            )
            entry = LogEntry(0, 0, "周敏", None, fact.title, NOW, (fact,), CHAT, 5_000_000 + place)
            worklog_entries.add(db, group, entry, NOW)
    return group


def _delays(late: list[float]) -> Delays:
    return Delays(len(late), median(late), quantiles(late, n=100)[-1], max(late))


def _resident() -> float:
    """This process's own memory in MB; its children's is not in it."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def figures(short: bool) -> Figures:
    """The delays beside those of echoes alone, the memory after beside that before."""
    rounds = [measured(4) if short else measured() for _ in range(1 if short else ROUNDS)]
    delays = [
        ratio(
            name, "echoes alone", "ms",
            [getattr(each.beside, field) * 1000 for each in rounds], [getattr(each.alone, field) * 1000 for each in rounds],
        )
        for field, name in (("middle", "an echo meanwhile, median"), ("p99", "an echo meanwhile, p99"))
    ]  # fmt: skip
    memory = ratio(
        "our memory afterwards", "before", "MB",
        [each.memory_after for each in rounds], [each.memory_before for each in rounds],
    )  # fmt: skip
    notes = [f"{WANTED} documents took {max(each.seconds for each in rounds):.1f} s."]
    return Figures([*delays, memory], notes)


if __name__ == "__main__":
    bench("documents", figures)
