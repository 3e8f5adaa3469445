"""What is said of an item still to come and tells no work done is its note; work is filed as ever."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

MEETING = "12月3日下午2点老干部座谈会"
LIST = "12月8日前交慰问名单，刘芳负责"
NOTES = [
    (MEETING, "座谈会要准备茶点和水果，预算500"),
    (MEETING, "座谈会加上退休的老书记，一共请15位"),
    ("12月9日乒乓球赛", "乒乓球赛报名的有张伟、李娜、王强"),
    (LIST, "慰问名单只差最后核对了"),
]


@pytest.mark.parametrize(("planned", "said"), NOTES, ids=[each[1] for each in NOTES])
def test_it_becomes_a_note(planned: str, said: str) -> None:
    """The month's report counts nothing of it."""
    week = Week()
    week.says(LI, planned)
    assert f"加上备注：{said}" in week.says(LI, said)


@pytest.mark.parametrize("said", ["座谈会开了，来了13位，提了9条意见", "今天走访3户，慰问金900元"])
def test_work_is_filed(said: str) -> None:
    """Also where it was held before its day."""
    week = Week()
    week.says(LI, MEETING)
    assert week.says(LI, said).startswith("已记录")


def test_a_change_is_no_note() -> None:
    """Of another match than the one that is planned."""
    week = Week()
    week.says(LI, "12月9日乒乓球赛，体育馆")
    assert "备注" not in week.says(LI, "篮球赛决赛场地换到市体育馆，时间不变")
