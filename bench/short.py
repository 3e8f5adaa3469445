"""`make bench-short`: the steady rows of docs/benchmarks.json measured anew in a short form, none off by more than twice.

`python -m bench.short`: ends with 1 when a ratio is not within a factor of two of the one written, or a row is gone.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.ratios import kept
from bench.readers import ROOT
from bench.sections import SECTIONS

FACTOR = 2.0
TRIES = 2  # a machine that others use has bad moments
Row = tuple[str, str]


def within(found: float, written: float) -> bool:
    """Whether one is at most twice the other."""
    low, high = sorted((found, written))
    return high <= low * FACTOR


def repeated(section: str) -> dict[Row, float]:
    """The ratios of a bench's short form."""
    command = [sys.executable, "-m", f"bench.{section}", "--short"]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if said.returncode:
        raise SystemExit(f"bench.{section}: {said.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(said.stdout[said.stdout.index("{") :])
    return {(each["name"], each["against"]): each["ratio"] for each in found["figures"]}


def written() -> Iterator[tuple[str, dict[Row, float]]]:
    """Of each section the ratios that are to be found again."""
    for section, found in kept().items():
        rows = {(each["name"], each["against"]): each["ratio"] for each in found["figures"] if each["short"]}
        if rows and section in SECTIONS:
            yield section, rows


def wrong(section: str, rows: dict[Row, float]) -> list[str]:
    """What is off in a section, measured anew once where the first time was off."""
    off: list[str] = []
    for _ in range(TRIES):
        found = repeated(section)
        for row, ratio in rows.items():
            print(
                f"{section}: {' / '.join(row)}: {found.get(row, float('nan')):.3f}, written {ratio:.3f}",
                flush=True,
            )
        off = [
            f"{section}: {' / '.join(row)}: {found.get(row)} is not within a factor of two of {ratio:.3f}"
            for row, ratio in rows.items()
            if row not in found or not within(found[row], ratio)
        ]
        if not off:
            break
    return off


def main() -> int:
    """Print each row as it is found; 1 when one is off."""
    off = [line for section, rows in written() for line in wrong(section, rows)]
    print("\n".join(off) or "every repeated ratio is within a factor of two")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main())
