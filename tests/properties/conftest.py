"""Figures and rows are what properties are about: what a document looks like is other tests'."""

import pytest

from tests.brush import put_away


@pytest.fixture(autouse=True)
def without_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are gathered as ever, but no process draws or writes them."""
    put_away(monkeypatch)
