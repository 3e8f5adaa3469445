"""The figures of a message laid beside those of the log it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import revision

SAID = datetime(2026, 11, 18, 2, tzinfo=UTC)


def log(text: str, *figures: Measure | Money) -> LogEntry:
    """A log of one deed."""
    measures = tuple(each for each in figures if isinstance(each, Measure))
    money = tuple(each for each in figures if isinstance(each, Money))
    fact = Fact("帮扶慰问", text, date(2026, 11, 18), measures=measures, money=money)
    return LogEntry(id=1, number=1, author_id=1, author="李建国", text=text, said_at=SAID, facts=(fact,))


CAKES = log(
    "今天给退休职工送蛋糕9个，花费1170元",
    Measure("9个", Decimal(9), "个", what="蛋糕"),
    Money("1170元", 117000, "CNY"),
)
FEES = log("果篮160元，慰问金1200元", Money("160元", 16000, "CNY"), Money("1200元", 120000, "CNY"))


def figures(entry: LogEntry, words: str) -> list[Decimal] | None:
    """Counts and sums as the words leave them."""
    found = revision(entry, words)
    if found is None:
        return None
    fact = found.facts[0]
    return [each.value for each in fact.measures] + [Decimal(each.minor) / 100 for each in fact.money]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("按7个报，910元", [7, 910]),
        ("按7个报，910元，另外2个是老年大学订的", [7, 910]),  # 9 less 2 are 7
        ("多打了一个零，是117元", [9, 117]),
        ("那1170是行政出的，去掉吧", [9]),
        ("蛋糕那条不要了，删掉", None),  # all of it, which is no figure
        ("一晃9年了", None),
        ("每个130元", None),
        ("打车花了24元", None),  # far from any sum of it
    ],
)
def test_each_takes_the_place_it_fits(words: str, left: list[int] | None) -> None:
    """And none where it is not plain."""
    assert figures(CAKES, words) == left


def test_a_total_of_several_is_none_of_them() -> None:
    """「总额1380」 of two sums."""
    assert figures(FEES, "总额是1380元") is None


def test_what_bears_it_out() -> None:
    """The old figure said beside the new one, or one the two differ by; another of the log's own is quoted only."""
    assert getattr(revision(CAKES, "9个有2个没领，是7个"), "is_proved", False)
    quoted = revision(CAKES, "是7个，1170没错")
    assert quoted is not None
    assert not quoted.is_proved
    assert quoted.is_quoted


def test_a_table_is_no_correction() -> None:
    """Nor is any message of several lines."""
    assert revision(CAKES, "一车间 7个\n二车间 8个") is None
