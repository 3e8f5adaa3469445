"""What is late has another day by the promise that follows; a promise of something new stays a task."""

import pytest

from union.reading.english.translation import in_chinese


@pytest.mark.parametrize(
    ("text", "is_put_off"),
    [
        ("posters not printed yet, i do by 20 nov", True),
        ("the claims need more time, will submit on 20 nov", True),
        ("still chasing two depots. we can only send it on 20 nov", True),
        ("posters not printed yet, i book the hall by 20 nov", False),
        ("i will submit the claims by 20 nov", False),
    ],
)
def test_promise_of_what_is_late_puts_it_off(text: str, *, is_put_off: bool) -> None:
    assert ("延到" in "".join(sign for sign, _, _ in in_chinese(text))) is is_put_off


def test_things_told_apart_behind_a_count_are_some_of_them() -> None:
    told = "".join(sign for sign, _, _ in in_chinese("55 ppl came today, 20 of them new"))
    assert "其中20人" in told


def test_numbers_in_a_line_begin_an_entry_each() -> None:
    told = "".join(sign for sign, _, _ in in_chinese("Two dates. 1) Exco on 20 nov. 2) Dinner on 27 nov."))
    assert told.count("\n") == 2
