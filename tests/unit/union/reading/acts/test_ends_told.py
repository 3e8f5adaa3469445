"""What ends something in formal or joking words, and what only seems to change it."""

import pytest

from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed


def test_the_days_of_a_list_move_nothing() -> None:
    """「14、15、16号三天」 tells the days of what is planned; behind a thing and 改 they move it."""
    assert read_changes("11月14、15、16号三天，都是早上八点，医务室") == ()
    assert [one.own for one in read_changes("篮球赛改为5、6号两天")] == ["篮球赛"]


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("整改台账已报主席审阅，请予销号", "整改台账"),
        ("手册初稿交卷，请过目", "手册初稿"),
        ("互助续保今日收口", "互助续保"),
        ("旅行报名关门", "旅行报名"),
        ("單據齊晒 thx各分會", "單據"),
    ],
)
def test_formal_and_joking_ends_are_ends(said: str, own: str) -> None:
    """As offices and as colleagues put it."""
    found = [one for one in read_changes(said) if one.deed is ChangeDeed.FINISH]
    assert found and own in found[0].text


def test_what_closes_besides_ends_nothing() -> None:
    """A shop's door, an examination handed in early."""
    for said in ("今晚食堂七点关门", "问卷收口前大家再填一填"):
        assert all(one.deed is not ChangeDeed.FINISH for one in read_changes(said))
