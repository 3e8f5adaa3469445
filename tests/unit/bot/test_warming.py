"""Before the first message is asked for, what it would wait for is done."""

import gc
from datetime import UTC, datetime

import pytest

from bot import warming
from union.understanding.message import Intent
from union.understanding.read import read

WALL = datetime(2026, 11, 20, 10, tzinfo=UTC).replace(tzinfo=None)


def test_sentences_of_every_kind_are_read() -> None:
    """A log, an item, a question, and what is for nobody: each takes ways of its own."""
    met = {read(each, WALL).intent for each in warming.SENTENCES}
    assert met == set(Intent) - {Intent.COMMAND}


def test_what_is_there_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The collector is told so once, after it has looked."""
    met: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: met.append("collect"))
    monkeypatch.setattr(gc, "freeze", lambda: met.append("freeze"))
    warming.warm(WALL)
    assert met == ["collect", "freeze"]
