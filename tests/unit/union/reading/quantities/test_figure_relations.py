"""Figures that replace or contain one another."""

from datetime import datetime

import pytest

from union.core.period import month
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.worklog.entries import Fact, LogEntry
from union.worklog.totals import facts_in_period, figures

NOW = datetime.fromisoformat("2026-11-20T10:00")


def logged(text: str) -> Message:
    """The text read as a log."""
    return read(text, NOW, meant=Intent.LOG)


def added(text: str) -> list[tuple[str, int]]:
    """What the report of the month adds up of one log, by unit."""
    facts = tuple(
        Fact(one.category, one.title, NOW.date(), one.measures, one.money) for one in logged(text).facts
    )
    entry = LogEntry(1, 1, "甲", 1, text, NOW.astimezone(), facts)
    sums = figures(facts_in_period([entry], month(2026, 11)))
    every = [*sums.measures.items(), *sums.money.items(), *sums.income.items()]
    return sorted((key.unit, int(amount.value)) for key, amount in every)


CHANGED = [
    ("会员从120人增加到135人", ["原为120人", "135人"]),
    ("困难职工由41户减到33户", ["原为41户", "33户"]),
    ("满意率由92%上升为95%", ["原为92%", "95%"]),
    ("慰问金标准从2000元提高到3000元", ["原为2000元", "3000元"]),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_a_change_keeps_its_former_value_marked(text: str, expected: list[str]) -> None:
    """Both values of a change are shown, the one left behind as such."""
    message = logged(text)

    shown = [(one.what or "", one.text or "") for one in (*message.measures, *message.money)]
    assert [text if what != "原为" else what + text for what, text in shown] == expected


REPLACED = [
    ("慰问不是12户，是15户", ["15户"]),
    ("走访12户改为15户", ["15户"]),
]


@pytest.mark.parametrize(("text", "expected"), REPLACED)
def test_only_what_is_right_is_read(text: str, expected: list[str]) -> None:
    """A correction names the wrong value and the right one."""
    message = logged(text)

    assert [one.text for one in (*message.measures, *message.money)] == expected


ADDED = [
    ("培训职工120人、其中女职工45人", [("人", 120)]),
    ("培训职工120人，其中女职工45人，党员30人", [("人", 120)]),
    ("慰问男职工30人、女职工15人，共45人", [("人", 45)]),
    ("慰问品：粽子8100元，咸鸭蛋5400元，合计13500元", [("CNY", 540000), ("CNY", 810000)]),  # by purpose
    ("筹集慰问资金86.3万元（其中财政配套30万元，社会捐助6万元）", [("CNY", 86300000)]),
    ("hospital visit today, gave cash $200 n fruit basket $45, tot $245", [("CNY", 24500)]),
    ("培训120人，其中女职工45人，慰问困难职工30人", [("人", 120), ("人", 30)]),
    ("会员从120人增加到135人，培训会员30人", [("人", 30), ("人", 135)]),
    ("走访困难职工，由41户减到33户，每户500元", [("CNY", 1650000), ("户", 33)]),
    ("门面租金由原来的4600元上升到6200元，慰问职工", [("CNY", 620000)]),
    ("三期安全培训分别有80人、60人、75人，共计200余人", [("人", 200), ("期", 3)]),
    ("走访困难职工12户。走访劳模8户，共计3次", [("户", 12), ("户", 8), ("次", 3)]),
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_nothing_is_counted_twice(text: str, expected: list[tuple[str, int]]) -> None:
    """Parts behind 其中 or before a total that is their sum, and former values, are shown and not added."""
    assert added(text) == sorted(expected)


TOGETHER = [
    ("技能比武一等奖1人奖金1000元，二等奖2人各500元，共2000元", 200_000),
    ("技能比武一等奖1人奖金1000元，二等奖2人各500元，共3000元", 300_000),
    ("支出场地费800元，走访12户每户500元，共6000元", 680_000),
    ("采购慰问品：手套500元、毛巾300元，共900元", 90_000),
    ("慰问2户送慰问金1000元，支出交通费300元，一共花了6000元", 730_000),
]


@pytest.mark.parametrize(("text", "minor"), TOGETHER)
def test_a_sum_before_its_total_is_not_added_to_it(text: str, minor: int) -> None:
    """With prices, or where the sums nearly make it; a price's own product has no other parts."""
    money = [one for fact in logged(text).facts for one in fact.money if not one.per]
    assert sum(one.minor for one in money if not (one.what or "").startswith("其中")) == minor


@pytest.mark.parametrize(
    "text",
    [
        "参加健步走86人：一车间45，二车间41",
        "一车间45，二车间41，共86人参加健步走",
        "叉车组45 装卸组41 共86人参加健步走",
    ],
)
def test_bare_figures_that_make_up_a_whole_are_its_parts(text: str) -> None:
    """They take its unit, are shown, and add nothing to it."""
    assert added(text) == [("人", 86)]
    assert sum((one.what or "").startswith("其中") for one in logged(text).measures) == 2


def test_each_prize_is_paid_as_often_as_it_was_won() -> None:
    """The first to one, the others to several."""
    text = "包粽子比赛：48人参加，一等奖1队500，二等奖2队各300，三等奖3队各200"
    assert sum(one.minor for one in logged(text).money if one.per is None) == 170000


def test_what_was_expected_plans_nothing() -> None:
    """Beside it stands what was paid."""
    message = read("走访困难职工3户，预计每户500，实际每户600，共1800元", NOW)
    assert message.intent is Intent.LOG
    assert [one.minor for one in message.money if one.per is None] == [180000]
