"""How a budget is said, a line each; what is in doubt is not taken."""

import pytest

from union.budgets.budget_lines import BudgetLineTrouble, read_lines, read_year, unglued
from union.budgets.expenditure import WHOLE

TAKEN = [
    ("帮扶慰问 30000", 2026, "帮扶慰问", 3000000),
    ("帮扶慰问 3万 2027年", 2027, "帮扶慰问", 3000000),
    ("2027年 帮扶慰问：30,000元", 2027, "帮扶慰问", 3000000),
    ("全年 12万", 2026, WHOLE, 12000000),
    ("明年 宣传 1千", 2027, "宣传信息", 100000),
    ("帮扶 三万五", 2026, "帮扶慰问", 3500000),
    ("文体费 2.5万", 2026, "文体活动", 2500000),
    ("2027 文体 2万", 2027, "文体活动", 2000000),
    ("3万 文体活动", 2026, "文体活动", 3000000),
    ("幫扶慰問 3萬蚊", 2026, "帮扶慰问", 3000000),
    ("慰问 12000.5元", 2026, "帮扶慰问", 1200050),
    ("培训 2000", 2026, "教育培训", 200000),
    ("培训 2026元", 2026, "教育培训", 202600),
    ("文体 取消", 2026, "文体活动", 0),
    ("文体 0元", 2026, "文体活动", 0),
]
NOT_TAKEN = [
    ("帮抚慰问 3万", BudgetLineTrouble.NO_CATEGORY, "帮扶慰问"),
    ("吃喝玩乐 3万", BudgetLineTrouble.NO_CATEGORY, None),
    ("帮扶慰问 2026", BudgetLineTrouble.YEAR_OR_AMOUNT, None),
    ("帮扶慰问 约3万", BudgetLineTrouble.ABOUT, None),
    ("帮扶慰问 3至5万元", BudgetLineTrouble.ABOUT, None),
    ("帮扶慰问 -500", BudgetLineTrouble.NO_AMOUNT, None),
    ("帮扶慰问 每人200元", BudgetLineTrouble.NO_AMOUNT, None),
    ("帮扶慰问 12户", BudgetLineTrouble.NO_AMOUNT, None),
    ("帮扶慰问 ****9999", BudgetLineTrouble.NO_AMOUNT, None),
    ("帮扶慰问", BudgetLineTrouble.NO_AMOUNT, None),
    ("全年 99999999999999元", BudgetLineTrouble.NO_AMOUNT, None),
]


@pytest.mark.parametrize(("text", "year", "category", "minor"), TAKEN)
def test_a_budget_is_read(text: str, year: int, category: str, minor: int) -> None:
    """Category by any of its names, amount as any sum of money, this year unless another is said."""
    (line,) = read_lines(text, 2026, "CN")
    assert (line.year, line.category, line.minor, line.trouble) == (year, category, minor, None)


@pytest.mark.parametrize(("text", "trouble", "guess"), NOT_TAKEN)
def test_what_is_in_doubt_is_not_taken(text: str, trouble: BudgetLineTrouble, guess: str | None) -> None:
    """With the name that is written most like it, where there is one."""
    (line,) = read_lines(text, 2026, "CN")
    assert (line.trouble, line.guess) == (trouble, guess)


@pytest.mark.parametrize(
    "text", ["帮扶慰问 3万、文体 1万", "帮扶慰问 30,000元，文体：10000", "帮扶慰问 3万；文体 1万元；"]
)
def test_several_in_one_line_are_as_many_lines(text: str) -> None:
    """Nobody breaks lines on a phone."""
    assert [(each.category, each.minor) for each in read_lines(text, 2026, "CN")] == [
        ("帮扶慰问", 3000000),
        ("文体活动", 1000000),
    ]


def test_a_year_by_itself_is_for_the_lines_below() -> None:
    """A table is pasted under its year; the currency is the place's, but for one that is written."""
    lines = list(read_lines("2027年\n帮扶慰问 3万\n\n文体 S$500", 2026, "HK"))
    assert [(each.year, each.minor, each.currency) for each in lines] == [
        (2027, 3000000, "HKD"),
        (2027, 50000, "SGD"),
    ]
    assert [read_year(each, 2026) for each in ("2025", "2025年度", "去年", "25", "帮扶")] == [
        2025, 2025, 2025, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("预算帮扶慰问2万", "帮扶慰问 2万"),
        ("明年文體預算調整為1.5万元", "明年 文体 1.5万元"),
        ("预算帮扶慰问2万不够用", "预算帮扶慰问2万不够用"),
        ("文体活动预算8000", "文体活动预算8000"),
    ],
)
def test_a_budget_in_one_word_is_a_line(text: str, line: str) -> None:
    """「预算帮扶慰问2万」 sets a budget and is no spending; what says more, or only names one, is left."""
    assert unglued(text) == line
