"""Days that can't be."""

import pytest

from tests.unit.union.reports.checkup.looked_through import found


@pytest.mark.parametrize("day", ["2月30日", "13月召开", "9月31日", "10月0日", "2025年2月29日", "2026.6.31"])
def test_no_such_day(day: str) -> None:
    """In words and in figures."""
    assert found(f"于{day}，办理完毕。") == ["no_day"]


def test_a_leap_day_is_of_a_leap_year() -> None:
    """Where no year is told it may be one."""
    assert found("2024年2月29日开会。") == []


def test_the_weekday_is_that_of_the_date() -> None:
    """The day is told with its right one."""
    assert found("2026年3月20日（星期四）召开。") == ["weekday 2026-03-20"]
    assert found("2026年3月20日（周五）至22日。") == []


def test_a_report_tells_of_next_spring_too() -> None:
    """「2026年…下年度：1月15日 周五」 is right in 2027."""
    assert found("2026年工作总结。下年度安排：1月15日 周五召开职代会。") == []
    assert found("2026年工作总结。6月18日（星期五）演练。") == ["weekday 2026-06-18"]


def test_without_any_year_all_near_ones_may_be_meant() -> None:
    """A weekday of none of them is wrong, but which is right nobody knows."""
    assert found("定于6月18日（星期四）演练。") == []
    assert found("定于6月18日（星期一）演练。") == ["weekday"]


def test_an_end_before_its_beginning() -> None:
    """Of days and of hours; over the new year and over midnight all is right."""
    assert found("10月16日至10月6日开展，14:00—13:30讨论。") == ["order", "order"]
    assert found("12月28日至1月3日值班，22:00—6:00巡查。") == []
