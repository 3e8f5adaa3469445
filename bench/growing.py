"""What the benches of growth have in common: one act timed, two sizes measured in one run, printed, kept when asked to."""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from time import perf_counter
from typing import Any

from bench.report import keep

COMMAND = "make bench"


def seconds(act: Callable[[], object]) -> float:
    """How long one run of an act takes."""
    begin = perf_counter()
    act()
    return perf_counter() - begin


def compare(
    section: str,
    small: str,
    size: tuple[str, int],
    measured: Callable[[int], tuple[Any, Any]],
    growth: Callable[[Any, Any], Any],
) -> None:
    """The command line of a bench: `size` is its option and how large it is in full, `small` what the lesser one is called.

    `measured` gives the cost of both, `growth` how they compare; `section` is their place in docs/benchmarks.json.
    """
    option, full_size = size
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.*")
    parser.add_argument(f"--{option}", type=int, default=full_size, dest="size")
    asked = parser.parse_args()
    lesser, full = measured(asked.size)
    found = {small: asdict(lesser), "full": asdict(full), "growth": growth(lesser, full)}
    print(json.dumps(found, indent=1))
    if asked.write:
        keep(section, {"command": COMMAND, **found})
