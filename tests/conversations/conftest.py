"""Transcripts are about words: their months are not drawn, and nothing leaves the machine."""

import pytest

from tests.brush import blank
from tests.carried import taken


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a picture looks like is tests/unit/union/documents/test_month_picture.py's."""
    monkeypatch.setattr("bot.app.draw_month", blank)
    monkeypatch.setattr("bot.app.carry", taken)
