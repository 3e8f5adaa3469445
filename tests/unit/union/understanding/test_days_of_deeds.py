"""Which day each deed of a message falls on."""

from datetime import datetime

import pytest

from handlers.filing import day_of
from union.understanding.read import read

NOW = datetime(2026, 12, 8, 17, 30)  # a Tuesday


def days(text: str) -> list[tuple[int, int]]:
    """Month and day of each deed, as it would be filed."""
    message = read(text, NOW)
    found = [day_of(fact.when or message.when, NOW.date()) for fact in message.facts]
    return [(day.month, day.day) for day in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天上午慰问抢修班12人，下午慰问调度室9人", [(12, 7), (12, 7)]),
        ("12月4日走访6户，下午培训20人", [(12, 4), (12, 4)]),
        ("昨天上午慰问抢修班12人，今天下午慰问调度室9人", [(12, 7), (12, 8)]),
        ("上周走访8户，下午开职代会60人", [(12, 6), (12, 8)]),
    ],
)
def test_a_part_of_the_day_belongs_to_the_day_named_before(
    text: str, expected: list[tuple[int, int]]
) -> None:
    """「昨天上午…，下午…」 is all yesterday; behind a week or a day of its own it is not."""
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上午开委员会9人参加，昨天走访3户", [(12, 8), (12, 7)]),
        ("12月1日开职代会75人，12月2日代表巡视，查出问题7个", [(12, 1), (12, 2)]),
    ],
)
def test_a_deed_with_a_day_of_its_own_stands_apart(text: str, expected: list[tuple[int, int]]) -> None:
    """Whatever its category, and though its figure stands in the next clause."""
    assert days(text) == expected
