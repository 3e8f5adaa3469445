"""Figures and rows are what properties are about: what a document looks like is other tests'."""

import pytest

from tests.brush import gathered_and_written, put_away


@pytest.fixture(autouse=True)
def without_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are gathered as ever, but no process draws or writes them."""
    put_away(monkeypatch)


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, without_children: None) -> None:
    """Those the program makes by itself are real, for who looks into them."""
    monkeypatch.setattr("bot.app.make_apart", gathered_and_written)
