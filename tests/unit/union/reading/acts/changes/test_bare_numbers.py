"""Numbers of items that are said without their sign."""

import pytest

from union.reading.acts.changes.bare_numbers import read_bare_numbers, read_doubted_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7 and 9 are duplicates, pls delete both", (7, 9)),
        ("remove 10 and 15 from it, the $690 is only a quote", (10, 15)),
        ("throw away the 7 one and put the branch meeting at 7pm", (7,)),
        ("把10和15去掉", (10, 15)),
        ("3號同4號係重複嘅，兩個都刪咗佢", (3, 4)),
        ("9号改个名，叫慰问品发放", (9,)),
    ],
)
def test_what_can_only_be_a_number_of_an_item(text: str, numbers: tuple[int, ...]) -> None:
    """It gets its sign."""
    found = read_bare_numbers(text)
    assert found is not None and found.numbers == numbers
    assert all(f"#{each}" in found.text for each in numbers)


@pytest.mark.parametrize(
    "text",
    [
        "cancel 2 tables",
        "3 and 4 are on leave",
        "9 people came",
        "scrap the 13 dec one",
        "12月9号取消",
        "2 of them are wrong",
    ],
)
def test_a_count_or_a_day_is_none(text: str) -> None:
    """Nor is a part of a date."""
    assert read_bare_numbers(text) is None


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
