"""Sums that nothing marks as one, in work that is told: by what leads to them, by what stands behind, by what they come to."""

from datetime import datetime
from decimal import Decimal

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 12, 10, 20, 30)


def sums(text: str, region: str = "CN") -> list[Decimal]:
    """The sums of a message that are no prices, in the major unit."""
    return [
        Decimal(one.minor) / 100
        for fact in read(text, NOW, region=region, meant=Intent.LOG).facts
        for one in fact.money
        if one.per is None and not (one.what or "").startswith("其中")
    ]


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("昨晚纺纱车间K歌聚会，17人，包间加酒水1380", [1380]),
        ("插秧比赛结束 来了44个人 请裁判400当天结清了", [400]),
        ("昨晚水泥厂夜跑25人参加，矿泉水号码布一起干掉320", [320]),
        ("慰问消防队，送西瓜40个，绿豆汤三大桶，总共砸进去890", [890]),
        ("今天给清洁队送围巾四十条，一千二", [1200]),
        ("给夜班保洁发手套200双，2.4k", [2400]),
        ("收了锅炉班11月会费，29人，580", [580]),
        ("趣味运动会办完，66人，奖品840水120一共960", [960]),
        ("律师收我们1500", [1500]),
        ("慰问11户，6600", [6600]),
        ("补助发完了 9户共9000", [9000]),
        ("牵手3对，场地餐饮一共4300", [4300]),
        ("买了两副球网，俩一共七十", [70]),
        ("今天登山45人，门票一千三百五，缆车两千二", [1350, 2200]),
    ],
)
def test_what_only_can_be_a_sum_is_one(text: str, paid: list[int]) -> None:
    """What is counted in Chinese has its unit."""
    assert sums(text) == paid


@pytest.mark.parametrize(
    "text",
    [
        "给过路司机发水24箱，面包300",
        "今天参赛24人，报名160",
        "一车间45人二车间41人，一共86",
        "今天培训30人，合唱队签名210",
        "昨天到会25人，地点行政楼302",
    ],
)
def test_what_counts_or_names_is_none(text: str) -> None:
    """Things handed out, heads, votes and rooms."""
    assert sums(text) == []


@pytest.mark.parametrize(
    "text",
    ["给老职工拍全家福，来了26户，一分钱没花", "读书分享会17人，没花一分钱", "健步走今天42人，一毛钱都没花"],
)
def test_a_cent_that_was_not_spent_is_nothing(text: str) -> None:
    """The least there is, denied."""
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("今日開年派利是66封 封封$20，清潔工好開心", 1320),
        ("今天走访5户，每户送八百元慰问金外加一袋120的大米", 4600),
        ("年夜饭9桌，桌桌1288，共90人", 11592),
        ("给渔民发救生衣，60件×15=900", 900),
        ("羽毛球男单一等奖300，二等奖200，三等奖100，24人参赛", 600),
    ],
)
def test_what_each_got_is_paid_for_all(text: str, paid: int) -> None:
    """「封封」 is each of them; what is given besides is given to each; a prize is no sum of the smaller ones."""
    assert sum(sums(text)) == paid


def test_things_by_their_names_and_what_they_came_to_are_a_bill() -> None:
    assert sums("老梁看过了，苹果60油75，一共135") == [135]
    assert sums("甲班报名62乙班75，一共137") == []  # people
