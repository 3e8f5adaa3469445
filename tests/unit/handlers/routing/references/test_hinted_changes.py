"""What only hints at a change of an item we know is done and said; what names none of ours, or its own time, changes nothing."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

CHANGES = [
    ("操场铺草皮呢 拔河咱去体育馆拉", "已更新 #1 拔河比赛：12月5日 周六 15:00", "地点：体育馆"),
    ("5号验厂走不开人 拔河等到元旦前吧 12月26号 老时间", "已改期 #1 拔河比赛：12月26日 周六 15:00", ""),
    ("绳子没借着 拔河拉倒吧", "已取消 #1 拔河比赛", ""),
    ("讲师7号出差，学插花的姐妹当天免来", "已取消 #2 插花课（12月7日 周一）", ""),
    ("7号职工之家借给团委了 那天花就不插了", "已取消 #2 插花课（12月7日 周一）", ""),
    ("花名册不急，11号给我就成", "已改期 #3 会员花名册：截止12月11日 周五", ""),
]


def _planned() -> Week:
    week = Week()
    week.says(LI, "拔河比赛12月5日下午3点在操场")
    week.says(LI, "插花课12月7日、14日、21日上午9点，在职工之家")
    week.says(LI, "李建国负责会员花名册，12月4日前交")
    week.at("2026-11-24 10:00")
    return week


@pytest.mark.parametrize(("said", "first", "place"), CHANGES, ids=[each[0] for each in CHANGES])
def test_what_is_hinted_at_is_done(said: str, first: str, place: str) -> None:
    """Of the one item most speaks for."""
    answer = _planned().says(LI, said)
    assert answer.startswith(first)
    assert place in answer


@pytest.mark.parametrize(
    "said",
    [
        "操场铺草皮呢 早上跑步的去公园吧",
        "拔河那天还是下午3点，操场，时间地点都不变",
        "我闺女的插花课老师病了 那次就不上了",
    ],
)
def test_what_is_no_change_of_ours_leaves_all_as_it_was(said: str) -> None:
    """Another thing, the very time it has, somebody's child."""
    answer = _planned().says(LI, said)
    assert "已取消" not in answer
    assert "已更新" not in answer
    assert "已改期" not in answer


def test_days_at_the_end_of_a_series_are_left_out() -> None:
    """「后两次」 are the last ones, not the next."""
    week = _planned()
    assert "12月14日 周一、12月21日 周一" in week.says(LI, "插花课后两次不上了")


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("拔河放在湖滨公园，早8点北门集合", "12月5日 周六 08:00"),
        ("拔河改去体育馆，早九点见", "12月5日 周六 09:00"),
        ("拔河早9点", "12月5日 周六 09:00"),
        ("拔河改到晚7点开", "12月5日 周六 19:00"),
        ("拔河早一个钟头开", "12月5日 周六 14:00"),
    ],
)
def test_an_hour_of_the_morning_is_no_span(said: str, becomes: str) -> None:
    """「早8点」 is eight in the morning, also behind a new place; 「早一个钟头」 is an hour earlier."""
    assert becomes in _planned().says(LI, said)


def test_what_has_no_hour_is_not_moved_by_hours() -> None:
    """It would be the evening before."""
    week = _planned()
    week.says(LI, "12月12日春游")
    assert "12月11日" not in week.says(LI, "春游早两个钟头")


@pytest.mark.parametrize(
    "text",
    ["天气预报5号有雨，改到12号，时间地点不变", "5号有雪，挪到12号", "5号迎检，放到12号吧"],
)
def test_why_not_that_day_names_what_is_moved(text: str) -> None:
    """The one thing on that day."""
    week = Week()
    week.says(LI, "12月5日周六职工爬山，早上8点北门集合")
    week.at("2026-11-24 15:00")
    assert "已改期 #1 职工爬山：12月12日 周六 08:00" in week.says(LI, text)


def test_an_hour_behind_the_span_is_kept() -> None:
    """As it was dictated: 「往后挪一个礼拜十二号下午两点半开」."""
    assert "12月12日 周六 14:30" in _planned().says(LI, "拔河往后挪一个礼拜十二号下午两点半开")
