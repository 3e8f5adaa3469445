"""The program itself for a browser: `python -m bot demo` with its own folder and port, its own clock."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
AT = "2026-11-20T10:00"
PATIENCE = 20.0
FAULTS = ("Traceback", "ERROR", "WARNING")


@dataclass(slots=True)
class Running:
    """A demo under way in a folder."""

    folder: Path
    process: "subprocess.Popen[str]"
    address: str

    def stop(self) -> None:
        """As Ctrl-C does."""
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)

    def again(self) -> None:
        """Once more in the same folder, at the same address."""
        self.stop()
        begun = start(self.folder, "--port", self.address.rpartition(":")[2])
        self.process, self.address = begun.process, begun.address

    def complaints(self) -> list[str]:
        """What it wrote for the operator that is no good news."""
        lines = (self.folder / "log").read_text("utf-8").splitlines()
        return [line for line in lines if any(fault in line for fault in FAULTS)]


def start(folder: Path, *wishes: str) -> Running:
    """Begin, or go on where this folder's demo stopped; returns when the page is there and the sample in it."""
    with (folder / "log").open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--no-browser", *wishes],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address, (folder / "log").read_text("utf-8")
    prepared(address)
    return Running(folder, process, address)


def prepared(address: str) -> None:
    """Returns when the sample month is through."""
    with httpx.Client(base_url=address, timeout=2 * PATIENCE) as page:
        known = dict[str, str]()
        while (view := page.get("/room/state", params={**known, "wait": "25"}).json())["playing"]:
            known = {"epoch": view["epoch"], "since": str(view["version"])}


def start_copy(seed: Path, folder: Path, before: Callable[[Path], None] = lambda folder: None) -> Running:
    """Go on from a copy of another demo's folder, changed by `before`: the sample month is played once for all tests."""
    shutil.copytree(seed, folder)
    before(folder)
    return start(folder, "--port", "0")
