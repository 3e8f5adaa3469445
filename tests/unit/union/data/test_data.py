"""A table is read from what Python keeps of it, until its file changes."""

import sys
from pathlib import Path

import pytest

from union import data


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table of this test."""
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    data.table.cache_clear()
    table = tmp_path / "words.toml"
    table.write_text('[some]\nwords = ["慰问", "走访"]\n', "utf-8")
    return table


def _read() -> dict[str, object]:
    data.table.cache_clear()  # as another process
    return data.table("words")


def test_what_is_kept_is_not_parsed_again(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is asked once."""
    first = _read()
    monkeypatch.setattr("tomllib.loads", None)
    assert _read() == first == {"some": {"words": ["慰问", "走访"]}}


def test_a_change_is_seen(words: Path) -> None:
    """By the file's time and size, as with a module."""
    _read()
    words.write_text('[some]\nwords = ["慰问"]\n', "utf-8")
    assert _read() == {"some": {"words": ["慰问"]}}


def test_where_nothing_may_be_written_it_is_parsed(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the service may not."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _read() == {"some": {"words": ["慰问", "走访"]}} and not (words.parent / "__pycache__").exists()
