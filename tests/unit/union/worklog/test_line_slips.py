"""A line of totals that its lines do not make is pointed out; a count grows by what is added."""

from datetime import date, datetime

from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.arithmetic_check import CountSlip, SumSlip, line_slips, sum_slips
from union.worklog.corrections import with_added_figures
from union.worklog.entries import Fact

NOW = datetime(2026, 11, 20, 10, 0)


def _facts(text: str) -> list[Fact]:
    return [
        Fact(one.category, one.title, date(2026, 11, 20), one.measures, one.money)
        for one in read(text, NOW).facts
    ]


def test_a_wrong_line_of_totals_is_pointed_out() -> None:
    """Sums and counts alike."""
    found = line_slips(_facts("一车间走访3户 1500元\n二车间走访4户 2000元\n合计 8户 3400元"))
    assert [one.sum for one in found if isinstance(one, SumSlip)] == [350000]
    assert [one.sum for one in found if isinstance(one, CountSlip)] == [7]


def test_a_right_one_is_not() -> None:
    """Nothing is said."""
    assert line_slips(_facts("一车间走访3户 1500元\n二车间走访4户 2000元\n合计 7户 3500元")) == ()


def test_products_are_held_against_the_total_said() -> None:
    """「2500元：4×500+3×200」 are 2600."""
    text = "送温暖支出2500元：4×500＋3×200"
    assert [one.sum for one in sum_slips(_facts(text)[0], text)] == [260000]


def test_a_count_grows_and_its_product_with_it() -> None:
    """「3户，每户500元」 and 「再补2户」: five, 2500."""
    [fact] = _facts("走访困难职工3户，每户500元")
    grown = with_added_figures(fact, read("慰问2户", NOW, meant=Intent.LOG).facts[0])
    assert [one.value for one in grown.measures] == [5]
    assert [one.minor for one in grown.money if one.text is None] == [250000]
