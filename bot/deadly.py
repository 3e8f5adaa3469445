"""Which update is being handled, noted in a few bytes beside the database: one that kills the program is not tried for ever.

It must outlive the process, not the machine: the kernel keeps what is written, nothing waits for a disk.
"""

import logging
import os
import struct
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)
MOST = 3  # times one update may kill the program
SUSPECTS = 4  # remembered beside the one in hand: before it, others come again
NOBODY = -1
NOTE = struct.Struct(f"<{2 * (SUSPECTS + 1)}q")  # number and times, the one in hand first


def note_of(database: Path) -> Path:
    """Where it is noted."""
    return database.with_name(f"{database.name}.inhand")


def noted(database: Path) -> dict[int, int]:
    """How often the program ended with which update in hand; OSError where that can't be read."""
    note = note_of(database)
    content = note.read_bytes()[: NOTE.size] if note.exists() else b""
    if len(content) != NOTE.size:
        return {}
    pairs = iter(NOTE.unpack(content))
    return {number: times for number, times in zip(pairs, pairs, strict=True) if times > 0}


class Deadly:
    """Counts how often the program ended while an update was in hand. Without a file it knows of none."""

    def __init__(self, path: Path | None) -> None:
        self._suspects: dict[int, int] = {}
        self._file: int | None = None
        if path is not None:
            self._open(path)

    def begin(self, number: int) -> bool:
        """An update is taken in hand; False when it has killed the program too often to be tried again."""
        times = self._suspects.get(number, 0)
        if times >= MOST:
            return False
        self._write(number, times + 1)
        return True

    def end(self, number: int) -> None:
        """It is through, or broken off by ourselves: whatever becomes of it, it kills nobody."""
        self._suspects.pop(number, None)
        self._write(NOBODY, 0)

    def close(self) -> None:
        """Nothing is in hand any more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self, path: Path) -> None:
        try:
            self._suspects = noted(path)
            self._file = os.open(note_of(path), os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:  # a worse guard is no reason not to work
            log.warning("what is in hand can't be noted: %s", type(error).__name__)
        for number, times in self._suspects.items():
            log.warning("the program ended %d times while update %d was in hand", times, number)

    def _write(self, number: int, times: int) -> None:
        if self._file is None:
            return
        others = [(each, so_far) for each, so_far in self._suspects.items() if each != number][:SUSPECTS]
        rest = [(NOBODY, 0)] * (SUSPECTS - len(others))
        with suppress(OSError):
            os.pwrite(
                self._file,
                NOTE.pack(*(each for pair in ((number, times), *others, *rest) for each in pair)),
                0,
            )
