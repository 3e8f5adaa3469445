"""A reply that says in words which of several items, or which time of a series, it is about."""

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week


def test_a_reply_names_one_of_several_items() -> None:
    """Without its number."""
    week = Week()
    week.says(LI, "定于11月27日下午3点召开经审会会议。请李建国11月26日前备好收支表。")
    assert "已改期 #2" in week.says(LI, "收支表改到25日交", reply_to=week.last_message())


def test_a_reply_names_one_time_of_a_series() -> None:
    """And moves no other."""
    week = Week()
    week.says(LI, "书法班，12月1日起每周二下午4点到5点")
    said = "12月8日的课先停一下，老师出差，挪到12月10日"
    assert "原12月8日" in week.says(LI, said, reply_to=week.last_message())
