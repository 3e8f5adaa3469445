"""What is told again with another hour, day or place changes what is there, and is no second item."""

import pytest

from tests.unit.handlers.stage import LI, WANG
from tests.unit.handlers.week import Week

NOW = "2026-11-25 17:00"
ITEMS = (
    "12月3日下午3点集体协商预备会，二楼会议室",
    "12月11日晚上7点联欢会，大礼堂",
    "12月18日上午9点消防演练，北门集合",
    "AGM on 15 Dec 6pm at the hall",
    "Nominations for the AGM close 8 Dec",
    "members' night 22 Dec 7pm",
    "每周二晚上7点开书法班",
    "guitar class every Thursday 6.30pm",
)
AGAIN = [
    ("联欢会12月11号晚上6点半开始哈，大家别迟到", "#2 联欢会：12月11日 周五 18:30"),
    ("12月3号预备会4点开哈", "#1 集体协商预备会：12月3日 周四 16:00"),
    ("15 DEC AGM 7PM", "#4 AGM：12月15日 周二 19:00"),
    ("联欢会定在12号了，不是11号", "#2 联欢会：12月12日 周六 19:00"),
    ("消防演练下午2点嗷 不是上午", "#3 消防演练：12月18日 周五 14:00"),
    ("消防演练12月18日下午2点，不是上午，各车间注意", "#3 消防演练：12月18日 周五 14:00"),
    ("hall is only free from 6.30 so AGM start 6.30pm", "#4 AGM：12月15日 周二 18:30"),
    (
        "AGM I only reach after 6 so make it 7pm can or not never mind just make it 7pm",
        "#4 AGM：12月15日 周二 19:00",
    ),
    (
        "气象台报18号雨夹雪操场没法练我问了主席他说消防演练那就下周二还是早上九点",
        "#3 消防演练：12月1日 周二 09:00",
    ),
    ("书法班转周五", "#7 书法班：12月4日 周五 19:00"),
    ("下星期二書法班唔使上", "已取消 #7 书法班（12月1日 周二）"),
    ("from January guitar class will be on Fridays", "以后改为每周五 18:30"),
    ("starting next week guitar class is at 7pm", "guitar class：12月3日 周四 19:00"),
    ("从今天开始书法班挪到7点半", "以后都改为 #9 书法班：12月1日 周二 19:30"),
    ("members' night moved out one week, ballroom not free", "members' night：12月29日 周二 19:00"),
    ("AGM and members' night to swap dates pls", "#4 AGM：12月22日 周二 18:00"),
    ("swap the AGM with the members' night", "#4 AGM：12月22日 周二 19:00"),
    ("联欢会和消防演练换一换日子", "#2 联欢会：12月18日 周五 19:00"),
]
PLACES = [
    ("联欢会搬落2樓開", "地点：2樓"),
    ("消防演练的集合地点由北门改为南门，其余不变", "地点：南门"),
    ("联欢会因为装修，移師去荃灣會所", "地点：荃灣會所"),
    ("AGM venue: Level 3 auditorium, not the hall", "地点：Level 3 auditorium"),
    ("联欢会地点：二楼小会议室", "地点：二楼小会议室"),
]
OF_ITS_OWN = [
    ("12月11日上午9点联欢会第二场", "已安排 #9"),  # one more
    ("12月12日晚上7点联欢晚会彩排", "已安排 #9"),
    ("12月18日下午2点消防演练", "说的是 #3 消防演练"),  # a second one, or another hour: asked
    ("from January yoga class will be on Fridays 7pm", "已安排 #9"),
    ("can swap with me?", ""),
    ("swap shift with Ali pls", ""),
    ("今天我们家孩子不用上课", ""),
]


def committee() -> Week:
    """With its calendar of one month."""
    week = Week()
    week.join(WANG)
    week.at(NOW)
    for said in ITEMS:
        week.says(LI, said)
    return week


@pytest.mark.parametrize(("said", "told"), [*AGAIN, *PLACES])
def test_it_changes_what_is_there(said: str, told: str) -> None:
    """And plans or files nothing beside it."""
    answer = committee().says(LI, said)
    assert told in answer
    assert "已安排" not in answer
    assert "已记录" not in answer


@pytest.mark.parametrize(("said", "told"), OF_ITS_OWN)
def test_what_is_another_thing_changes_nothing(said: str, told: str) -> None:
    """It is planned, asked about, or left alone."""
    answer = committee().says(LI, said)
    assert answer.startswith(told) if told else not answer
    assert "已改期" not in answer
