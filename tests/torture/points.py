"""Where a bot may be made to die, put in from outside: around every statement, commit and call of the real program.

`Fuse` counts how often the armed point is passed; at the n-th time the process kills itself as kill -9 does.
"""

import os
import signal
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any

from telegram.request import RequestData

from bot.telegram.http_request import AiohttpRequest

Made = tuple[int, bytes]
# Read by tests/torture/life.py, which draws one of these; those of the room's own side are in front.py.
STATEMENTS = ("begin", "statement", "commit")
POINTS = (
    *(f"{place}:{side}" for place in STATEMENTS for side in ("before", "after")),
    "send:before",
    "send:after",
    "press:before",
    "press:after",
    "receive:after",
    "failing",  # a handler, at the message it fails at: the second time is between its two tries
    "copy:page",
)


def die() -> None:
    """As by kill -9, without a last word."""
    os.kill(os.getpid(), signal.SIGKILL)


class Fuse:
    """Burns down at one point; unarmed it does nothing."""

    def __init__(self, end: Callable[[], None] = die) -> None:
        self.point = ""
        self.left = 0
        self._end = end

    def arm(self, point: str, nth: int) -> None:
        """Die when `point` is passed for the n-th time from now on."""
        self.point, self.left = point, nth

    def passed(self, point: str) -> None:
        """The program is at this point."""
        if point == self.point:
            self.left -= 1
            if self.left == 0:
                self._end()


class Fused(sqlite3.Connection):
    """A connection that passes the fuse's points; `fuse` is set before the first is opened."""

    fuse: Fuse

    def execute(self, sql: str, *given: Any) -> sqlite3.Cursor:
        """A statement: a transaction's begin and end have points of their own."""
        word = sql.split(None, 1)[0].lower().rstrip(";")
        place = word if word in STATEMENTS else "statement"
        self.fuse.passed(f"{place}:before")
        cursor = super().execute(sql, *given)
        self.fuse.passed(f"{place}:after")
        return cursor

    def commit(self) -> None:
        """The end of a unit of work."""
        self.fuse.passed("commit:before")
        super().commit()
        self.fuse.passed("commit:after")

    def backup(self, target: sqlite3.Connection, **given: Any) -> None:
        """A copy of the file, page by page."""
        super().backup(target, **{**given, "pages": 4, "progress": lambda *_: self.fuse.passed("copy:page")})


def install(fuse: Fuse) -> None:
    """Put the points around SQLite's connections and PTB's requests, in this process."""
    Fused.fuse = fuse
    sqlite3.connect = partial(sqlite3.connect, factory=Fused)
    AiohttpRequest.do_request = _passing(fuse, AiohttpRequest.do_request)  # type: ignore[method-assign]


def _passing(fuse: Fuse, plain: Callable[..., Any]) -> Callable[..., Any]:
    async def do_request(
        self: AiohttpRequest, url: str, method: str, request_data: RequestData | None = None, **given: Any
    ) -> Made:
        place = {"getUpdates": "receive", "answerCallbackQuery": "press"}.get(url.rpartition("/")[2], "send")
        fuse.passed(f"{place}:before")
        made: Made = await plain(self, url, method, request_data, **given)
        if place != "receive" or b'"update_id"' in made[1]:  # receiving nothing is no receiving
            fuse.passed(f"{place}:after")
        return made

    return do_request
