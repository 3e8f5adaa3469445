"""A walk goes to every door; behind them no process is begun."""

import pytest

from tests.at_hand import workers_at_hand


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers do their tasks here."""
    workers_at_hand(monkeypatch)
