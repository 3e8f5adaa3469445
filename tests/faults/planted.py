"""The real program with readers that never end: `python -m tests.faults.planted run --config FILE`.

A message that holds one of these marks is read by what is planted for it.
"""

import sys
from collections.abc import Callable
from types import ModuleType

from bot.cli import main
from union.reading.privacy import redaction

EXPONENTIAL = "（指数）"  # a pattern: the deadline cuts it
SLOW = "（慢）"  # takes a second, if it is not cut before
NO_SIGNALS = (
    "（不放手）"  # C code that neither looks for signals nor lets another thread have the interpreter
)
IN_STORAGE = "（库里）"  # where nothing may be broken off
READERS = """
import re, time
def exponential():
    re.search("(a+)+b", "a" * 60)
def slow():
    end = time.thread_time() + 1
    while time.thread_time() < end:
        pass
def no_signals():
    sum(range(10**12))
"""
STORAGE = """
def in_storage():
    while True:
        pass
"""


def planted(name: str, source: str) -> ModuleType:
    """A module of that name."""
    module = ModuleType(name)
    exec(compile(source, f"{name.replace('.', '/')}.py", "exec"), module.__dict__)
    return module


def plant() -> None:
    """From now on reading a message may not end."""
    reader, storage = planted("union.planted", READERS), planted("storage.planted", STORAGE)
    marks: dict[str, Callable[[], None]] = {
        EXPONENTIAL: reader.exponential,
        SLOW: reader.slow,
        NO_SIGNALS: reader.no_signals,
        IN_STORAGE: storage.in_storage,
    }
    plain = redaction.veiled

    def veiled(text: str) -> str:
        for mark, stall in marks.items():
            if mark in text:
                stall()
        return plain(text)

    redaction.veiled = veiled


if __name__ == "__main__":
    plant()
    sys.exit(main.main(sys.argv[1:]))
