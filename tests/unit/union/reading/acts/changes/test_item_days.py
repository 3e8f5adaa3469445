"""Which days of something that takes place on several a message says are off, and which stay."""

from datetime import date

import pytest

from union.reading.acts.changes.item_changes import read_item_days

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "anew", "off", "stays"),
    [
        ("义诊26号那天取消，25和27照常", "", ["26号"], ["25", "27"]),
        ("盘点就后天，28号的不用来了", "", ["28号"], ["后天"]),
        ("值班明天后天停两天 27号接着值", "", ["明天", "后天"], ["27号"]),
        ("宣讲只留26号一天，周五的不搞了", "", ["周五"], ["26号"]),
        ("大夫25号有手术，我们科的改27号，24不动", "27号", ["25号"], ["24"]),
        ("二楼26号还是9点开门", "", ["26号"], []),
        ("把26号的并到28号", "", ["26号"], []),
        ("導師26號撞期,嗰堂改去1號(星期二)，24號嗰堂冇變", "1号(周二)", ["26号"], ["24号"]),
    ],
)
def test_days_are_told_apart_by_what_their_clause_says(
    said: str, anew: str, off: list[str], stays: list[str]
) -> None:
    """The day something becomes is neither."""
    found = read_item_days(said, anew, TODAY)
    assert ([each.text for each in found.off], [each.text for each in found.stays]) == (off, stays)


def test_a_day_is_one_of_a_series_by_date_number_or_place() -> None:
    """「后天」, 「28号」, 「最后一天」."""
    (near, number, last) = read_item_days("后天、28号、最后一天取消", "", TODAY).off
    assert near.is_matching_date(date(2026, 11, 25), 0, 3)
    assert number.is_matching_date(date(2026, 11, 28), 1, 3) and not number.is_matching_date(
        date(2026, 11, 27), 1, 3
    )
    assert last.is_matching_date(date(2026, 11, 30), 2, 3) and not last.is_matching_date(
        date(2026, 11, 30), 1, 3
    )
