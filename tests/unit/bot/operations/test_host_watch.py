"""What the bot sees of its host without being told: a disk that fills, a clock that goes back."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.operations.health_state import MEGABYTE, Watch
from handlers.core.monitoring.troubles import Trouble, Troubles, TroubleTurn
from tests.unit.handlers.stage import NOW


def told(troubles: Troubles) -> list[tuple[TroubleTurn, Trouble, str]]:
    """What the operator would hear now; it counts as said."""
    found = troubles.news(NOW)
    for news in found:
        troubles.said(news, NOW)
    return [(news.turn, news.known.trouble, news.known.detail) for news in found]


def watching(
    troubles: Troubles, folder: Path, back: Callable[[timedelta], None] = lambda by: None
) -> tuple[Watch, SimpleNamespace]:
    """A watch over a folder, and the host's two clocks in our hands."""
    host = SimpleNamespace(wall=NOW, steady=0.0)
    return Watch(troubles, (folder / "not yet",), lambda: host.wall, lambda: host.steady, back), host


def test_a_disk_that_fills_is_told_before_it_is_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Below 100 MB, with how much is left; it is over above 200, not at 101."""
    troubles, free = Troubles(), SimpleNamespace(free=500 * MEGABYTE)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: free)
    watch, _host = watching(troubles, tmp_path)
    heard = []
    for megabytes in (500, 99, 101, 250):
        free.free = megabytes * MEGABYTE
        watch.look()
        heard.append(told(troubles))
    assert heard == [[], [(TroubleTurn.BEGUN, Trouble.SPACE, "99 MB")], [], []]
    assert not troubles.is_open(Trouble.SPACE)


@pytest.mark.parametrize(("minutes", "is_told"), [(1, False), (3, True), (60 * 24 * 365, True)])
def test_a_clock_that_goes_back_is_told(minutes: int, is_told: bool, tmp_path: Path) -> None:
    """By how much, and what waits by it hears so too; a small correction is none."""
    troubles, by = Troubles(), list[timedelta]()
    watch, host = watching(troubles, tmp_path, by.append)
    host.wall, host.steady = NOW - timedelta(minutes=minutes), 5.0
    watch.look()
    back = timedelta(minutes=minutes, seconds=5)
    wanted = [(TroubleTurn.BEGUN, Trouble.CLOCK, f"{minutes} min")] if is_told else []
    assert told(troubles) == wanted
    assert by == [back] * is_told
