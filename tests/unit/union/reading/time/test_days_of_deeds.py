"""Which day each deed of a message falls on."""

from datetime import datetime

import pytest

from handlers.worklog.log_entry import day_of
from union.reading.reader import read

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("8月21日看望铸造线老陈家，慰问金400元", [(8, 21)]), ("国庆期间慰问保运行职工26人", [(10, 7)])],
)
def test_a_deed_with_a_figure_is_of_the_nearer_day(text: str, expected: list[tuple[int, int]]) -> None:
    """Nobody plans in December one visit for next August with what it cost."""
    assert days(text) == expected


@pytest.mark.parametrize("text", ["8月21日前走访铸造线职工40户", "1月21日走访铸造线职工40户"])
def test_what_is_to_be_done_by_a_day_or_soon_is_no_deed(text: str) -> None:
    """A deadline lies ahead, and so does the day that is nearer ahead."""
    assert days(text) == []


def test_a_month_without_its_year_that_is_long_over_is_yet_to_come() -> None:
    assert days("代表會開完，到咗36個代表，投票通過咗2月搞運動日") == [(12, 8)]
    assert days("去年5月的运动会340人参加，花了12000元") == [(5, 31)]


def test_when_what_was_ordered_comes_is_no_day_of_the_order() -> None:
    assert days("獎盃6個訂咗1980，T恤200件每件35，星期五到貨") == [(12, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "经审会开完了，到会5人，审查了前三季度的账",
        "委员会开会8人，讨论上半年总结",
        "今天开会通过三季度决算，6人到会",
    ],
)
def test_the_period_that_was_dealt_with_is_no_day_of_the_meeting(text: str) -> None:
    assert days(text) == [(12, 8)]
