"""What is said of an item to come is its note; a change of what nobody has put down is told as not found. Neither is filed or planned."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

TOLD = [
    ("原定明天的消防演练取消，天气不好", "原定明天的消防演练"),
    ("篮球赛决赛场地换到市体育馆，时间不变", "篮球赛决赛"),
    ("下周的读书会延后一天", "下周的读书会"),
    ("老干部座谈会推到月底再定", "老干部座谈会"),
    ("登高比賽場地改到大埔，時間不變", "登高比賽"),
    ("插花班停一次", "插花班"),
]
SILENT = [
    "航班取消了，烦",
    "我家快递又延期了",
    "我妈体检改到下个月了",
    "朋友婚礼推迟了",
    "股东大会延期了，股票又跌",
    "那个往后挪两天吧",
]

MEETING = "12月3日下午2点老干部座谈会"
LIST = "12月8日前交慰问名单，刘芳负责"
NOTES = [
    (MEETING, "座谈会要准备茶点和水果，预算500"),
    (MEETING, "座谈会加上退休的老书记，一共请15位"),
    ("12月9日乒乓球赛", "乒乓球赛报名的有张伟、李娜、王强"),
    (LIST, "慰问名单只差最后核对了"),
    ("12月8日、10日走访老党员，每次上午9点", "10号走访再加两户吧，老钱家和老孙家，每户600元"),
    ("12月9日乒乓球赛", "9号乒乓球赛再添一个队"),
]


@pytest.mark.parametrize(("said", "named"), TOLD)
def test_it_is_said_that_it_was_not_found(said: str, named: str) -> None:
    """In the words it was named by."""
    assert Week().says(LI, said).startswith(f"没有找到「{named}」")


@pytest.mark.parametrize("said", SILENT)
def test_what_is_private_is_left_alone(said: str) -> None:
    """No word to talk, nor to what points at nothing."""
    assert Week().says(LI, said) == ""


@pytest.mark.parametrize("said", ["读书会推迟到12月4日", "篮球赛定在12月5日上午9点体育馆"])
def test_what_has_its_day_is_planned(said: str) -> None:
    """Whoever came late to the group tells it as a change."""
    assert "12月" in Week().says(LI, said)


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
