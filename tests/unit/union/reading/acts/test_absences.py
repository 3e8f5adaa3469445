"""Who is told to be away, and who stands in."""

import pytest

from union.reading.acts.absences import read_absence


@pytest.mark.parametrize(
    ("text", "time", "who", "stand_in"),
    [
        ("我下周三到周五休年假，有事找国强", "下周三到周五", "我", "国强"),
        ("王芳11月24日到26日请假", "11月24日到26日", "王芳", None),
        ("建国下周外出学习，急事直接找我", "下周", "建国", "我"),
        ("我18至20號放大假，會務請搵志強", "18至20號", "我", "志强"),
        ("12号我在重庆巡店 来不到 请个假", "12号", "我", None),
        ("收到。周五我在市里集训呢 请个假孔主任", "周五", "我", None),
        ("我下周三到周五出车去成都，分会的事找小杨", "下周三到周五", "我", "小杨"),
        ("请假 明后两天孩子住院 分会有事找小何", "明后两天", "我", "小何"),
        ("明天委员会我来不成 孩子打疫苗", "明天", "我", None),
    ],
)
def test_who_is_away_is_named_before_the_days(text: str, time: str, who: str, stand_in: str | None) -> None:
    """The stand-in behind 找, 搵, 由."""
    found = read_absence(text, time)

    assert found is not None and (found.who, found.stand_in) == (who, stand_in)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("下周四组织职工外出学习", "下周四"),
        ("春节放假通知明天发", "明天"),
        ("我们下周出差的有3人", "下周"),
        ("那我不请假了 15号我在成都", "15号"),
        ("明天哪个请了假", "明天"),
        ("周六我去不了你家了", "周六"),
        ("李师傅昨天住院了", "昨天"),
    ],
)
def test_an_outing_or_a_rule_is_no_absence(text: str, time: str) -> None:
    """Nobody of ours is away alone."""
    assert read_absence(text, time) is None
