"""What the committee of a works writes of purchases, feasts, places and who is still missing."""

from datetime import datetime

import pytest

from union.reading.act_reading import Context, read_acts
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.event_notes import is_note
from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2027, 5, 6, 9)
PEOPLE = Context(people=("陈静", "张伟", "王芳"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("5月12日护士节，11号下午三点开表彰会", ["表彰会"]),
        ("6月1日儿童节，5月30号上午办亲子运动会，31号前发图书券", ["办亲子运动会", "发图书券"]),
        ("五一：5月1号下午2点广场集合，横幅4月28号晚上7点会址写", ["五一", "横幅会址写"]),
        ("5月12日护士节慰问，5月20日运动会", ["护士节慰问", "运动会"]),
        ("消防器材张伟25号前去领回来", ["消防器材领回来"]),
        ("比赛奖品就陈静买吧，18号前买好", ["买比赛奖品"]),
    ],
)
def test_what_is_planned_is_called_by_its_own_words(text: str, titles: list[str]) -> None:
    """A day that only its feast names is why, and no plan."""
    assert [act.title for act in read_acts(text, NOW, PEOPLE).acts] == titles


def test_who_goes_elsewhere_is_not_at_the_place_of_the_meeting() -> None:
    """It is no meeting, either."""
    text = "下周三上午9点去装配车间量工装尺寸，下午两点开班组长座谈会，地点二楼会议室"
    acts = read_acts(text, NOW, PEOPLE).acts
    assert [act.message and act.message.place for act in acts] == [None, "二楼会议室"]


@pytest.mark.parametrize(
    "words", ["每束不超过60元", "花费别超300", "总共别超过200块", "200元以内", "每份预算25元"]
)
def test_a_cap_is_a_note(words: str) -> None:
    """It is no sum that was paid."""
    assert is_note(words)


@pytest.mark.parametrize(
    ("text", "own"),
    [("比赛场地从报告厅换到技能中心了", "比赛"), ("场地从报告厅换到技能中心了，时间不变", "")],
)
def test_a_place_changed_from_one_to_another_is_of_the_thing(text: str, own: str) -> None:
    """The word for a place is no part of its name."""
    assert [each.own for each in read_changes(text)] == [own]


def test_who_is_still_missing_is_not_counted() -> None:
    """And is no deed of its own."""
    (fact,) = read("工装尺寸量完了，装配车间112人，还差夜班9个人没量", NOW, meant=Intent.LOG).facts
    assert [(each.text, each.what) for each in fact.measures] == [("112人", "装配车间"), ("9个人", "不计")]
