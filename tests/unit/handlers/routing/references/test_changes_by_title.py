"""An item named by its title is moved or called off; nothing is planned twice, and what is unclear stays as it was."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week
from union.events.model import Status

WEEKLY = "每周二下午4点开工会碰头会"
CHANGES = [
    ("工会碰头会改到周三下午3点", "已改期（只改这一次，原11月24日 周二） #1 工会碰头会：11月25日 周三 15:00"),
    (
        "12月1日的碰头会改到周三下午3点",
        "已改期（只改这一次，原12月1日 周二） #1 工会碰头会：12月2日 周三 15:00",
    ),
    (
        "各位委员，这次碰头会推迟一天",
        "已改期（只改这一次，原11月24日 周二） #1 工会碰头会：11月25日 周三 16:00",
    ),
    ("碰头会以后都改到每周三下午3点", "以后改为每周三 15:00：#1 工会碰头会"),
    ("碰头会地点改为三楼会议室", "已更新 #1 工会碰头会：11月24日 周二 16:00"),
    ("碰头会 时间改为 4点半", "已改期（只改这一次） #1 工会碰头会：11月24日 周二 16:30"),
    ("乒乓球赛改到12月6日", "已改期 #2 职工乒乓球赛：12月6日 周日"),
    ("12月5日的乒乓球赛取消", "已取消 #2 职工乒乓球赛（李建国 10:00）"),
    ("11月26日的碰头会取消", "说的是 #1 工会碰头会：11月24日 周二 16:00 吗？点了才改。"),
    ("碰头会改到哪天好", ""),
]


@pytest.mark.parametrize(("said", "answer"), CHANGES, ids=[said for said, _answer in CHANGES])
def test_an_item_named_by_its_title_is_changed(said: str, answer: str) -> None:
    """Title and verb are enough; a day before the title names the time of the series."""
    week = Week()
    week.says(LI, WEEKLY)
    week.says(LI, "12月5日举办职工乒乓球赛")
    assert week.says(LI, said).partition("\n")[0] == answer


def test_a_meeting_of_last_week_is_not_moved() -> None:
    """Nobody marked it as done; what is moved or called off is the next one. A deadline is at hand."""
    week = Week()
    week.says(LI, WEEKLY)
    week.says(LI, "每周四前上报安全周报")
    week.at("2026-11-30 10:00")
    assert week.says(LI, "碰头会改到周三下午3点").startswith(
        "已改期（只改这一次，原12月1日 周二） #1 工会碰头会：12月2日 周三 15:00"
    )
    assert week.says(LI, "碰头会取消").startswith("取消 #1 工会碰头会：12月2日 周三 15:00")
    assert week.says(LI, "#2 推迟到12月1日").startswith(
        "已改期（只改这一次，原11月26日 周四） #2 上报安全周报：截止12月1日 周二"
    )
    week.at("2026-12-02 16:00")
    assert week.says(LI, "碰头会取消").startswith("取消 #1 工会碰头会：12月2日 周三 15:00")


def test_a_reply_that_names_another_item_with_its_day_is_about_that() -> None:
    """Whoever moves one thing goes on below the same message."""
    week = Week()
    week.says(LI, "12月15日晚7点半法律讲座，活动室")
    week.says(LI, "12月22日晚7点半急救讲座，活动室")
    answer = week.says(LI, "法律讲座改到晚上8点")
    assert answer.startswith("已改期 #1 法律讲座：12月15日 周二 20:00")
    answer = week.says(LI, "12月22日那场急救讲座改晚上8点开始", reply_to=week.last_message())
    assert answer.startswith("已改期 #2 急救讲座：12月22日 周二 20:00")


def test_whoever_answers_with_another_item_means_that() -> None:
    """It is none of those that were offered."""
    week = Week()
    week.says(LI, "12月5日举办职工乒乓球赛")
    week.says(LI, "12月8日举办退休职工乒乓球赛")
    week.says(LI, "12月25日下午3点开乒乓球裁判会")
    assert "说的是哪一项" in week.says(LI, "乒乓球赛改到下午3点半")
    answer = week.says(LI, "25号的乒乓球裁判会，改成下午3点半")
    assert answer.startswith("已改期 #3 乒乓球裁判会：12月25日 周五 15:30")


def test_in_private_too() -> None:
    """Planned in private it would stand there twice as well."""
    week = Week()
    week.join(LI, reachable=True)
    week.says(LI, "12月5日举办职工乒乓球赛")
    assert week.private(LI, "乒乓球赛改到12月6日").startswith("已改期 #1 职工乒乓球赛：12月6日")


def test_of_two_items_none_is_guessed() -> None:
    """A part of two titles moves neither."""
    week = Week()
    week.says(LI, "12月5日举办职工乒乓球赛")
    week.says(LI, "12月8日举办退休职工乒乓球赛")
    week.says(LI, "乒乓球赛取消")
    assert [week.event(number).status for number in (1, 2)] == [Status.OPEN, Status.OPEN]


@pytest.mark.parametrize("text", ["分会会议取消", "安全会议改到12月8日"])
def test_a_meeting_of_another_name_is_asked_about(text: str) -> None:
    """However alone the one that is there stands."""
    week = Week()
    week.says(LI, "12月5日下午2点委员会会议")
    assert "哪一项" in week.says(LI, text) and "已取消" in week.says(LI, "那个会取消")


@pytest.mark.parametrize("text", ["横幅快做好了", "横幅差不多做好了", "banner half done"])
def test_what_is_nearly_done_ends_nothing(text: str) -> None:
    """It is asked about at most."""
    week = Week()
    week.says(LI, "李建国12月5日前把横幅做好")
    assert "✅" not in week.says(LI, text) and "✅" in week.says(LI, "横幅做好了")


def test_what_goes_with_it_is_not_lost() -> None:
    """What moves with the meeting and is nowhere is said to be nowhere."""
    week = Week()
    week.says(LI, "12月5日下午2点委员会会议")
    assert "没有找到「菜单」" in week.says(LI, "委员会会议改到8号，菜单相应延至6日")
