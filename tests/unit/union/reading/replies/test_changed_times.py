"""The new time of what is moved, seen from the item's own."""

from datetime import datetime

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.replies.changed_times import moved, new_time

WALL, ITEM = datetime(2027, 1, 12, 15), datetime(2027, 2, 9, 15)
MOVES = [
    ("例会改到26号", "2027-02-26 15:00"),
    ("例会改到2月20号", "2027-02-20 15:00"),
    ("例会提前到26号", "2027-01-26 15:00"),
    ("例会挪到月底，26号下午3点半", "2027-02-26 15:30"),
    ("例会改到下周，周三下午3点", "2027-01-20 15:00"),
    ("地点改食堂二楼，下午三点开始", "2027-02-09 15:00"),
]


@pytest.mark.parametrize(("text", "wanted"), MOVES)
def test_a_day_without_its_month_is_of_the_items_month(text: str, wanted: str) -> None:
    (change,) = read_changes(text)
    reply = new_time(change, WALL, ITEM)
    assert reply is not None
    assert reply.when is not None
    assert f"{reply.when.start:%Y-%m-%d %H:%M}" == wanted


def test_the_months_end_is_that_of_the_items_month() -> None:
    (change,) = read_changes("2月的例会改到月底")
    reply = new_time(change, WALL, ITEM)
    assert reply is not None
    assert reply.when is not None
    assert reply.when.start.month == ITEM.month


def test_the_day_of_this_month_is_taken_where_it_is_far_nearer() -> None:
    (change,) = read_changes("总结改到30号")
    reply = new_time(change, datetime(2027, 3, 20, 9), datetime(2027, 4, 2, 9))
    assert reply is not None
    assert reply.when is not None
    assert reply.when.start.month == 3


@pytest.mark.parametrize(
    ("text", "begins", "wanted"),
    [
        ("登山改5点50", 6, "05:50"),
        ("升旗改5点半", 7, "05:30"),
        ("登山改6点半", 6, "06:30"),
        ("讲座改3点半", 8, "15:30"),
        ("夜校改8点半", 19, "20:30"),
    ],
)
def test_a_bare_hour_of_what_begins_early_is_in_the_morning(text: str, begins: int, wanted: str) -> None:
    """Where it is near the item's own hour."""
    (change,) = read_changes(text)
    reply = new_time(change, WALL, datetime(2027, 2, 9, begins))
    assert reply is not None
    assert reply.when is not None
    assert f"{reply.when.start:%H:%M}" == wanted


def test_an_hour_on_a_day_is_no_number_of_days() -> None:
    change = moved(
        "Jumbo only can take us at 1pm on the 16th", ["1pm on the 16th"], WALL, datetime(2027, 1, 16)
    )
    reply = new_time(change, WALL, datetime(2027, 1, 16)) if change else None
    assert reply and reply.when and reply.when.start == datetime(2027, 1, 16, 13)
