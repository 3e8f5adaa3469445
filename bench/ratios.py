"""Figures as ratios of one run: ours beside a peer's, the median of several rounds; kept in docs/benchmarks.json.

Every bench is `python -m bench.NAME [--write] [--short]`: it prints what it found, keeps it when asked to, or does a short form.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from bench.readers import ROOT
from bench.report import paper

STEADY = 0.6  # a spread above it says that a single try may be off by twice and mean nothing
FIGURES, PAPER = ROOT / "docs" / "benchmarks.json", ROOT / "docs" / "benchmarks.md"
LIBRARIES = (
    "python-telegram-bot",
    "aiogram",
    "APScheduler",
    "SQLAlchemy",
    "jionlp",
    "dateparser",
    "matplotlib",
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One figure of ours over one of a peer's, in the same unit.

    `spread`: largest less smallest ratio of the rounds, by the median. `want`: what it should be, 「≥ 0.6」. `short`: whether
    `make bench-short` finds it again within a factor of two; of figures that are kept, only where they are steady.
    """

    name: str
    against: str
    unit: str
    ours: float
    peer: float
    ratio: float
    spread: float
    rounds: int
    want: str = ""
    short: bool = False

    @property
    def is_wanted(self) -> bool | None:
        """Whether it is as it should be; None where nothing is asked for."""
        if not self.want:
            return None
        sign, most = self.want.split()
        return self.ratio >= float(most) if sign == "≥" else self.ratio <= float(most)


@dataclass(frozen=True, slots=True)
class Found:
    """What a bench has found: ratios, and sentences that say what else was seen in the same run."""

    figures: Sequence[Ratio]
    notes: Sequence[str] = ()


def is_steady(spread: float) -> bool:
    """Whether the rounds agreed so far that one more is like them."""
    return spread <= STEADY


def ratio(name: str, against: str, unit: str, ours: Sequence[float], peers: Sequence[float]) -> Ratio:
    """Of as many rounds as both have."""
    each = sorted(one / other for one, other in zip(ours, peers, strict=True))
    middle = median(each)
    spread = (each[-1] - each[0]) / middle if middle else 0.0
    return Ratio(name, against, unit, median(ours), median(peers), middle, spread, len(each))


def against_limit(name: str, limit: str, unit: str, ours: Sequence[float], most: float) -> Ratio:
    """Beside what it may be at most."""
    return replace(ratio(name, limit, unit, ours, [most] * len(ours)), want="≤ 1")


def bench(section: str, measured: Callable[[bool], Found]) -> None:
    """The command line of a bench; `measured` is told whether the short form will do."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.*")
    parser.add_argument("--short", action="store_true", help="the short form, as `make bench-short` runs it")
    asked = parser.parse_args()
    found = measured(asked.short)
    print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    if asked.write:
        keep(section, found)


def keep(section: str, found: Found) -> None:
    """Write one section with the command, the commit and the machine, and the page anew."""
    kept = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    common = {"command": f"python -m {_module()}", "commit": _commit(), "machine": machine()}
    figures = [{**as_kept(each), **common} for each in found.figures]
    kept[section] = {"figures": figures, "notes": list(found.notes)}
    FIGURES.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    PAPER.write_text(paper(kept), "utf-8")


def as_kept(one: Ratio) -> dict[str, Any]:
    """A figure as docs/benchmarks.json has it: one whose rounds differed too much is not repeated."""
    return {**asdict(one), "short": one.short and is_steady(one.spread), "is_wanted": one.is_wanted}


def kept() -> dict[str, Any]:
    """Everything that was written."""
    found: dict[str, Any] = json.loads(FIGURES.read_text("utf-8"))
    return found


def machine() -> str:
    """What it was measured on and with."""
    libraries = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    system = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores {_processor()}, {_memory()} GB"
    )
    return f"{system}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}"


def _module() -> str:
    main = sys.modules["__main__"].__spec__
    return main.name if main else "bench"


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return said.stdout.strip()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
