"""Slips in a fact's own arithmetic, pointed out and never corrected: 「每户500元×12户=5000元」."""

from dataclasses import dataclass

from union.understanding.message import Measure, Money
from union.worklog import Fact

PEOPLE = frozenset({"人", "名", "位"})


@dataclass(frozen=True, slots=True)
class Slip:
    """`price` for each of `count` makes `product` minor units, but `said` was written."""

    price: Money
    count: Measure
    product: int
    said: Money


def slips(fact: Fact) -> tuple[Slip, ...]:
    """Totals that differ from price times count, where exactly one of each was written and none is vague."""
    totals = [money for money in fact.money if money.per is None and money.text is not None]
    found = []
    for price in (money for money in fact.money if money.per is not None):
        counts = [measure for measure in fact.measures if _same(price.per, measure.unit)]
        if (
            len(totals) != 1
            or len(counts) != 1
            or any(_is_vague(each) for each in (price, counts[0], totals[0]))
        ):
            continue
        product = round(price.minor * counts[0].value)
        if product != totals[0].minor and price.currency == totals[0].currency:
            found.append(Slip(price, counts[0], product, totals[0]))
    return tuple(found)


def _is_vague(figure: Measure | Money) -> bool:
    largest = figure.value_max if isinstance(figure, Measure) else figure.minor_max
    return figure.approx or largest is not None


def _same(per: str | None, unit: str) -> bool:
    return per == unit or (per in PEOPLE and unit in PEOPLE)
