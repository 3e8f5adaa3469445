"""Slips in an officer's arithmetic are pointed out; what is vague, unclear or right is left alone."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from union.reading.message import Intent, Measure, Money
from union.reading.reader import read
from union.worklog.arithmetic_check import Slip, SumSlip, Unusual, count_slips, slips, sum_slips, unusual
from union.worklog.entries import Fact

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
    return [(slip.product, slip.said.minor) for slip in slips(fact) if isinstance(slip, Slip)]


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


def said(text: str) -> tuple[Fact, ...]:
    found = read(text, datetime.fromisoformat("2026-11-20 10:00"), region="CN", meant=Intent.LOG)
    return tuple(Fact(each.category, each.title, DAY, each.measures, each.money) for each in found.facts)


MONEY = [
    ("走访困难职工12户×500元=5000元", 600_000),
    ("走访慰问12户，每户500元×12户=5000元", 600_000),
    ("组织体检60人，人均100元，共计5000元", 600_000),
]


@pytest.mark.parametrize(("text", "product"), MONEY)
def test_a_product_may_be_written_in_many_forms(text: str, product: int) -> None:
    """With ×, with 人均, the count said once more as a factor."""
    assert [slip.product for fact in said(text) for slip in slips(fact)] == [product]


COUNTS = [
    ("知识竞赛评出一等奖2人、二等奖3人、三等奖6人，共10人", [11]),
    ("表彰先进：一车间3人，二车间4人，合计8人", [7]),
    ("发放毛巾每人2条，共60人130条", [120]),
    ("知识竞赛评出一等奖2人、二等奖3人、三等奖6人，共11人", []),
    ("参加60人，评出一等奖2人、二等奖3人，共5人", []),
    ("发放毛巾每人2条，共60人120条", []),
    ("慰问环卫工人18人，困难职工12人，共30人", []),
    ("走访困难职工约12户，看望住院职工3户，共20户", []),
    ("一等奖2人、二等奖3人，全厂共1200人", []),
]


@pytest.mark.parametrize(("text", "sums"), COUNTS)
def test_parts_and_their_total_are_compared(text: str, sums: list[int]) -> None:
    """Only where 共 says that it is their total, and so many for each by how many got them."""
    assert [slip.sum for fact in said(text) for slip in count_slips(fact, text)] == sums


def visits(*yuan: int) -> list[Fact]:
    return [said(f"走访困难职工10户，慰问金{each * 10}元")[0] for each in yuan]


def test_ten_times_the_usual_is_pointed_out() -> None:
    """A nought too many, or one too few, by what each household got so far."""
    usual = visits(500, 500, 600)
    assert unusual(said("走访困难职工12户，慰问金60000元")[0], usual) == Unusual("户", 500_000, 50_000, "CNY")
    assert unusual(said("走访困难职工3户，每户50元")[0], usual) == Unusual("户", 5_000, 50_000, "CNY")


def test_what_is_not_known_to_be_usual_is_not_compared() -> None:
    """Fewer than three, other units, a sum for nobody counted, a mere doubling."""
    dear = said("走访困难职工12户，慰问金60000元")[0]
    assert unusual(dear, visits(500, 500)) is None
    assert unusual(said("慰问劳模2人，慰问金10000元")[0], visits(500, 500, 500)) is None
    assert unusual(said("支付慰问金60000元")[0], visits(500, 500, 500)) is None
    assert unusual(said("走访困难职工10户，慰问金10000元")[0], visits(500, 500, 500)) is None


SUMS = [
    ("采购慰问品：手套500元、毛巾300元，共900元", [80_000]),
    ("采购慰问品：手套500元、毛巾300元，合计800元", []),
    ("慰问品支出手套500元、毛巾300元，合计1100元", [80_000]),
    ("慰问支出900元，其中手套500元、毛巾300元", []),
    ("技能比武一等奖1人奖金1000元，二等奖2人各500元，共2000元", []),
    ("采购慰问品：手套约500元、毛巾300元，共900元", []),
]


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_sums_and_their_total_are_compared(text: str, sums: list[int]) -> None:
    """Only where all are plain sums and 其中 was not written."""
    assert [slip.sum for fact in said(text) for slip in sum_slips(fact, text)] == sums


def test_a_price_of_what_is_counted_behind_a_sum_is_no_part_of_that_sum() -> None:
    """「利是封500個，$275；糖果8罐，每罐$68」 costs 275 and 544."""
    for text, wanted in [
        ("利是封買咗500個，$275；賀年糖果8罐，每罐$68", 54400),
        ("獎盃6個訂咗1980，T恤200件每件35", 700000),
    ]:
        (fact,) = read(text, datetime(2027, 2, 5, 13)).facts
        assert [each.minor for each in fact.money if each.text is None] == [wanted]
    (fact,) = read("来了30人，花费1500元，礼品60份每份20元", datetime(2027, 2, 5, 13)).facts
    assert all(each.text is not None for each in fact.money)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("米油买好了，米5袋每袋68，油5桶每桶75，一共715元", None),
        ("米油买好了，米5袋每袋68，油5桶每桶75，一共700元", 71500),
        ("走访困难职工，5户每户500元，3人每人200元，共3000元", 310000),
    ],
)
def test_several_prices_are_laid_beside_the_total_together(text: str, right: int | None) -> None:
    """Each price alone is never the whole."""
    (fact,) = said(text)
    found = slips(fact)

    assert [each.sum for each in found if isinstance(each, SumSlip)] == ([] if right is None else [right])
    assert len(found) == (right is not None)
