"""Where no item stands out it is asked which one is meant."""

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import Week

WHICH = "取消的是哪一项？点了才改。"
WORDS = "馆里水管爆了 那天谁也别来了"


def two_games() -> Week:
    """On one day."""
    week = Week()
    week.says(LI, "11月20日晚上7点举办职工乒乓球赛")
    week.says(LI, "11月20日晚上7点举办职工羽毛球赛")
    return week


def test_a_button_each_does_it() -> None:
    """The other stays."""
    week = two_games()
    assert week.says(LI, WORDS) == WHICH
    week.press(LI, "#1 职工乒乓球赛：11月20日 周五 19:00")
    said = "\n".join(week.stage.queued())
    assert "已取消 #1 职工乒乓球赛" in said and "已取消 #2" not in said


def test_none_of_them_changes_nothing() -> None:
    """And the same words are not asked about again."""
    week = two_games()
    week.says(LI, WORDS)
    week.press(LI, "都不是")
    assert "已取消" not in "\n".join(week.stage.queued())
    assert week.says(LI, WORDS) == ""
