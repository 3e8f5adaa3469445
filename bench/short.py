"""`make bench-short`: the steady rows of docs/benchmarks.json measured anew in a short form, none off by more than twice.

`python -m bench.short`: ends with 1 when a ratio is within a factor of two of the one written in none of its tries, or a
row is gone. The tries of one section are apart: a machine that others use has bad moments, and they pass.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bench.ratios import is_steady, kept
from bench.readers import ROOT
from bench.sections import SECTIONS

FACTOR = 2.0
TRIES = 3
MOST_SECONDS = 300.0  # no try begins later, none goes on longer; a first try of all takes half of it
NODE_MODULES = ROOT / "bench" / "peers" / "node_modules"
Row = tuple[str, str]
Rows = Mapping[Row, float]


def within(found: float, written: float) -> bool:
    """Whether one is at most twice the other."""
    low, high = sorted((found, written))
    return high <= low * FACTOR


def repeated(section: str, seconds: float) -> dict[Row, float]:
    """The ratios of a bench's short form; none where it fails or takes longer than this, and why is said."""
    said = _said([sys.executable, "-m", f"bench.{section}", "--short"], seconds)
    if said is None:
        print(f"{section}: no figures within {seconds:.0f} s", flush=True)
    elif said.returncode:
        print(f"{section}: {said.stderr[-2000:]}", flush=True)
    else:
        found: dict[str, Any] = json.loads(said.stdout[said.stdout.index("{") :])
        return {(each["name"], each["against"]): each["ratio"] for each in found["figures"]}
    return {}


def _said(command: Sequence[str], seconds: float) -> subprocess.CompletedProcess[str] | None:
    """What a program said; one that takes too long is ended with the bots it began."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    ) as running:
        try:
            out, err = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(command, running.returncode, out, err)


def written() -> Iterator[tuple[str, Rows]]:
    """Of each section the ratios that are to be found again: the steady ones, beside what this machine has."""
    for section, found in kept().items():
        rows = {
            (each["name"], each["against"]): each["ratio"]
            for each in found["figures"]
            if each["short"] and is_steady(each["spread"]) and _is_here(each["against"])
        }
        if rows and section in SECTIONS:
            yield section, rows


def _is_here(against: str) -> bool:
    """Whether this reader can be asked: the one that needs node is left out where `make bench-peers` found none."""
    return against != "chrono-node" or (NODE_MODULES.is_dir() and shutil.which("node") is not None)


def still_off(section: str, rows: Rows, found: Rows) -> dict[Row, float]:
    """The rows this try has not found again, each told as it is."""
    for row, ratio in rows.items():
        here = f"{found[row]:.3f}" if row in found else "not there"
        print(f"{section}: {' / '.join(row)}: {here}, written {ratio:.3f}", flush=True)
    return {row: ratio for row, ratio in rows.items() if row not in found or not within(found[row], ratio)}


def off(
    sections: Mapping[str, Rows],
    measure: Callable[[str, float], Rows] = repeated,
    seconds: Callable[[], float] = time.monotonic,
) -> dict[str, Rows]:
    """What no try has found again: all once, then twice more what was off, while there is time."""
    end, wrong = seconds() + MOST_SECONDS, {section: rows for section, rows in sections.items() if rows}
    for _ in range(TRIES):
        for section, rows in list(wrong.items()):
            if (left := end - seconds()) <= 0:
                return wrong
            wrong[section] = still_off(section, rows, measure(section, left))
        wrong = {section: rows for section, rows in wrong.items() if rows}
    return wrong


def main() -> int:
    """Print each row as it is found; 1 when one is off."""
    sections = dict(written())
    wrong = off(sections)
    for section, rows in wrong.items():
        for row, ratio in rows.items():
            print(f"{section}: {' / '.join(row)}: not within a factor of two of {ratio:.3f} in any try")
    if not wrong:
        print(f"{sum(map(len, sections.values()))} ratios are within a factor of two of those written")
    return 1 if wrong or not sections else 0


if __name__ == "__main__":
    sys.exit(main())
