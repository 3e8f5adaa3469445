"""What the benches of growth have in common: one act timed, two sizes measured in each round, a ratio for each of their costs."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any

from bench.ratios import Found, Ratio, bench, ratio

ROUNDS = 3
Row = tuple[str, str]  # what it is called on the page, its unit


def seconds(act: Callable[[], object]) -> float:
    """How long one run of an act takes."""
    begin = perf_counter()
    act()
    return perf_counter() - begin


def growths(against: str, costs: list[tuple[Any, Any]], rows: Mapping[str, Row]) -> list[Ratio]:
    """The cost in full beside that of less, in milliseconds or as it is counted."""
    return [
        ratio(name, against, unit, *(_each(costs, place, field, unit) for place in (1, 0)))
        for field, (name, unit) in rows.items()
    ]


def compare(
    section: str, against: str, measured: Callable[[], tuple[Any, Any]], rows: Mapping[str, Row]
) -> None:
    """The command line of a bench that compares two sizes: `measured` gives the cost of less and of all."""

    def found(short: bool) -> Found:
        costs = [measured() for _ in range(1 if short else ROUNDS)]
        return Found(growths(against, costs, rows))

    bench(section, found)


def _each(costs: list[tuple[Any, Any]], place: int, field: str, unit: str) -> list[float]:
    return [getattr(pair[place], field) * (1000 if unit == "ms" else 1) for pair in costs]
