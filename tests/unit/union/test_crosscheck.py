"""Slips in an officer's arithmetic are pointed out; what is vague, unclear or right is left alone."""

from datetime import date
from decimal import Decimal

import pytest

from union.crosscheck import slips
from union.understanding.message import Measure, Money
from union.worklog import Fact

DAY = date(2026, 11, 20)


def count(value: str, unit: str = "户", **more: object) -> Measure:
    return Measure(f"{value}{unit}", Decimal(value), unit, **more)  # type: ignore[arg-type]


def price(yuan: float, per: str = "户", **more: object) -> Money:
    return Money(f"每{per}{yuan}元", round(yuan * 100), per=per, **more)  # type: ignore[arg-type]


def total(yuan: float, **more: object) -> Money:
    return Money(f"{yuan}元", round(yuan * 100), **more)  # type: ignore[arg-type]


def found(measures: list[Measure], money: list[Money]) -> list[tuple[int, int]]:
    """What it should be and what was said, in fen."""
    fact = Fact("帮扶慰问", "走访", DAY, tuple(measures), tuple(money))
    return [(slip.product, slip.said.minor) for slip in slips(fact)]


def test_a_wrong_total_is_found() -> None:
    """「每户500元×12户=5000元」."""
    assert found([count("12")], [price(500), total(5000)]) == [(600_000, 500_000)]


RIGHT = [
    ("the sum is right", [count("12")], [price(500), total(6000)]),
    ("no total was said", [count("12")], [price(500)]),
    ("the product is ours", [count("12")], [price(500), Money(None, 500_000)]),
    ("no price was said", [count("12")], [total(5000)]),
    ("the count is of something else", [count("12", "场")], [price(500), total(5000)]),
    ("two counts could be meant", [count("12"), count("3")], [price(500), total(5000)]),
    ("two totals were said", [count("12")], [price(500), total(5000), total(800)]),
    ("about twelve", [count("12", approx=True)], [price(500), total(5000)]),
    ("about five thousand", [count("12")], [price(500), total(5000, approx=True)]),
    ("about five hundred each", [count("12")], [price(500, approx=True), total(5000)]),
    ("five to eight hundred each", [count("12")], [price(500, minor_max=80_000), total(8000)]),
    ("ten to twelve households", [count("10", value_max=Decimal(12))], [price(500), total(5500)]),
    ("up to five thousand", [count("12")], [price(500), total(4000, minor_max=500_000)]),
    ("another currency", [count("12")], [price(500), total(5000, currency="HKD")]),
    ("half a day rounds to the fen", [count("1.5", "天")], [price(0.33, "天"), total(0.5)]),
]


@pytest.mark.parametrize(("why", "measures", "money"), RIGHT, ids=[row[0] for row in RIGHT])
def test_nobody_is_corrected_without_need(why: str, measures: list[Measure], money: list[Money]) -> None:
    """A false alarm costs more than a slip that nobody notices."""
    assert found(measures, money) == []


@pytest.mark.parametrize(("per", "unit"), [("人", "名"), ("名", "人"), ("位", "人")])
def test_people_are_people(per: str, unit: str) -> None:
    """「每人100元」 and 「30名」 belong together; 人次 does not."""
    assert found([count("30", unit)], [price(100, per), total(2000)]) == [(300_000, 200_000)]
    assert found([count("30", "人次")], [price(100, per), total(2000)]) == []
