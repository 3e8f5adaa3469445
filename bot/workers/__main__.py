"""A worker's whole life: `python -m bot.workers TASK PARENT`, a question in on stdin, its answer out on stdout."""

import os
import sys
from collections.abc import Sequence
from typing import BinaryIO

from bot.workers.parent_bound import tether
from bot.workers.protocol import NO_MEMORY
from bot.workers.registry import TASKS


def main(words: Sequence[str]) -> None:
    """Do the one task; never returns where memory runs out."""
    name, parent = words
    tether(int(parent))
    task = TASKS[name]
    task.limits.apply()
    try:
        with _answers() as out:
            out.write(task.work()(sys.stdin.buffer.read()))
    except MemoryError:
        os._exit(NO_MEMORY)  # nothing more can be done, not even a traceback


def _answers() -> BinaryIO:
    """Where the answer goes; whatever a library prints goes to stderr."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")


if __name__ == "__main__":
    main(sys.argv[1:])
