"""Blanks of a superior's form: what each asks for, and that nothing is filled in that no log says."""

from datetime import date, datetime

import pytest

from union.questions.forms import Blank, Why, blanks_of, fillings
from union.reading.reader import read
from union.worklog.entries import Fact
from union.worklog.totals import Filed

NOW = datetime(2026, 11, 28, 10)
SAID = (
    "今天走访慰问困难职工3户，送慰问金1500元",
    "11月5日走访困难职工老李家，慰问金500元，1户",
    "今天举办焊工技能培训，35人参加",
    "10月12日组织篮球赛，60人参加，花费2000元",
    "今天拔河比赛，48人参加，支出860元",
    "今天开展安全检查，发现隐患5处，整改4处",
    "10月20日举办焊工技能培训2期，参训86人次",
    "10月9日走访困难职工12户，每户500元",
)


def filed() -> list[Filed]:
    """The facts of the logs."""
    found = list[Filed]()
    for number, text in enumerate(SAID, 1):
        message = read(text, NOW)
        for each in message.facts:
            when = each.when or message.when
            day = when.start.date() if when else NOW.date()
            found.append(Filed(number, Fact(each.category, each.title, day, each.measures, each.money), text))
    return found


def found(row: str, column: str = "", unit: str = "") -> tuple[str, tuple[int, ...]]:
    """The figure of one blank, and its logs; why there is none."""
    every = filed()
    month = [each for each in every if each.fact.day >= date(2026, 11, 1)]
    (one,) = fillings([Blank("0:1:1", row, column, unit)], month, every, NOW)
    return (f"{one.value}{one.unit}" if one.value is not None else str(one.why), one.numbers)


@pytest.mark.parametrize(
    ("row", "column", "unit", "says", "logs"),
    [
        ("走访慰问困难职工", "本月数", "户", "4户", (1, 2)),
        ("1. 发放慰问金", "", "元", "2000元", (1, 2)),
        ("举办技能培训", "", "期", "1期", (3,)),
        ("文体活动", "参加人数", "", "48人", (5,)),
        ("文体活动", "累计参加人数（人次）", "", "108人次", (4, 5)),
        ("文体活动支出（万元）", "1-11月累计", "", "0.286万元", (4, 5)),
        ("排查安全隐患", "完成数", "处", "5处", (6,)),
        ("举办技能培训", "累计数", "期", "3期", (3, 7)),  # a log without a count tells of one
        ("培训人数", "累计数", "人次", "121人次", (3, 7)),
        ("培训人数", "累计数", "人", "none", ()),  # nobody knows how many came twice
        ("慰问金额", "累计数", "元", "8000元", (1, 2, 8)),
    ],
)
def test_a_blank_is_answered_from_the_logs(
    row: str, column: str, unit: str, says: str, logs: tuple[int, ...]
) -> None:
    """By its words, its column's and its unit; with the numbers of the logs it comes from."""
    assert found(row, column, unit) == (says, logs)


@pytest.mark.parametrize(
    ("row", "column", "unit", "why"),
    [
        ("会员总数", "", "人", Why.NOT_OURS),
        ("走访慰问困难职工", "上年同期", "户", Why.NOT_OURS),
        ("合计", "金额", "", Why.NOT_OURS),
        ("走访慰问困难职工", "完成情况", "", Why.NO_UNIT),
        ("慰问一线职工", "", "人", Why.NONE),
        ("心理疏导", "", "场", Why.NONE),
        ("安全检查", "", "处", Why.NONE),  # 5处隐患 and 4处整改 are no 9 of anything
    ],
)
def test_what_no_log_surely_says_stays_blank(row: str, column: str, unit: str, why: Why) -> None:
    """With the reason, for whoever fills it in."""
    assert found(row, column, unit) == (why.value, ())


def test_what_asks_for_no_figure_is_left_alone() -> None:
    """Remarks and signatures."""
    assert fillings([Blank("0:1:1", "走访慰问困难职工", "备注")], filed(), filed(), NOW) == []


def test_rows_heads_and_units_are_found() -> None:
    """Ordinals are no label, a line with colons heads nothing, a column of units says the unit."""
    grid = {
        (0, 0): "填报单位：", (0, 1): "", (0, 2): "", (0, 3): "日期：",
        (1, 0): "序号", (1, 1): "项目", (1, 2): "单位", (1, 3): "本月",
        (2, 0): "1", (2, 1): "技能培训", (2, 2): "期", (2, 3): None,
    }  # fmt: skip
    assert list(blanks_of(grid, "0")) == [Blank("0:2:3", "技能培训", "本月", "期")]


def test_the_second_half_of_a_row_has_labels_of_its_own() -> None:
    """「户数 __ 金额 __」 in one row."""
    grid = {(0, 0): "户数", (0, 1): None, (0, 2): "金额", (0, 3): None}
    assert [each.row for each in blanks_of(grid, "0")] == ["户数", "金额"]


def test_no_value_is_made_of_words_too_long() -> None:
    """A paragraph in a cell is no label."""
    every = filed()
    assert fillings([Blank("0:1:1", "走访慰问困难职工" * 10, "", "户")], every, every, NOW) == []
