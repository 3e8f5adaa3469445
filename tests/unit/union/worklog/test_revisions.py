"""The figures of a message laid beside those of the log it is about."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from union.reading.acts.changes.corrections import read_correction
from union.reading.message import Measure, Money
from union.worklog.entries import Fact, LogEntry
from union.worklog.revisions import deeds_named, revision
from union.worklog.spoken_corrections import corrected_facts

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


def row(title: str, day: int, homes: int, paid: int) -> Fact:
    """A row of a table."""
    measures = (Measure(f"{homes}户", Decimal(homes), "户"),)
    return Fact("帮扶慰问", title, date(2026, 11, day), measures, (Money(f"{paid}元", paid * 100, "CNY"),))


ROWS = LogEntry(
    id=2,
    number=2,
    author_id=1,
    author="李建国",
    text="走访慰问\n11月12日 锻造 4户 2000元\n11月13日 喷涂 3户 1500元\n11月16日 总装 5户 2500元\n合计 12户 6000元",
    said_at=SAID,
    facts=(row("走访慰问", 12, 4, 2000), row("喷涂", 13, 3, 1500), row("总装", 16, 5, 2500)),
)


@pytest.mark.parametrize(
    ("words", "homes", "paid"),
    [
        ("总装那行不是5户 6户，钱是3000元", [4, 3, 6], [2000, 1500, 3000]),
        ("喷涂那行不是3户 2户，钱是1000元", [4, 2, 5], [2000, 1000, 2500]),
    ],
)
def test_a_row_is_known_by_its_words_or_its_figure(words: str, homes: list[int], paid: list[int]) -> None:
    """Though the figures of other rows are as near."""
    found = revision(ROWS, words)
    assert found is not None
    assert [one.value for fact in found.facts for one in fact.measures] == homes
    assert [one.minor / 100 for fact in found.facts for one in fact.money] == paid


@pytest.mark.parametrize(
    ("words", "day"),
    [("锻造那行是11号", 12), ("总装的记错了", 16), ("走访慰问记错了", None), ("谢谢大家", None)],
)
def test_the_deed_that_words_name(words: str, day: int | None) -> None:
    """By its row in the text of the log; none where they name none."""
    found = deeds_named(ROWS, words)
    assert [fact.day.day for fact in found] == ([day] if day else [])


def test_two_letters_name_no_deed() -> None:
    """「we」 of "were" is none of "welfare"."""
    facts = (
        Fact("财务经审", "welfare", date(2026, 11, 3), money=(Money("$300", 30000, "SGD"),)),
        Fact("帮扶慰问", "wreath for Mdm Tan", date(2026, 11, 5), money=(Money("$85", 8500, "SGD"),)),
    )
    entry = LogEntry(id=3, number=3, author_id=1, author="Siti", text="", said_at=SAID, facts=facts)
    assert deeds_named(entry, "flowers were 4 nov") == ()
    assert deeds_named(entry, "the wreath was 4 nov") == [facts[1]]


def test_the_day_named_tells_which_figure_is_meant() -> None:
    """Of figures as near those of that day."""
    found = revision(ROWS, "送了6户", days=(date(2026, 11, 16),))
    assert found is not None
    assert [one.value for fact in found.facts for one in fact.measures] == [4, 3, 6]


def test_a_difference_that_fits_several_rows_leaves_it_to_the_name() -> None:
    """One household less is of each row; 「总装」 is of one."""
    said = read_correction("总装那笔有一户没在家，应该是4户，2000元")
    found = corrected_facts(ROWS, said) if said else None
    assert found is not None
    assert [one.value for fact in found for one in fact.measures] == [4, 3, 4]
