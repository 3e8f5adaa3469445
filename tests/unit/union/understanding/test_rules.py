"""Recurrence: a rule and its first occurrence not before now."""

from datetime import datetime

import pytest

from union.understanding.read import read

FRI = datetime.fromisoformat("2026-11-20T10:00")
ROWS = [
    ("每天下午5点巡查", "2026-11-20 17:00", "FREQ=DAILY", None),
    ("每周五下午4点例会", "2026-11-20 16:00", "FREQ=WEEKLY;BYDAY=FR", None),
    ("每周五上午9点例会", "2026-11-27 09:00", "FREQ=WEEKLY;BYDAY=FR", None),
    ("每周一三五学习", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", None),
    ("每周二、四下午5点半健身操", "2026-11-24 17:30", "FREQ=WEEKLY;BYDAY=TU,TH", None),
    ("每周一到周五早操", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", None),
    ("每个工作日上午10点半健身操", "2026-11-20 10:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip"),
    ("隔周周二开会", "2026-11-24 00:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
    ("工作日每天早上8点半打卡", "2026-11-23 08:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "skip"),
    ("每季度第一个月10号报表", "2027-01-10 00:00", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", None),
    ("每周末值班", "2026-11-21 00:00", "FREQ=WEEKLY;BYDAY=SA,SU", None),
    ("每月25号收会费", "2026-11-25 00:00", "FREQ=MONTHLY;BYMONTHDAY=25", None),
    ("每月31号盘点", "2026-12-31 00:00", "FREQ=MONTHLY;BYMONTHDAY=31", None),
    ("每月15日、30日报账", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=15,30", None),
    ("每月底报台账", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=-1", None),
    ("每月第一个周一例会", "2026-12-07 00:00", "FREQ=MONTHLY;BYDAY=1MO", None),
    ("每月最后一个周五下午3点学习", "2026-11-27 15:00", "FREQ=MONTHLY;BYDAY=-1FR", None),
    ("每月最后一个工作日报送月报", "2026-11-30 00:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "previous"),
    ("每月10号报送报表，遇节假日顺延", "2026-12-10 00:00", "FREQ=MONTHLY;BYMONTHDAY=10", "next"),
    ("逢双月15号主席接待日", "2026-12-15 00:00", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=15", None),
    ("每季度末报送经费报表", "2026-12-31 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None),
    ("每年3月5日学雷锋活动", "2027-03-05 00:00", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", None),
    ("每年重阳节慰问退休职工", "2027-10-08 00:00", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9", None),
    ("每月初一走访困难职工", "2026-12-09 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1", None),
    ("每月初一、十五发放慰问品", "2026-11-23 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1,15", None),
    ("每月农历廿三开例会", "2026-12-01 00:00", "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=23", None),
    ("每月初一次例会", "2026-12-01 00:00", "FREQ=MONTHLY;BYMONTHDAY=1", None),
    ("每年五一表彰", "2027-05-01 00:00", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", None),
    ("每周五例会，共六次", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR;COUNT=6", None),
    ("从12月起每周三下午3点例会", "2026-12-02 15:00", "FREQ=WEEKLY;BYDAY=WE", None),
    ("明年起每季度末召开工会委员会", "2027-03-31 00:00", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", None),
    ("今天起每天上午9点点名会", "2026-11-21 09:00", "FREQ=DAILY", None),
    ("每周五例会，到12月底为止", "2026-11-20 00:00", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T235959", None),
]


@pytest.mark.parametrize(("text", "start", "rrule", "shift"), ROWS)
def test_a_rule_has_its_first_occurrence(text: str, start: str, rrule: str, shift: str | None) -> None:
    """RFC 5545 without DTSTART; rules about working days carry `shift`, lunar ones RSCALE."""
    when = read(text, FRI).when

    assert when is not None
    assert (f"{when.start:%Y-%m-%d %H:%M}", when.rrule, when.shift) == (start, rrule, shift)


def test_a_rule_may_be_a_deadline() -> None:
    """「每月10日前」 comes back each month and is a deadline each time."""
    when = read("每月10日前报送报表", FRI).when

    assert when is not None
    assert (when.deadline, when.text) == (True, "每月10日前")


def test_a_rule_may_have_an_end() -> None:
    """「每周五下午2点到4点」 lasts two hours each time."""
    when = read("每周五下午2点到4点学习", FRI).when

    assert when is not None
    assert (when.start.hour, when.end and when.end.hour) == (14, 16)


@pytest.mark.parametrize("text", ["今年开会每月一次", "一年走访两次"])
def test_how_often_is_no_count(text: str) -> None:
    """「每月一次」 says how often; it is not one of anything."""
    assert [one.text for one in read(text, FRI).measures if one.text == "一次"] == []
