"""Who did something, some of so many, and sums in thousands, as Singapore puts them."""

from datetime import datetime
from decimal import Decimal

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime(2026, 12, 10, 20, 30)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("roadshow at Jurong today, 18 join", {18}),
        ("CPR course over, 11 pass 2 fail", {11, 2}),
        ("met HR this afternoon, 5 of the 8 demands agreed", {5}),
        ("blood donation today, 63 registered 55 donated", {63, 55}),
    ],
)
def test_a_figure_with_its_verb_counts(text: str, counted: set[int]) -> None:
    """People by what they did, things by what they are some of."""
    message = read(text, NOW, region="SG", meant=Intent.LOG)
    assert {one.value for fact in message.facts for one in fact.measures} == set(map(Decimal, counted))


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("crab feast just now, 22 pax, kena 1.6k sia", 1600),
        ("futsal done, 40 guys, court $320 medals $180 all in $500", 500),
        ("dim sum lunch today 5 tables at three hundred a table, 48 pax", 1500),
        ("handed out 55 raincoats this morning at $7 a piece", 385),
    ],
)
def test_sums_in_thousands_in_all_and_for_each(text: str, paid: int) -> None:
    """Prices are no sums by themselves, nor are parts of one."""
    money = [one for fact in read(text, NOW, region="SG", meant=Intent.LOG).facts for one in fact.money]
    plain = [one.minor for one in money if one.per is None and not (one.what or "").startswith("其中")]
    assert sum(plain) == paid * 100
