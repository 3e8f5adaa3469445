"""Changes and absences as committees in Hong Kong type them; what names none of ours moves and calls off nothing."""

import pytest

from tests.unit.handlers.stage import LI, ZHOU
from tests.unit.handlers.week import Week, with_told

PLANNED = (
    "12月6日朝8點西貢旅行，北潭涌集合",
    "12月9日夜晚7點理事會，工會會址",
    "12月3日、10日夜晚7點英文班，三樓課室",
    "周敏12月11日前交問卷",
)
DONE = [
    ("旅行改咗喺大圍站A出口等，時間唔變", "地点：大圍站A出口"),
    ("旅行改喺尖沙咀等", "地点：尖沙咀"),
    ("天文台話6號打風，改去13號啦", "已改期 #1 西貢旅行：12月13日 周日 08:00"),
    ("理事會9號 → 10號", "已改期 #2 理事會：12月10日 周四 19:00"),
    ("理事會提早半個鐘，同埋轉去二樓會議室", "地点：二樓會議室"),
    ("理事會stop住先，等通知", "已改期 #2 理事會：日期待定 19:00"),
    ("剔走理事會", "已取消 #2 理事會"),
    ("剔走理事會，加返12月16日夜晚8點", "已改期 #2 理事會：12月16日 周三 20:00"),
    ("淨低嗰兩堂英文班轉去油麻地，早半個鐘", "以后都改为 #5 英文班：12月3日 周四 18:30"),
    ("俾多三日周敏", "已改期 #4 交問卷：截止12月14日 周一"),
    ("旅行截名12月2日", "报名截止12月2日 周三"),
]


def _planned() -> Week:
    week = with_told(*PLANNED)
    week.at("2026-11-24 10:00")
    return week


@pytest.mark.parametrize(("said", "answer"), DONE, ids=[each[0] for each in DONE])
def test_it_is_done_to_the_one_meant(said: str, answer: str) -> None:
    """Where, when, off, by when."""
    assert answer in _planned().says(LI, said)


@pytest.mark.parametrize(
    "said", ["旅行我唔去啦", "理事會我同老婆唔去喇，個仔考試", "理事會我唔嚟喇", "理事會我唔得呀，要返夜"]
)
def test_who_stays_away_calls_nothing_off(said: str) -> None:
    """The trip goes on without him."""
    answer = _planned().says(ZHOU, said)
    assert answer.startswith("已记下：周敏") or "您请假" in answer


@pytest.mark.parametrize("said", ["今晚飯局我唔去啦", "唱K我唔嚟喇", "茶餐廳我唔去喇，太貴", "我記住先"])
def test_talk_stays_talk(said: str) -> None:
    """Of no item of ours."""
    assert _planned().says(ZHOU, said) == ""


@pytest.mark.parametrize("said", ["海鮮聚餐20號 → 21號，朝早改夜晚6點", "天文台話22號打風，改去23號啦"])
def test_another_thing_or_day_moves_none_of_ours(said: str) -> None:
    """No class is moved for a dinner, nothing for a day on which there is nothing."""
    assert "已改期" not in _planned().says(LI, said)


def test_a_plan_that_begins_with_its_date_is_no_talk() -> None:
    """A dinner of the union's."""
    assert "海鮮聚餐：12月19日" in _planned().says(LI, "12月19號下午2點海鮮聚餐，鯉魚門")
