"""What is planned behind a task that is over, where only the task says what it is."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

TASK = "11月25日前订聚餐场地"


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("聚餐场地搞定了！好运酒楼，12月5号星期六晚上，6点半恭候", "已安排 #2 聚餐：12月5日 周六 18:30"),
        ("聚餐场地订好了。酒楼说可能12月5号晚上6点半，再定", None),
    ],
)
def test_a_place_found_plans_what_it_was_for(said: str, planned: str | None) -> None:
    """Once its time is told for sure."""
    week = Week()
    week.says(LI, TASK)
    answer = week.says(LI, said)
    assert "已完成 #1" in answer
    assert (planned in answer) if planned else ("已安排" not in answer)


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("筹备会开完了，下次11月25日下午3点再开", "已安排 #2 筹备会：11月25日 周三 15:00"),
        ("筹备会今天开了，没定下来，约了下周二再议", "已安排 #2 筹备会：11月24日 周二"),
        ("筹备会开完了，下次再说", None),
    ],
)
def test_what_is_over_is_held_again(said: str, planned: str | None) -> None:
    """On the day that is told; the name is that of what is over."""
    week = Week()
    week.says(LI, "11月18日下午3点开筹备会")
    week.at("2026-11-18 17:00")
    answer = week.says(LI, said)
    assert "已完成 #1" in answer
    assert (planned in answer) if planned else ("已安排" not in answer)


TALK = "11月26日下午2点退休讲座，礼堂"
MATCH = "12月5日上午9点羽毛球比赛，体育馆，报名11月30日截止"


@pytest.mark.parametrize(
    ("before", "said", "found", "never"),
    [
        (MATCH, "羽毛球比赛改到12月6号，奖品我改买毛巾了", "没用上：奖品我改买毛巾了", ""),
        (MATCH, "羽毛球比赛改到12月6号，那天体育馆有演出", "已改期 #1", "没用上"),
        (MATCH, "羽毛球比赛改到12月6号上午9点，主持换刘强", "负责：刘强", ""),
        (MATCH, "羽毛球已经报了41个了，截止干脆放到12月1号吧", "截止12月1日 周二", ""),
        (MATCH, "更正：羽毛球赛报名截止是12月2号", "截止12月2日 周三", "已更正"),
        (MATCH, "羽毛球比赛人太多站不开，改到大礼堂", "大礼堂", "取消"),
        (MATCH, "羽毛球刘强管", "负责：刘强", ""),
        (MATCH, "羽毛球比赛早上八点就集合，改在东门", "地点：东门", ""),
        ("李建国11月25日前收齐困难职工名单", "三车间的名单还没报来，别的车间都收齐了", "", "已完成"),
        ("李建国11月25日前收齐困难职工名单", "老李，名单的事不急，月底前给我就行", "11月30日", "已安排"),
        ("李建国11月25日前做好板报", "板报几号交我忘了", "11月25日", "已完成"),
        ("我11月26日休年假", "年假我不休了，今天走访职工3户", "没有不在", "请先"),
        ("", "我明天下午去趟医院，请半天假", "下午不在", ""),
        ("", "今天两件事：\n1、发手套20双\n2、走访职工3户", "手套20双", "2件"),
        ("", "每周二中午12点半读书角，职工书屋，刘强管", "负责：刘强", ""),
        ("", "周一调解了加班费纠纷，帮忙记一下", "已记录 #1", ""),
        # a second clause hands on what the first changed
        (MATCH, "羽毛球比赛改到12月6号，交给周敏来盯", "负责：周敏", "没有找到"),
        (MATCH, "羽毛球比赛改到12月6号，会务周敏负责", "负责：周敏", "没有找到"),
        (MATCH, "羽毛球赛体育馆占了，换到二楼大厅", "地点：二楼大厅", "已记录"),
        # a known name with another hour, or another day in its day's stead
        (TALK, "讲座3点开始，周敏来负责", "11月26日 周四 15:00", "已安排"),
        (TALK, "讲座27号啦，26号礼堂爆满", "11月27日 周五 14:00", "已安排"),
        (TALK, "再安排一场讲座，27号下午3点", "已安排", "已改期"),
        # how far a task is
        (TASK, "聚餐场地谈了一半，剩下的周一能定好", "加上备注", "已完成"),
        (TASK, "聚餐一半人吃素吗", "", "加上备注"),
        # what kept somebody away is off
        ("我11月26日至27日去省总培训", "我那个培训取消了，26、27号都在", "没有不在", "哪一项"),
        ("我11月26日至27日去省总培训", "澳門個會取消咗，26號我喺度", "没有不在", "哪一项"),
        ("我11月26日至27日去省总培训", "course cancelled, im around 26 27 nov", "没有不在", "哪一项"),
        # told, though at an hour to come
        ("", "周三晚上开了座谈会，15人参加", "11月11日", "已安排"),
        ("", "参观团回来了，2车80人，晚上9点前都平安到家了", "80人", "已安排"),
        ("每周四晚上7点羽毛球", "No more badminton from December", "不再安排", ""),
    ],
)
def test_what_stands_beside_is_carried_out_or_said(before: str, said: str, found: str, never: str) -> None:
    """Nothing of a message is lost without a word, and nothing is done that nobody asked for."""
    week = Week()
    if before:
        week.says(LI, before)
    answer = week.says(LI, said)
    assert found in answer, answer
    assert not never or never not in answer, answer


@pytest.mark.parametrize(
    "said",
    ["羽毛球真好打，哈哈", "天冷了大家多穿点，别感冒", "隔壁单位年假都取消了", "刘强管得真细", "我忘了带伞"],
)
def test_talk_beside_it_is_left_alone(said: str) -> None:
    """Words that only sound like it."""
    week = Week()
    week.says(LI, MATCH)
    week.says(LI, "我11月26日休年假")
    assert week.says(LI, said) == ""
