"""Numbers of items somebody asks about."""

import pytest

from union.reading.acts.changes.bare_numbers import read_doubted_numbers


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is 15 still there? that one was a mistake", ((15,), True)),
        ("3號仲喺度呀？嗰條寫錯咗", ((3,), True)),
        ("15还在吗", ((15,), False)),
        ("15号还在放假", None),
        ("is 3 in the afternoon ok", None),
    ],
)
def test_whether_it_is_still_there(text: str, asked: tuple[tuple[int, ...], bool] | None) -> None:
    """Who adds that it was a mistake wants it gone."""
    assert read_doubted_numbers(text) == asked
