"""What a message takes back itself is not counted beside what is right."""

from datetime import date, datetime

import pytest

from union.reading.message import Intent
from union.reading.quantities.figure_relations import without_slips
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime(2026, 12, 8, 17, 30)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("今天走访12户，不对，是15户", ["15户"]),
        ("慰问了12户8人，不对，是15户", ["8人", "15户"]),
        ("走访9户……更正：10户", ["10户"]),
        ("昨天培训了56人，说错了是65人", ["65人"]),
        ("培训56人，哦不，65人", ["65人"]),
        ("一车间走访5户，二车间走访8户，写错了，是9户", ["5户", "9户"]),
        ("走访12户，不是15户", ["12户"]),
    ],
)
def test_a_count_that_is_taken_back_is_gone(text: str, counts: list[str]) -> None:
    """「12户，不对，是15户」 are 15 households, never 27."""
    message = read(text, NOW)
    assert (message.intent, [one.text for one in message.measures]) == (Intent.LOG, counts)


def test_a_sum_that_is_taken_back_is_gone() -> None:
    """「共4800元，哦应该是4000元」 is 4000 yuan."""
    assert [one.minor for one in read("慰问困难职工8人，共4800元，哦应该是4000元", NOW).money] == [400000]


def test_a_price_is_multiplied_by_the_right_count() -> None:
    """「12户，不对，是15户，每户400」 makes 6000 yuan."""
    money = read("今天走访12户，不对，是15户，每户400", NOW).money
    assert [one.minor for one in money if one.per is None] == [600000]


@pytest.mark.parametrize("text", ["昨天，不对，前天慰问了3户", "昨天慰问了3户，说错了，是前天"])
def test_a_day_that_is_taken_back_is_gone(text: str) -> None:
    """The log falls on the day that is right."""
    when = read(text, NOW).when
    assert when is not None and when.start.date() == date(2026, 12, 6)


def test_nothing_goes_where_nothing_alike_stands_before() -> None:
    """「检查账目，发现不对3处」 takes nothing back."""
    assert [one.text for one in read("检查账目2本，发现不对3处", NOW).measures] == ["2本", "3处"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("上午核对会员信息200人，发现有误15人", ["200人", "15人"]),
        ("审核报销单50张，更正6张", ["50张", "6张"]),
        ("今天抽查台账20本，填错3本，当场纠正", ["20本", "3本"]),
        ("今天走访慰问困难职工5户，其中3户信息有误，已更正3户", ["5户", "3户"]),
        ("慰问5户，每户500元，更正了1户的地址", ["5户", "1户"]),
        ("走访12户不对15户", ["15户"]),
    ],
)
def test_mistakes_found_or_put_right_are_deeds(text: str, counts: list[str]) -> None:
    """They take nothing back: it is not the message that is wrong."""
    assert [one.text for one in read(text, NOW).measures][: len(counts)] == counts


def test_the_day_of_a_second_deed_takes_no_day_back() -> None:
    """「昨天走访3户，地址有误，今天…」: what was wrong was an address."""
    told = without_slips(normal("昨天走访3户，地址有误，今天重新走访2户"))
    assert told.text.startswith("昨天走访3户")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("姐妹们看过来～插花课定啦！周六去", "插花课定啦!周六去"),
        ("各位工会委员、小组长！明天开会", "明天开会"),
        ("大家下周三下午交材料！别忘了", "大家下周三下午交材料!别忘了"),
    ],
)
def test_a_greeting_is_short(text: str, left: str) -> None:
    """What stands behind whoever is called says something."""
    assert without_slips(normal(text)).text == left
