"""What a backup and a restore cost: made, checked, swapped in; and how long a writer waits meanwhile.

`python -m bench.recovery [--write]`. One group with eight years of logs and a hundredth of it, by the program's own commands.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from bench.growing import compare, seconds
from bench.years_of_logs import filled
from storage.engine.database import Store, open_store

LOGS, SHARE = 100_000, 100
PAUSE = 0.002  # between two writes beside the backup
ROWS = {
    "backup": ("`backup`: copied, checked", "ms"),
    "restore": ("`restore`: copied, checked, swapped in", "ms"),
    "start": ("the restored file opened", "ms"),
    "megabytes": ("the file", "MB"),
}
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"  # the room's, no secret


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes; `stall` is the longest a write took beside the backup, `quiet` without one."""

    logs: int
    megabytes: float
    backup: float
    stall: float
    quiet: float
    restore: float
    start: float


def measured(logs: int = LOGS) -> tuple[Cost, Cost]:
    """At a hundredth, and in full."""
    return cost(logs // SHARE), cost(logs)


def cost(logs: int) -> Cost:
    """A backup beside a writer, then a restore and a start."""
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        config, database, copy = folder / "config.toml", folder / "data" / "gonghui.db", folder / "copy.db"
        config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
        store, _ = filled(database, logs)
        quiet = max(seconds(lambda: _write(store)) for _ in range(100))
        backup, stall = _beside(store, _command("backup", config, "--out", str(copy)))
        store.close()
        restore = seconds(lambda: run("restore", config, "--moved", str(copy)))
        start = seconds(lambda: open_store(database, "bench").close())
        return Cost(logs, copy.stat().st_size / 1e6, backup, stall, quiet, restore, start)


def run(name: str, config: Path, *words: str) -> None:
    """One of the program's own commands, to its end. Raises RuntimeError where it failed."""
    _done(_begun(_command(name, config, *words)))


def _beside(store: Store, argv: list[str]) -> tuple[float, float]:
    """How long the command takes, and the longest write meanwhile."""
    begin, stall = perf_counter(), 0.0
    child = _begun(argv)
    while child.poll() is None:
        stall = max(stall, seconds(lambda: _write(store)))
        sleep(PAUSE)
    _done(child)
    return perf_counter() - begin, stall


def _write(store: Store) -> None:
    with store.unit() as db:
        db.execute("update groups set last_message_at = '2026-12-18T02:00:00Z'")


def _command(name: str, config: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "bot", name, "--config", str(config), *words]


def _begun(argv: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(argv, stdout=subprocess.DEVNULL)


def _done(child: "subprocess.Popen[bytes]") -> None:
    if child.wait():
        raise RuntimeError("the command failed")


if __name__ == "__main__":
    compare("recovery", "1,000 logs", measured, ROWS)
