"""Pages show what workers read and write; that these are processes is tests/unit/bot/workers'."""

import pytest

from tests.at_hand import workers_at_hand


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page starts one."""
    workers_at_hand(monkeypatch)
