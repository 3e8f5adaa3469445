"""Figures and rows are what properties are about: what a document looks like is other tests'."""

import pytest

from bot.workers import client
from tests.at_hand import workers_at_hand
from tests.brush import put_away


@pytest.fixture(autouse=True)
def without_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are gathered as ever, but nobody draws or writes them."""
    put_away(monkeypatch)
    workers_at_hand(monkeypatch)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those the program makes by itself are real, for who looks into them."""
    monkeypatch.setattr("bot.app.make_apart", client.make_apart)
