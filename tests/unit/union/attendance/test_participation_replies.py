"""What replies to an item say of taking part."""

import pytest

from union.attendance.headcount import Headcount, Quorum
from union.attendance.participation_replies import (
    Ask,
    ParticipationReply,
    capacity_in,
    count_in,
    read_came,
    read_part,
)
from union.attendance.sign_up_list import Capacity

PLAIN = [
    ("参加", Ask.YES), ("我参加", Ask.YES), ("好的，准时参加", Ask.YES), ("+1", Ask.YES), ("能去", Ask.YES),
    ("我參加", Ask.YES), ("count me in", Ask.YES),
    ("我请假", Ask.LEAVE), ("有事请假", Ask.LEAVE), ("请假，家里有事", Ask.LEAVE), ("去不了", Ask.LEAVE),
    ("不参加了", Ask.LEAVE), ("请个假", Ask.LEAVE), ("請假", Ask.LEAVE), ("I can’t come", Ask.LEAVE),
    ("待定", Ask.MAYBE), ("还不确定", Ask.MAYBE), ("看情况吧", Ask.MAYBE),
    ("报名", Ask.ENTER), ("我要报名", Ask.ENTER), ("退出", Ask.WITHDRAW), ("取消报名", Ask.WITHDRAW),
    ("签到", Ask.SIGN_IN), ("我到了", Ask.SIGN_IN),
    ("名单", Ask.NAMES), ("谁参加", Ask.NAMES),
    ("统计参加", Ask.COUNT_ANSWERS), ("统计一下人数", Ask.COUNT_ANSWERS), ("不用统计", Ask.COUNT_NOTHING),
    ("开放报名", Ask.OPEN_LIST), ("停止报名", Ask.CLOSE_LIST),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ask"), PLAIN)
def test_short_replies(text: str, ask: Ask) -> None:
    """As they are typed on a phone."""
    assert read_part(text) == ParticipationReply(ask)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("来了12人", 12),
        ("一共来了30个人", 30),
        ("12", 12),
        ("两人", 2),
        ("来了15个", 15),
        ("没来", None),
        ("12日", None),
    ],
)
def test_how_many_came_is_said_shortly(text: str, count: int | None) -> None:
    """Of what has begun; elsewhere a bare figure says nothing of taking part."""
    found = read_came(text)
    assert (found and found.count.present) == count
    assert read_part(text) is None


FULL = [
    ("报名 红星队", ParticipationReply(Ask.ENTER, "红星队")),
    ("报名：一车间", ParticipationReply(Ask.ENTER, "一车间")),
    ("报名红星队", ParticipationReply(Ask.ENTER, "红星队")),
    ("退出 红星队", ParticipationReply(Ask.WITHDRAW, "红星队")),
    ("实到12人", ParticipationReply(Ask.PRESENT, count=Headcount(None, 12))),
    ("应到15人实到12人", ParticipationReply(Ask.PRESENT, count=Headcount(15, 12))),
    ("应到15人，实到十二人。", ParticipationReply(Ask.PRESENT, count=Headcount(15, 12))),
    ("实到12人，应到15人", ParticipationReply(Ask.PRESENT, count=Headcount(15, 12))),
    ("应到15人", ParticipationReply(Ask.PRESENT, count=Headcount(15, None))),
    ("完成，实到12人", ParticipationReply(Ask.PRESENT, count=Headcount(None, 12), is_done=True)),
    ("法定人数2/3", ParticipationReply(Ask.QUORUM, quorum=Quorum(2, 3))),
    ("法定人数三分之二以上", ParticipationReply(Ask.QUORUM, quorum=Quorum(2, 3))),
    ("须到10人", ParticipationReply(Ask.QUORUM, quorum=Quorum(10))),
    ("至少10人到会", ParticipationReply(Ask.QUORUM, quorum=Quorum(10))),
    ("过半数到会", ParticipationReply(Ask.QUORUM, quorum=Quorum(1, 2, over=True))),
    ("不设法定人数", ParticipationReply(Ask.QUORUM)),
    ("限20人", ParticipationReply(Ask.CAPACITY, capacity=Capacity(20))),
    ("名额改为30", ParticipationReply(Ask.CAPACITY, capacity=Capacity(30))),
    ("限8队", ParticipationReply(Ask.CAPACITY, capacity=Capacity(8, "队"))),
    ("不限人数", ParticipationReply(Ask.CAPACITY)),
    ("报名截止12月3日", ParticipationReply(Ask.CLOSES, "12月3日")),
    ("12月3日前报名", ParticipationReply(Ask.CLOSES, "12月3日")),
]


@pytest.mark.parametrize(("text", "expected"), FULL)
def test_replies_with_figures_and_names(text: str, expected: ParticipationReply) -> None:
    """Numbers, teams, times."""
    assert read_part(text) == expected


OTHERS = [
    "完成", "取消", "改到周五下午3点", "推迟两天", "交给李委员", "收到", "好的", "王芳请假", "王芳 请假",
    "12人参加", "今天走访3户", "地点改为三楼会议室", "法定人数3/2", "参加了昨天的培训", "取消，不去了", "",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_what_says_nothing_of_it(text: str) -> None:
    """Another's leave is not the writer's; what was done is not what will be."""
    assert read_part(text) is None


LIMITS = [
    ("周六下午2点职工羽毛球赛，限20人", Capacity(20)),
    ("12月5日健步走活动，名额30个人", Capacity(30)),
    ("拔河比赛限8队报名", Capacity(8, "队")),
    ("每车间限报3人，周六拔河", None),
    ("周六拔河，每队限10人", None),
    ("限额管理培训，12月5日", None),
    ("慰问困难职工20人", None),
]


@pytest.mark.parametrize(("words", "expected"), LIMITS)
def test_a_limit_is_read_from_the_plan(words: str, expected: Capacity | None) -> None:
    """Of the whole; what a team or branch may send limits something else."""
    assert capacity_in(words) == expected


def test_a_count_stands_behind_the_name() -> None:
    """/done #12 实到12人."""
    assert count_in("#12 实到12人") == ("#12", Headcount(None, 12))
    assert count_in("#12，应到15人，实到12人") == ("#12", Headcount(15, 12))
    assert count_in("例会 三楼") == ("例会 三楼", Headcount())
