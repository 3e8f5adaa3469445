"""Orders that name items by number in loose words, and what is told of them beside."""

import pytest

from union.reading.acts.changes.numbered_details import is_settled, place_in, taking_over
from union.reading.acts.changes.numbered_orders import (
    NumberedDeed,
    asks_if_undone,
    is_idle_beside,
    meant_numbers,
    numbered_parts,
    read_order,
)
from union.reading.names.festive_names import festive_name, hidden, name_shown

UNDO, REOPEN = NumberedDeed.UNDO, NumberedDeed.REOPEN
NAMES = ("张伟", "陈静", "周敏儀", "Jason", "MeiLing", "Ravi")


@pytest.mark.parametrize(
    ("text", "numbers", "deed", "rest"),
    [
        ("undo #3, #5 and #4", (3, 5, 4), UNDO, ""),
        ("#7撤了吧，那是上周的", (7,), UNDO, "那是上周的"),
        ("#7係入錯嘅,刪咗佢", (7,), UNDO, ""),
        ("#4同埋#5都唔要喇", (4, 5), UNDO, ""),
        ("那条乱写的8号删掉", (8,), UNDO, ""),
        ("5号和6号那两条记重了，都撤掉", (5, 6), UNDO, ""),
        ("what is this #6? remove it.", (6,), UNDO, ""),
        ("number 7 can be deleted", (7,), UNDO, ""),
        ("#12撤销，12月20日走访3户", (12,), UNDO, "12月20日走访3户"),
        ("#9 isn't done yet, reopen it", (9,), REOPEN, "reopen it"),
        ("#9还没弄完，改回去", (9,), REOPEN, "改回去"),
        ("8号删了吧", (8,), UNDO, ""),
    ],
)
def test_orders(text: str, numbers: tuple[int, ...], deed: NumberedDeed, rest: str) -> None:
    (part,) = numbered_parts(text)
    order = read_order(part.words)
    assert order is not None
    assert (meant_numbers(part), order.deed, order.left, order.rest) == (numbers, deed, "", rest)


@pytest.mark.parametrize(
    "text",
    [
        "#3撤了没有",
        "did you delete #3?",
        "#3係咪刪咗",
        "要不要删#3?",
        "别取消#3",
        "don't cancel #3",
        "唔好取消#3住",
        "#3如果下雨就取消",
        "#3 was deleted already",
        "把#3的奖品去掉",
        "#3要带水",
    ],
)
def test_no_orders(text: str) -> None:
    assert [read_order(each.words) for each in numbered_parts(text)] == [None]


@pytest.mark.parametrize("text", ["12号取消", "8号的会取消", "3比2赢了", "坐#1路公交", "走访8户"])
def test_name_no_number(text: str) -> None:
    assert numbered_parts(text) == ()


def test_a_message_is_cut_at_its_numbers() -> None:
    assert [each.numbers for each in numbered_parts("cancel #5. #4 is at 2pm, Room 7")] == [(5,), (4,)]
    assert [each.words for each in numbered_parts("#1改到10号，#2取消")] == ["＃改到10号", "＃取消"]
    assert [each.numbers for each in numbered_parts("cancel #3 and move #4 to 3pm")] == [(3,), (4,)]


def test_of_two_that_are_the_same_one_goes() -> None:
    (part,) = numbered_parts("#5同#4重複，刪咗佢")
    assert meant_numbers(part) == (5,)
    (part,) = numbered_parts("#3和#7一样，删一个")
    assert meant_numbers(part) == (7,)


def test_words_of_the_title_are_idle() -> None:
    assert is_idle_beside("元旦慰问", "元旦慰问20户")
    assert is_idle_beside("circular", "draft the welfare circular")
    assert not is_idle_beside("奖品", "元旦慰问20户")


def test_questions() -> None:
    assert asks_if_undone("＃撤了没有")
    assert asks_if_undone("did you delete ＃?")
    assert not asks_if_undone("＃撤了吧")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("#4 is at 2pm, Room 7", "Room 7"),
        ("#4定了，12月9日下午4点，职工之家", "职工之家"),
        ("#4定咗喇,1月6號下晝3點,荔枝角總部", "荔枝角總部"),
        ("#4改到3点", ""),
    ],
)
def test_places(text: str, place: str) -> None:
    (part,) = numbered_parts(text)
    assert is_settled(part)
    assert place_in(part.behind) == place


def test_who_takes_over() -> None:
    assert taking_over("＃ responsible is Jason now, not Ravi", NAMES, "") == ["Jason"]
    assert taking_over("＃由赵敏和张伟负责", NAMES, "") == ["赵敏", "张伟"]
    assert taking_over("＃我来负责", NAMES, "陈静") == ["陈静"]
    assert taking_over("＃带上材料", NAMES, "陈静") == []


def test_a_festival_in_a_title_is_a_name() -> None:
    titles = ["聖誕聯歡", "春节前困难职工摸底"]
    assert festive_name("聖誕聯歡加多句", titles) == "聖誕"
    assert festive_name("圣诞联欢几点", titles) == "圣诞"
    assert festive_name("聖誕前開會", titles) == ""
    assert festive_name("春节前摸底", titles) == ""
    covered = hidden("聖誕聯歡加多句", "聖誕")
    assert "聖誕" not in covered
    assert name_shown((covered,), "聖誕") == ("聖誕聯歡加多句",)
