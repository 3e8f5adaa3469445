"""Which update is being handled, noted in a few bytes beside the database: one that kills the program is not tried for ever.

It must outlive the process, not the machine: the kernel keeps what is written, nothing waits for a disk.
"""

import logging
import os
import re
import struct
from contextlib import suppress
from itertools import chain
from pathlib import Path

log = logging.getLogger(__name__)
MOST = 3  # times one update may kill the program; whose fault a kill was nobody knows
HUNG = 1_000  # noted of one at which the program stood still: that was its own fault
SUSPECTS = 4  # remembered beside the one in hand: before it, others come again
NOBODY = -1
NOTE = struct.Struct(f"<{2 * (SUSPECTS + 1)}q")  # number and times, the one in hand first
MOST_STACK = 20_000  # bytes
FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


def note_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.inhand")


def stall_of(database: Path) -> Path:
    """Where the watchdog leaves the stack of a program that stood still (bot/operations/loop_watchdog.py)."""
    return database.with_name(f"{database.name}.stalled")


def noted(database: Path) -> dict[int, int]:
    """How often the program ended with which update in hand; OSError where that can't be read."""
    return {number: times for number, times in _pairs(database) if times > 0}


class PoisonGuard:
    """Counts how often the program ended while an update was in hand. Without a file it knows of none.

    `stalled`: where the program stood still before, if it did: 「x.py:7 in f」.
    """

    def __init__(self, path: Path | None) -> None:
        self._suspects: dict[int, int] = {}
        self._file: int | None = None
        self.stalled = ""
        if path is not None:
            self._open(path)

    def begin(self, number: int) -> bool:
        """An update is taken in hand; False when it has killed the program too often to be tried again."""
        times = self._suspects.get(number, 0)
        if times >= MOST:
            return False
        self._write(number, times + 1)
        return True

    def has_hung(self, number: int) -> bool:
        """Whether the program stood still at this one, rather than being killed."""
        return self._suspects.get(number, 0) >= HUNG

    def end(self, number: int) -> None:
        """It is through, or broken off by ourselves: whatever becomes of it, it does not end the program."""
        self._suspects.pop(number, None)
        self._write(NOBODY, 0)

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self, path: Path) -> None:
        try:
            self._suspects = noted(path)
            self._file = os.open(note_of(path), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._hear_watchdog(path)
        except OSError as error:  # a worse guard is no reason not to work
            log.warning("what is in hand can't be noted: %s", type(error).__name__)
        for number, times in self._suspects.items():
            log.warning("the program ended %d times while update %d was in hand", times, number)

    def _hear_watchdog(self, path: Path) -> None:
        """What was in hand when the program stood still is not tried again; noted before the stack is thrown away."""
        stall = stall_of(path)
        stack = stall.read_bytes()[:MOST_STACK].decode(errors="replace") if stall.exists() else ""
        if not stack:
            return
        frames = [f"{Path(file).name}:{line} in {name}" for file, line, name in FRAME.findall(stack)]
        self.stalled = frames[0] if frames else "unknown"
        log.error("the program stood still and was ended: %s", " < ".join(frames) or self.stalled)
        in_hand, _times = _pairs(path)[0]
        if in_hand in self._suspects:
            self._suspects[in_hand] = HUNG
            self._write(in_hand, HUNG)
        stall.unlink()

    def _write(self, number: int, times: int) -> None:
        if self._file is None:
            return
        others = [(each, so_far) for each, so_far in self._suspects.items() if each != number][:SUSPECTS]
        rest = [(NOBODY, 0)] * (SUSPECTS - len(others))
        note = NOTE.pack(*chain.from_iterable([(number, times), *others, *rest]))
        with suppress(OSError):
            os.pwrite(self._file, note, 0)


def _pairs(database: Path) -> list[tuple[int, int]]:
    note = note_of(database)
    content = note.read_bytes()[: NOTE.size] if note.exists() else b""
    if len(content) != NOTE.size:
        return [(NOBODY, 0)]
    numbers = iter(NOTE.unpack(content))
    return list(zip(numbers, numbers, strict=True))
