"""What one picture of a month costs: seconds until it is there, and the memory of the child that draws it.

`python -m bench.month_picture [--write]`. Months of 0, 12 and 80 items, each drawn several times by a worker.
"""

import asyncio
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from time import perf_counter

from bench.ratios import Found, against_limit, bench, ratio
from bot.workers.client import draw_month
from union.calendar.month_grid import MonthSheet, month_grid
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Status

FIRST, TODAY = date(2026, 8, 1), date(2026, 8, 20)  # a month of six weeks
SIZES, TIMES = (0, 12, 80), 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """Seconds of the middle one and of the slowest, and the bytes of the picture."""

    items: int
    middle: float
    most: float
    size: int


def measured(times: int = TIMES) -> list[Drawn]:
    """Each month drawn so many times, one after another."""
    return [asyncio.run(_drawn(items, times)) for items in SIZES]


async def _drawn(items: int, times: int) -> Drawn:
    sheet, seconds, content = _sheet(items), [], b""
    for _time in range(times):
        begin = perf_counter()
        content = await draw_month(sheet)
        seconds.append(perf_counter() - begin)
    return Drawn(items, median(seconds), max(seconds), len(content))


def _sheet(items: int) -> MonthSheet:
    grid = month_grid(FIRST, list(_items(items)), TODAY, "CN", None)
    return MonthSheet("红星机械厂工会", grid, (f"共{items}项",))


def _items(count: int) -> Iterator[Occurrence]:
    """Spread over the month, each tenth one over five days."""
    kinds = list(Kind)
    for number in range(1, count + 1):
        start = datetime(2026, 8, 1 + number * 7 % 31)
        end = start + timedelta(days=5 if number % 10 == 0 else 1)
        kind = kinds[number % len(kinds)]
        event = Event(number, number, f"第{number}车间走访慰问困难职工家庭", kind, start, Grain.DAY, end)
        yield Occurrence(event, start, start, end, Status.OPEN)


def peak() -> float:
    """The most memory that any child of this process has had resident, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def found(short: bool) -> Found:
    """Fuller months beside the empty one; the child's memory beside what the whole bot may take."""
    rounds = [measured(1) for _ in range(1 if short else TIMES)]
    empty = [each[0].middle for each in rounds]
    grown = [
        ratio(f"{size} items", "an empty month", "s", [each[place].middle for each in rounds], empty)
        for place, size in enumerate(SIZES)
        if size
    ]
    return Found([*grown, against_limit("the child's peak memory", "120 MB", "MB", [peak()], 120)])


if __name__ == "__main__":
    bench("month_picture", found)
