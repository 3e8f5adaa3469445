"""What a long plan costs: a .docx of 200 pages read to its items, and how that grows from 20 pages.

`python -m bench.plan [--write]`. `reading` is the work itself, `asked` what the bot waits for its child process.
"""

import argparse
import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter

from bench.long_plan import long_plan
from bench.report import keep
from bot.plan_reading import read_plan_file
from union.documents.plan_lines import lines_of
from union.yearplan.read import read_plan

PAGES, ROUNDS, YEAR = 200, 5, 2027
COMMAND = "make bench"


@dataclass(frozen=True, slots=True)
class Cost:
    """Median seconds for a plan of so many pages, lines and items."""

    pages: int
    lines: int
    items: int
    opening: float
    reading: float
    asked: float


def cost(pages: int) -> Cost:
    """Each done several times: the file to lines, the file to items, the same asked of a child process."""
    content = long_plan(pages)
    lines = lines_of(content)
    items = read_plan(lines, year=YEAR).items
    opening = _middle(lambda: lines_of(content))
    reading = _middle(lambda: read_plan(lines_of(content), year=YEAR))
    asked = _middle(lambda: asyncio.run(read_plan_file(content, "计划.docx", year=YEAR)))
    return Cost(pages, len(lines), len(items), opening, reading, asked)


def growth(small: Cost, large: Cost) -> float:
    """How many times as long reading takes with ten times as many pages."""
    return large.reading / small.reading


def _middle(act: Callable[[], object]) -> float:
    return median(_timed(act) for _ in range(ROUNDS))


def _timed(act: Callable[[], object]) -> float:
    begin = perf_counter()
    act()
    return perf_counter() - begin


def main() -> None:
    """Measure, print, and keep the figures when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.*")
    parser.add_argument("--pages", type=int, default=PAGES)
    asked = parser.parse_args()
    small, large = cost(asked.pages // 10), cost(asked.pages)
    section = {"tenth": asdict(small), "full": asdict(large), "growth": growth(small, large)}
    print(json.dumps(section, indent=1))
    if asked.write:
        keep("plan", {"command": COMMAND, **section})


if __name__ == "__main__":
    main()
