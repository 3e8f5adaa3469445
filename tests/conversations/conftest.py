"""Transcripts are about words: their months are not drawn, and nothing leaves the machine."""

from itertools import count

import pytest

from tests.at_hand import workers_at_hand
from tests.brush import put_away
from tests.carried import taken


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pictures and documents look like is tests/unit/union's; CI plays what sends some with real ones, too."""
    put_away(monkeypatch)
    workers_at_hand(monkeypatch)
    monkeypatch.setattr("bot.app.carry", taken)


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes of anonymous requests follow each other: 7K3F-22QD, 7K3F-23QD."""
    numbers = count(22)
    monkeypatch.setattr("handlers.requests.request_draft.new_code", lambda: f"7K3F-{next(numbers)}QD")
