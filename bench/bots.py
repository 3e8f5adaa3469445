"""A bot in a process of its own before the loopback Telegram: begun, watched while a scene is played, checked, ended."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter

from bench.echoes import TOKEN
from bench.readers import ROOT
from bench.town import Scene

OURS = "ours"
PEERS = {"ptb": "PTB echo, one at a time", "ptb8": "PTB echo, 8 at once", "aiogram": "aiogram echo"}
LIMITS_OFF = ROOT / "bench" / "limits_off.toml"
PATIENCE = 180.0  # seconds for a scene


@dataclass(frozen=True, slots=True)
class Played:
    """How a bot did: seconds from the first update given out to the last answer, messages sent, the answers' delays.

    `cpu`: seconds of processor time of the bot, its start included; `memory`: its resident MB at the end; `start`: seconds from the
    command to its first getUpdates.
    """

    seconds: float
    sends: int
    late: list[float] = field(repr=False)
    cpu: float
    memory: float
    start: float

    def share(self, part: float) -> float:
        """The delay that this part of all answers kept within, in milliseconds."""
        ordered = sorted(self.late)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000

    @property
    def answered(self) -> float:
        """Seconds from the command until the first messages are answered: asked for early, they may wait for the start's rest."""
        return self.start + self.late[0]

    @property
    def middle(self) -> float:
        """The median delay in milliseconds."""
        return median(self.late) * 1000


def play(bot: str, scene: Scene, folder: Path | None = None) -> Played:
    """Play a scene to a bot; RuntimeError when an answer is missing, doubled or out of its order, or a log is not kept.

    `folder`: where our database lies, a fresh one otherwise.
    """
    with _telegram(scene) as (port, answer), tempfile.TemporaryDirectory() as fresh:
        place = folder or Path(fresh)
        with (place / "log").open("w") as log:
            begin = perf_counter()
            process = subprocess.Popen(
                _command(bot, port, scene), env=_environment(port, place), stderr=log, cwd=ROOT
            )
            try:
                said = json.loads(answer() or "{}")
                cpu, memory = _used(process.pid)
            finally:
                process.terminate()
                process.wait(20)
        if not said or said["doubled"] or (said["disordered"] and bot in (OURS, "ptb")):
            raise RuntimeError(
                f"{bot}: {said and said['disordered']} out of order; {(place / 'log').read_text()[-2000:]}"
            )
        wanted = scene.messages + scene.before * scene.groups
        if bot == OURS and not wanted <= (rows := logs_in(place)) <= wanted + scene.burst:
            raise RuntimeError(f"{rows} logs were kept")
    return Played(said["seconds"], said["sends"], said["late"], cpu, memory, said["began"] - begin)


def database(folder: Path) -> Path:
    """Where our bot's file lies in a folder."""
    return folder / "gonghui.db"


def logs_in(folder: Path) -> int:
    """How many logs are kept."""
    connection = sqlite3.connect(database(folder))
    found: int = connection.execute("select count(*) from logs").fetchone()[0]
    connection.close()
    return found


def _command(bot: str, port: int, scene: Scene) -> list[str]:
    if bot != OURS:
        return [sys.executable, "-m", "bench.echoes", bot, str(port)]
    begin = ["-m", "bot"] if not scene.ahead else ["-m", "bench.ahead", str(scene.ahead)]
    return [sys.executable, *begin, "run", "--config", os.devnull if scene.burst else str(LIMITS_OFF)]


def _environment(port: int, place: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GONGHUI_TELEGRAM__TOKEN": TOKEN,
        "GONGHUI_TELEGRAM__API_BASE_URL": f"http://127.0.0.1:{port}/bot",
        "GONGHUI_STORAGE__PATH": str(database(place)),
        "GONGHUI_STORAGE__PHOTOS": str(place / "photos"),
        "GONGHUI_BACKUP__DIRECTORY": str(place / "backup"),
    }


@contextmanager
def _telegram(scene: Scene) -> Iterator[tuple[int, Callable[[], str]]]:
    """The server of a scene: its port, and what waits for its last line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.loopback", json.dumps(asdict(scene))],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    alarm = Timer(PATIENCE, process.kill)
    alarm.start()
    try:
        yield int(process.stdout.readline()), process.stdout.readline
    finally:
        alarm.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


def _used(pid: int) -> tuple[float, float]:
    """Processor seconds and resident MB of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK"), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
