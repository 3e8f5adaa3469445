"""Sums over the log: what is added, what is only listed, and which logs stand behind a figure."""

from datetime import date
from decimal import Decimal

from tests.unit.union.reports.digest_samples import NOVEMBER, entry, fact, figures_of, measure, yuan
from union.core.period import month
from union.reading.message import Measure, Money
from union.worklog.entries import LogEntry
from union.worklog.totals import Figures, Key, Listed, SummedAmount, by_unit, facts_in_period, figures

DAY = date(2026, 11, 5)


def _sums(*entries: LogEntry) -> Figures:
    return figures(facts_in_period(entries, NOVEMBER))


def test_people_are_one_unit_whatever_they_are_called() -> None:
    """名 and 位 add up with 人; 人次 stays apart."""
    sums = _sums(
        entry(1, fact("教育培训", "培训", DAY, measure("3", "名"), measure("4", "人次"))),
        entry(2, fact("教育培训", "讲座", DAY, measure("5", "位"), measure("6", "人"))),
    )
    assert by_unit(sums.measures) == {
        "人": SummedAmount(Decimal(14), sources=(1, 2)),
        "人次": SummedAmount(Decimal(4), sources=(1,)),
    }


def test_an_approximate_part_marks_its_sum() -> None:
    """600余 plus 12 is approximate; a sum without such a part is not."""
    sums = _sums(
        entry(1, fact("文体活动", "游园", DAY, measure("600", "人次", approx=True), measure("2", "场"))),
        entry(2, fact("文体活动", "棋赛", DAY, measure("12", "人次"))),
    )
    units = by_unit(sums.measures)
    assert (units["人次"].value, units["人次"].approx, units["场"].approx) == (612, True, False)


def test_a_range_counts_with_its_lower_end() -> None:
    """3至5天 adds 3 days, marked approximate; so do amounts of money."""
    days = Measure("3至5天", Decimal(3), "天", value_max=Decimal(5))
    money = Money("800至1000元", 80000, minor_max=100000)
    sums = _sums(entry(1, fact("教育培训", "封闭培训", DAY, days, money)))
    assert by_unit(sums.measures)["天"] == SummedAmount(Decimal(3), True, (1,))
    assert by_unit(sums.money)["CNY"] == SummedAmount(Decimal(80000), True, (1,))


def test_ratios_and_prices_are_listed_not_added() -> None:
    """98% and 每户500元 are shown as written and are in no sum."""
    sums = _sums(entry(7, fact("帮扶慰问", "走访", DAY, measure("98", "%", "满意率"), yuan(500, per="户"))))
    assert not sums.measures and not sums.money
    assert sums.listed == (Listed("帮扶慰问", 7, "", "每户500元"), Listed("帮扶慰问", 7, "满意率", "98%"))


def test_a_part_named_as_such_is_not_added_again() -> None:
    """「46人，其中女职工20人」 is 46 people."""
    sums = _sums(
        entry(1, fact("文体活动", "登山", DAY, measure("46", "人"), measure("20", "人", "其中女职工")))
    )
    assert by_unit(sums.measures)["人"].value == 46


def test_a_computed_product_is_added() -> None:
    """Count times price with no total said is money like any other."""
    product = Money(None, 600000, what="按每户500元×12户计")
    assert by_unit(_sums(entry(1, fact("帮扶慰问", "走访", DAY, product))).money)["CNY"].value == 600000


def test_currencies_stay_apart() -> None:
    """Hong Kong dollars are never added to yuan."""
    money = _sums(entry(1, fact("帮扶慰问", "慰问", DAY, yuan(10), Money("20港元", 2000, "HKD")))).money
    assert {unit: amount.value for unit, amount in by_unit(money).items()} == {"CNY": 1000, "HKD": 2000}


def test_an_undone_log_never_counts() -> None:
    """撤销 takes a log out of every figure."""
    gone = entry(1, fact("帮扶慰问", "走访", DAY, measure("9", "户")), undone=True)
    assert _sums(gone) == Figures()


def test_a_fact_counts_on_its_own_day() -> None:
    """Of one message about two months only the fact of this month counts here."""
    both = entry(
        1,
        fact("帮扶慰问", "走访", date(2026, 10, 31), measure("2", "户")),
        fact("帮扶慰问", "走访", DAY, measure("3", "户")),
    )
    assert by_unit(_sums(both).measures)["户"].value == 3


def test_a_late_log_can_be_left_to_its_own_section() -> None:
    """补报 for November is outside November's sums when asked, but a fact of December in it is not late."""
    late = entry(1, fact("其他", "迟报", DAY), fact("其他", "新事", date(2026, 12, 1)), late_for="2026-11")
    december = facts_in_period([late], month(2026, 12), late=False)
    assert facts_in_period([late], NOVEMBER, late=False) == ()
    assert [each.fact.title for each in december] == ["新事"]
    assert len(facts_in_period([late], NOVEMBER)) == 1


def test_purposes_are_kept_apart_under_one_unit() -> None:
    """Two unions and three problems are two keys, each with its own log."""
    sums = _sums(
        entry(1, fact("组织建设", "建会", DAY, measure("2", "个", "工会小组"))),
        entry(2, fact("组织建设", "调研", DAY, measure("3", "个", "问题"))),
    )
    assert sums.measures == {
        Key("组织建设", "个", "工会小组"): SummedAmount(Decimal(2), sources=(1,)),
        Key("组织建设", "个", "问题"): SummedAmount(Decimal(3), sources=(2,)),
    }


def test_a_sum_names_each_log_once() -> None:
    """A log with two facts stands once among the sources."""
    twice = entry(
        5,
        fact("帮扶慰问", "上午走访", DAY, measure("1", "户")),
        fact("帮扶慰问", "下午走访", DAY, measure("1", "户")),
    )
    sums = _sums(twice, entry(3, fact("帮扶慰问", "走访", DAY, measure("1", "户"))))
    assert by_unit(sums.measures)["户"] == SummedAmount(Decimal(3), sources=(3, 5))
    assert sums.facts["帮扶慰问"] == SummedAmount(Decimal(3), sources=(3, 5))
    assert sums.sources == (3, 5)


def test_nothing_adds_up_to_nothing() -> None:
    """Empty figures change no others."""
    assert figures_of(NOVEMBER) + Figures() == figures_of(NOVEMBER)
