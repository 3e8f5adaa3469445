"""What an act costs, counted and not timed: the same on every machine, however busy."""

import sys
from collections.abc import Callable
from sqlite3 import Connection
from typing import NamedTuple

STEP = 100  # instructions of SQLite's machine between two looks


class Work(NamedTuple):
    """`calls`: functions called, of Python or C; `steps`: hundreds of SQLite's instructions."""

    calls: int
    steps: int


def counted(conn: Connection, act: Callable[[], object]) -> Work:
    """The work of one run of an act that asks this connection; on this thread alone."""
    calls = steps = 0

    def _profile(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    def _progress() -> int:
        nonlocal steps
        steps += 1
        return 0

    conn.set_progress_handler(_progress, STEP)
    sys.setprofile(_profile)
    try:
        act()
    finally:
        sys.setprofile(None)
        conn.set_progress_handler(None, STEP)
    return Work(calls, steps)
