"""Transcripts are about words: their months are not drawn, and nothing leaves the machine."""

from itertools import count

import pytest

from tests.brush import blank, blank_coverage
from tests.carried import taken


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a picture looks like is tests/unit/union/calendar/month_picture/test_drawing.py's."""
    monkeypatch.setattr("bot.app.draw_month", blank)
    monkeypatch.setattr("bot.app.draw_coverage", blank_coverage)
    monkeypatch.setattr("bot.app.carry", taken)


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes of anonymous requests follow each other: 7K3F-22QD, 7K3F-23QD."""
    numbers = count(22)
    monkeypatch.setattr("handlers.requests.request_draft.new_code", lambda: f"7K3F-{next(numbers)}QD")
