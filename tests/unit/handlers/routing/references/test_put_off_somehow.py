"""Put off to some day of a stretch, ended by a day ahead, off on a named day: never on days nobody named."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

TALK = "12月3日下午2点老干部座谈会"
SINGING = "每周三晚上7点合唱排练，活动室"
OPEN = "已改期 #1 老干部座谈会：日期待定 14:00"
SAID = [
    (TALK, "老干部座谈会推到月底再定", OPEN),
    (TALK, "座谈会延到元旦后", OPEN),
    (TALK, "座谈会年前找时间再开", OPEN),
    (TALK, "座谈会等书记出差回来再开", OPEN),
    (TALK, "座谈会往后放，月底看情况", OPEN),
    (TALK, "座谈会推到月底", "已改期 #1 老干部座谈会：12月25日 周五 至 12月31日 周四"),
    (TALK, "座谈会推到28号再开", "已改期 #1 老干部座谈会：12月28日 周一 14:00"),
    (TALK, "座谈会改到12月8号、9号", "以后改为12月8日 周二、12月9日 周三 14:00：#1 老干部座谈会"),
    (TALK, "座谈会提前一天再提醒一次大家", "改为提前1天提醒，下次提醒：12月2日 周三 09:00"),
    (TALK, "12月3日的会提前一小时叫我", "改为提前1小时提醒，下次提醒：12月3日 周四 13:00"),
    (TALK, "座谈会提前一天开", "已改期 #1 老干部座谈会：12月2日 周三 14:00"),
    (SINGING, "合唱排练到12月30号结束", "#1 合唱排练：12月30日 周三是最后一次。"),
    (SINGING, "合唱排练练到12月底就不练了", "#1 合唱排练：12月30日 周三是最后一次。"),
    (SINGING, "排练以后都6点半开始", "以后都改为 #2 合唱排练：11月18日 周三 18:30"),
    (SINGING, "合唱排练12月9号停一次", "已取消 #1 合唱排练（12月9日 周三）（李建国 10:00）"),
]


@pytest.mark.parametrize(("planned", "said", "answer"), SAID, ids=[each[1] for each in SAID])
def test_it_is_done_and_said(planned: str, said: str, answer: str) -> None:
    """On the day that was named, or on none."""
    week = Week()
    week.says(LI, planned)
    assert answer in week.says(LI, said).splitlines()


def test_what_is_only_asked_moves_nothing() -> None:
    """「能不能换一天」 puts it to the others."""
    week = Week()
    week.says(LI, "12月5日上午9点健步走，湿地公园")
    assert "已改期" not in week.says(LI, "健步走那天要加班，能不能换一天")


@pytest.mark.parametrize("said", ["合唱排练12月10号停一次", "合唱排练冬至那天停一次"])
def test_a_day_on_which_there_is_none_calls_off_no_other(said: str) -> None:
    """The song is on Wednesdays, neither of these is one."""
    week = Week()
    week.says(LI, SINGING)
    assert "已取消" not in week.says(LI, said)
