"""Which way money went by what was said before it: settled, agreed by others, asked for, collected; a deposit beside its price."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.money.flows import Flow, flow_of
from union.reading.reader import read


def flows(text: str, region: str) -> list[Flow]:
    """Of each sum that is no price."""
    facts = read(text, datetime(2026, 12, 15, 10), region=region, meant=Intent.LOG).facts
    return [flow_of(each, fact.title, text) for fact in facts for each in fact.money if each.per is None]


@pytest.mark.parametrize(
    ("region", "text", "flow"),
    [
        ("SG", "decided to raise the meal allowance to $12", Flow.BUDGETED),
        ("CN", "会议商定把生日慰问提高到300元", Flow.BUDGETED),
        ("HK", "理事會9人出席，通過撥款8000蚊俾親子燒烤", Flow.BUDGETED),
        ("HK", "理事會批咗5000蚊搞春茗", Flow.BUDGETED),
        ("HK", "福利基金批咗3宗住院慰問，4500蚊", Flow.SPENT),
        ("SG", "boss agreed to settle the leave pay of 4 drivers, total $1,900", Flow.BUDGETED),
        ("CN", "打听了搭台子的价，大概1800元", Flow.BUDGETED),
        ("SG", "all dinner tickets money collected, 25 tickets, $750 total", Flow.IN),
        ("HK", "旅行團費收齊咗,42人,共$8400", Flow.IN),
        ("CN", "慰问品付了2000给超市", Flow.SPENT),
    ],
)
def test_by_what_was_said_before(region: str, text: str, flow: Flow) -> None:
    """Nothing of it is spent, but what was paid."""
    assert flows(text, region) == [flow]


def test_what_each_is_to_get_was_only_settled() -> None:
    """「每户定300」 is no spending, 「每户300元」 told of a visit is."""
    assert flows("定下春节走访15户，每户300元", "CN") == [Flow.BUDGETED]
    assert flows("走访困难职工15户，每户300元", "CN") == [Flow.SPENT]


@pytest.mark.parametrize(
    ("region", "text"),
    [("CN", "订场地花了1200元，定金300元已付"), ("SG", "booked a van $240, deposit $80 paid")],
)
def test_a_deposit_is_a_part_of_its_price(region: str, text: str) -> None:
    """It is shown and not added."""
    facts = read(text, datetime(2026, 12, 15, 10), region=region, meant=Intent.LOG).facts
    sums = [each.what or "" for fact in facts for each in fact.money]
    assert [each.startswith("其中") for each in sums] == [False, True]
