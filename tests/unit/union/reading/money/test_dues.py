"""Dues come in, in whatever words; what is paid out of them, and what they are raised to, is no income."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.money.flows import Flow, flow_of, rates_of_dues
from union.reading.reader import read
from union.reading.text.normal_form import normal
from union.worklog.arithmetic_check import all_slips
from union.worklog.entries import Fact, LogEntry

NOW = datetime.fromisoformat("2026-12-01 09:00")


def flows(text: str, region: str) -> set[Flow]:
    message = read(text, NOW, region=region, meant=Intent.LOG)
    return {flow_of(each, fact.title, message.text) for fact in message.facts for each in fact.money}


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("HK", "記低，會費5人，$500"),
        ("HK", "會費12位，$1,440，已入銀行"),
        ("CN", "今天会费交了6个人，180元"),
        ("CN", "三车间会费25人，750"),
        ("SG", "dues 8 pax, $120"),
        ("SG", "collected dues from 8 members today, $15 each"),
        ("SG", "membership fees 12 members $240"),
    ],
)
def test_dues_come_in(region: str, text: str) -> None:
    assert flows(text, region) == {Flow.IN}


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ("CN", "会费返还职工30人，900元"),
        ("CN", "用会费买了水果180元"),
        ("CN", "会费活动聚餐花了900元"),
        ("HK", "交會費俾工聯會$3,000"),
        ("SG", "paid dues to federation $300"),
    ],
)
def test_what_is_paid_out_of_dues_is_spent(region: str, text: str) -> None:
    assert flows(text, region) == {Flow.SPENT}


@pytest.mark.parametrize(
    "text", ["会费由120元加到130元", "會費由$100加到$110", "会费从20元涨到25元，全票通过"]
)
def test_a_new_rate_is_no_sum(text: str) -> None:
    assert rates_of_dues(normal(text).text)
    assert flows(text, "CN") == set()


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("今晚聚餐，開咗3圍，36人，埋單$9,800，每圍會所津貼$1,500", False),
        ("退休职工聚餐3桌，36人，买单9800元，每桌补贴500元", False),
        ("走访3户，每户补贴300元，共1000元", True),
        ("发放困难补助1000元，3户，每户补贴300元", True),
    ],
)
def test_a_subsidy_is_not_held_against_the_bill(text: str, is_wrong: bool) -> None:
    message = read(text, NOW, region="HK", meant=Intent.LOG)
    facts = tuple(
        Fact(each.category, each.title, NOW.date(), each.measures, each.money) for each in message.facts
    )
    assert bool(all_slips(LogEntry(1, 1, "王芳", 1, text, NOW, facts))) is is_wrong


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("昨晚羽毛球训练，12个人，场租300我垫的", [30000]),
        ("周末爬山22人，门票440都是我自己出的", [44000]),
        ("尋晚打羽毛球，10個人，場租200我俾咗先", [20000]),
        ("会费20人出的", []),
    ],
)
def test_who_paid_it_stands_behind_the_sum(text: str, sums: list[int]) -> None:
    message = read(text, NOW, region="CN", meant=Intent.LOG)
    assert [each.minor for fact in message.facts for each in fact.money] == sums
