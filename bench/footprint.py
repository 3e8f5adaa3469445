"""Memory of the process, the time of its start, what logs take on the disk: `python -m bench.footprint`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.bots import OURS, PEERS, Played, database, play
from bench.ratios import Found, Ratio, against_limit, bench, ratio
from bench.readers import ROOT
from bench.town import Scene
from bench.years_of_logs import filled

ROUNDS = 5
MOST_MEMORY = 120.0  # MB
LOGS = 1000


def measured(short: bool) -> Found:
    """Starts in turn with the echo's; memory after one answer, and after a report with its picture."""
    rounds = [(play("ptb", Scene(1, 1)), play(OURS, Scene(1, 1))) for _ in range(1 if short else ROUNDS)]
    memory = [ours.memory for _, ours in rounds]
    figures: list[Ratio] = [
        ratio("start to the first getUpdates", PEERS["ptb"], "s", *_both(rounds, "start")),
        ratio("start to the first answer", PEERS["ptb"], "s", *_both(rounds, "answered")),
        ratio("memory at rest", PEERS["ptb"], "MB", *_both(rounds, "memory")),
        against_limit("memory at rest", "120 MB", "MB", memory, MOST_MEMORY),
    ]
    if not short:
        before, after, child = json.loads(_told_apart())
        figures.append(
            against_limit(
                "memory after a month's report with chart and Word", "120 MB", "MB", [after], MOST_MEMORY
            )
        )
        figures.append(ratio("the same", "before it", "MB", [after], [before]))
        figures.append(against_limit("the child that draws, its peak", "120 MB", "MB", [child], MOST_MEMORY))
    figures.append(_disk())
    return Found(figures)


def _both(rounds: list[tuple[Played, Played]], field: str) -> tuple[list[float], list[float]]:
    return [getattr(ours, field) for _, ours in rounds], [getattr(other, field) for other, _ in rounds]


def _told_apart() -> str:
    """In a process of its own: this one's memory is not what is measured."""
    said = subprocess.run(
        [sys.executable, "-m", "bench.report_memory"], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return said.stdout


def _disk() -> Ratio:
    """A thousand logs with a fact and three figures each, beside the words alone."""
    with tempfile.TemporaryDirectory() as directory:
        path = database(Path(directory))
        store, _ = filled(path, LOGS)
        words = store.db.execute("select sum(length(cast(text as blob))) from log_versions").fetchone()[0]
        store.close()
        whole = path.stat().st_size
        path.unlink()
        empty, _ = filled(path, 0)
        empty.close()
        return ratio(
            "1,000 logs on the disk",
            "their words alone",
            "KB",
            [(whole - path.stat().st_size) / 1024],
            [words / 1024],
        )


if __name__ == "__main__":
    bench("footprint", measured)
