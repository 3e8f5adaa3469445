"""An item that is held in several sessions has its dates one by one; one word takes them back."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

PLANNED = "12月10日14:00在三楼会议室举办插花课"


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("插花课报名的人多，16:30再加一场", "共2次：12月10日 周四 14:00、12月10日 周四 16:30"),
        ("插花课增加一场，12月11日上午9点", "共2次：12月10日 周四 14:00、12月11日 周五 09:00"),
        ("插花课11号再上一天，时间一样", "共2次：12月10日 周四、12月11日 周五"),
        ("插花课分两场：10号下午2点、11号上午9点", "共2次：12月10日 周四 14:00、12月11日 周五 09:00"),
        ("插花课改成上下午两场，上午9点，下午4点", "共2次：12月10日 周四 09:00、12月10日 周四 16:00"),
    ],
)
def test_an_item_gets_its_sessions(said: str, dates: str) -> None:
    """More beside its own; of one parted without its own time those told alone."""
    week = Week()
    week.says(LI, PLANNED)
    assert dates in week.says(LI, said)
    week.press(LI, "改回去")
    assert week.event().rule is None
    assert f"{week.event().start:%m-%d %H:%M}" == "12-10 14:00"


def test_a_series_of_dates_gets_one_more() -> None:
    """And is as it was when that is taken back."""
    week = Week()
    week.says(LI, "12月3日、10日14:00在三楼会议室举办插花课")
    before = week.event()
    assert "共3次：12月3日 周四、12月10日 周四、12月17日 周四" in week.says(LI, "插花课17号再加一场")
    week.press(LI, "改回去")
    assert week.event().rule == before.rule


@pytest.mark.parametrize("said", ["插花课10号下午2点再加一场", "插花课加一场，时间等通知"])
def test_no_other_time_no_session(said: str) -> None:
    """Its own time said again, or none, adds nothing."""
    week = Week()
    week.says(LI, PLANNED)
    assert "共2次" not in week.says(LI, said)


def test_a_task_has_no_sessions() -> None:
    """What is due has one day."""
    week = Week()
    week.says(LI, "请周敏12月10日前交插花课名单")
    assert "共2次" not in week.says(LI, "插花课名单11号再加一场")
