"""An item goes to somebody else where its clause names both; what else the message tells is kept beside it."""

import pytest

from tests.unit.handlers.stage import LI
from tests.unit.handlers.week import with_told

PLANS = ("李建国12月10日前把困难职工名单收齐", "12月14日上午9点羽毛球比赛")
AWAY = "已记下：李建国 "


def said(text: str) -> str:
    """What is answered beside these plans."""
    return with_told(*PLANS).says(LI, text)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("我12月8号到10号休年假，名单让周敏帮忙收一下", "12月8日 周二 至 12月10日 周四"),
        ("本人因公出差（12月8日-12月11日），名单工作由周敏同志代为办理", "12月8日 周二 至 12月11日 周五"),
        ("我腰扭了，医生让歇一周，名单找周敏收", "11月18日 周三 至 11月24日 周二"),
        ("我这两天来不了单位，名单周敏先顶上", "11月18日 周三 至 11月19日 周四"),
        ("建国这两天出差，名单周敏替他收着", "11月18日 周三 至 11月19日 周四"),
        ("我顾不上了，名单换成周敏", ""),
    ],
)
def test_it_is_handed_on_and_the_absence_kept(text: str, away: str) -> None:
    """Neither is lost for the other, and nothing is called off."""
    told = said(text)
    assert "负责：周敏" in told and "取消" not in told
    assert told.count(AWAY) == bool(away) and f"{AWAY}{away}" * bool(away) in told


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("我12月14号回老家，羽毛球比赛我参加不了，让周敏替我上场", "12月14日 周一不在"),
        ("我12月14号要加班，羽毛球比赛不参加了", "12月14日 周一不在"),
        ("我12月8号请假到9号，让周敏顶一下", "12月8日 周二"),
    ],
)
def test_whoever_stays_away_calls_nothing_off(text: str, days: str) -> None:
    """Told once, of these days; what he has to do stays his."""
    told = said(text)
    assert told.count(AWAY) == 1 and f"{AWAY}{days}" in told and "取消" not in told and "负责：" not in told


def test_what_is_put_off_is_the_item_not_the_absence() -> None:
    """「…，名单顺延两天」"""
    told = said("我12月8号到9号请假，名单顺延两天")
    assert f"{AWAY}12月8日 周二 至 12月9日 周三" in told and "截止12月12日" in told


@pytest.mark.parametrize("text", ["要是我去不了，名单就让周敏收", "快递让周敏帮忙收一下", "名单发我看看"])
def test_what_hands_nothing_on_is_left(text: str) -> None:
    """Nobody else answers for it after such words."""
    assert "负责：周敏" not in said(text)


@pytest.mark.parametrize("text", ["14号的羽毛球比赛交给周敏", "12月14日的羽毛球比赛由周敏负责"])
def test_its_own_day_names_it_too(text: str) -> None:
    """No second item: 「20日前把名单交给王芳」 alone is one."""
    told = said(text)
    assert "已更新 #2" in told and "负责：周敏" in told and "已安排" not in told
