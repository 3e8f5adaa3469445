"""A change of what nobody has put down is told as not found; it is neither filed as work nor planned as another item."""

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
