"""What a long plan costs: a .docx of 200 pages read to its items, and how that grows from 20 pages.

`python -m bench.plan [--write]`. `reading` is the work itself, `asked` what the bot waits for its child process.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from bench.growing import compare, seconds
from bench.long_plan import long_plan
from bot.workers import client
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.reader import read_plan

PAGES, ROUNDS, YEAR = 200, 2, 2027
ROWS = {
    "opening": ("the .docx as lines", "ms"),
    "reading": ("the .docx as items", "ms"),
    "asked": ("asked of a child process", "ms"),
}


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
    asked = _middle(lambda: asyncio.run(client.read_plan(content, "计划.docx", year=YEAR)))
    return Cost(pages, len(lines), len(items), opening, reading, asked)


def _middle(act: Callable[[], object]) -> float:
    return median(seconds(act) for _ in range(ROUNDS))


def _both(pages: int) -> tuple[Cost, Cost]:
    return cost(pages // 10), cost(pages)


if __name__ == "__main__":
    compare("plan", "20 pages", lambda: _both(PAGES), ROWS)
