"""What `make bench-short` repeats, and how often it tries before it says that a figure is off."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from bench import short
from bench.ratios import FIGURES, as_kept, ratio
from bench.report import paper
from bench.short import MOST_SECONDS, Row, off

FAST: Row = ("10 groups", "a peer")
SMALL: Row = ("memory", "a peer")


def tries(*found: Mapping[Row, float]) -> tuple[Callable[[str, float], Mapping[Row, float]], list[str]]:
    """A measuring that finds these, one try after the other, and what it was asked for."""
    asked: list[str] = []
    waiting = iter(found)

    def measure(section: str, _: float) -> Mapping[Row, float]:
        asked.append(section)
        return next(waiting)

    return measure, asked


def test_a_row_found_again_in_any_try_passes() -> None:
    """The third is as good as the first, and two rows need not be right in the same try."""
    measure, asked = tries({FAST: 9.0, SMALL: 1.0}, {}, {FAST: 1.1, SMALL: 9.0})
    assert off({"rate": {FAST: 1.0, SMALL: 1.0}}, measure) == {}
    assert asked == ["rate"] * 3


def test_a_row_off_in_three_tries_is_off() -> None:
    """There is no fourth, and what was found again is not measured once more."""
    measure, asked = tries({FAST: 0.4}, {SMALL: 1.0}, {FAST: 2.1}, {})
    wrong = off({"rate": {FAST: 1.0}, "footprint": {SMALL: 1.0}}, measure)
    assert (wrong, asked) == ({"rate": {FAST: 1.0}}, ["rate", "footprint", "rate", "rate"])


def test_no_try_begins_after_the_time_is_over() -> None:
    """What was not found again until then is off, also where it was never asked for."""
    clock: Iterator[float] = iter([0.0, 1.0, MOST_SECONDS])
    measure, asked = tries({FAST: 9.0})
    wrong = off({"rate": {FAST: 1.0}, "footprint": {SMALL: 1.0}}, measure, lambda: next(clock))
    assert (set(wrong), asked) == ({"rate", "footprint"}, ["rate"])


def test_an_unsteady_figure_is_kept_but_not_repeated() -> None:
    """Rounds that differ by more than 0.6 of their median say nothing of the next."""
    steady = replace(ratio("rate", "a peer", "1", [1.0, 1.0, 1.5], [1.0] * 3), short=True)
    unsteady = replace(ratio("rate", "a peer", "1", [1.0, 1.0, 1.7], [1.0] * 3), short=True)
    assert [as_kept(each)["short"] for each in (steady, unsteady)] == [True, False]


@pytest.mark.slow
def test_a_bench_that_hangs_or_fails_has_found_nothing() -> None:
    """It is ended, not waited for; the next try is its own."""
    assert short._said([sys.executable, "-c", "import time; time.sleep(60)"], 0.2) is None
    failed = short._said([sys.executable, "-c", "raise SystemExit(3)"], 20)
    assert failed is not None and failed.returncode == 3


def test_the_page_is_made_of_the_figures_that_are_kept() -> None:
    """With the rows that CI repeats, of which there are some."""
    page = (FIGURES.parent / "benchmarks.md").read_text("utf-8")
    assert page == paper(json.loads(FIGURES.read_text("utf-8")))
    assert page.count("↻ |") >= sum(map(len, dict(short.written()).values())) > 0
