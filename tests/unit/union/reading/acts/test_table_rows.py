"""Tables pasted from a sheet: a deed a row, the totals only checked."""

from datetime import datetime

import pytest

from union.reading import table_acts
from union.reading.act_reading import read_acts
from union.reading.acts.tasks.table_rows import table_in
from union.reading.message import ActKind
from union.reading.money.flows import Flow, flow_of

NOW = datetime(2026, 11, 20, 10)
TABLE = "11月补录\n日期\t内容\t人数\t支出\n11.9\t叉车比武\t12\t1,500\n11.16\t安全讲座\t58\t800\n合计\t\t70\t{total}"


def test_a_row_is_a_deed_with_its_day_its_count_and_its_sum() -> None:
    """All rows are one log, so that one button takes them back."""
    found = read_acts(TABLE.format(total="2300"), NOW)

    assert [act.kind for act in found.acts] == [ActKind.TOLD, ActKind.TOLD]
    assert [(act.whens[0].start.day, act.measures[0].value, act.money[0].minor) for act in found.acts] == [
        (9, 12, 150000),
        (16, 58, 80000),
    ]
    assert len({id(act.message) for act in found.acts}) == 1


def test_in_a_drawn_table_blanks_part_nothing() -> None:
    """Two of them before a sign are a slip of the thumb."""
    text = "Date | item | amt\n9/11 | tea, level 2  | 64\n16/11 | wreath | 85"

    table = table_in(text)

    assert table is not None
    assert [row.sums[0][0] for row in table.rows] == ["64", "85"]


def test_the_row_of_totals_adds_nothing() -> None:
    """It is held against the rows."""
    found = read_acts(TABLE.format(total="2300"), NOW)

    assert sum(one.minor for act in found.acts for one in act.money) == 230000
    assert found.left_over == ()


def test_a_total_that_is_wrong_is_left_over() -> None:
    """And so it is said."""
    assert [one.text for one in read_acts(TABLE.format(total="2400"), NOW).left_over] == ["2400"]


def test_a_table_of_days_to_come_tells_nothing() -> None:
    """It is a plan, which is read otherwise."""
    text = "日期\t内容\t人数\n2026-12-09\t讲座\t12\n2026-12-16\t演练\t58"

    assert all(act.kind is not ActKind.TOLD for act in read_acts(text, NOW).acts)


def test_lines_without_named_columns_are_no_table() -> None:
    """Gossip with tabulators stays gossip."""
    assert table_in("张三\t12\t好\n李四\t13\t好") is None
    assert table_in("今天走访12户") is None


def test_columns_may_stand_apart_by_a_blank() -> None:
    """As they come from a phone; of rows that only name places the heading says what was done."""
    text = "蛋糕券今天发完了\n分会 人数 金额\n机电 14 2800\n装配 9 1800\n合计 23 4600"
    found = read_acts(text, NOW)

    assert [(act.title, act.measures[0].value, act.money[0].minor) for act in found.acts] == [
        ("蛋糕券 机电", 14, 280000),
        ("蛋糕券 装配", 9, 180000),
    ]
    assert found.left_over == ()


def test_columns_may_stand_apart_by_commas_under_a_heading_with_the_day() -> None:
    """Each row is of that day; 「饮料(箱)」 and 「队数」 tell their unit."""
    text = "11月2号慰问一线 各店情况\n门店,人数,饮料(箱)\n总店,86,12\n春熙店,41,6\n合计,127,18"
    found = read_acts(text, NOW)

    assert [[one.text for one in act.measures] for act in found.acts] == [["86人", "12箱"], ["41人", "6箱"]]
    assert {act.whens[0].start.day for act in found.acts} == {2}
    assert found.left_over == ()


def test_a_table_of_tasks_plans_an_item_a_row() -> None:
    """By its column of days; 截止 and Due are days by which, PIC and 负责人 say whose it is."""
    text = "Task / PIC / Due\nSubmit accounts / Mei Ling / 4 Dec\nDraft speech / Raju & Siti / 8 Dec"

    acts = read_acts(text, NOW).acts

    assert [(act.kind, act.title, act.owners) for act in acts] == [
        (ActKind.PLANNED, "Submit accounts", ("Mei Ling",)),
        (ActKind.PLANNED, "Draft speech", ("Raju", "Siti")),
    ]
    assert all(when.deadline for act in acts for when in act.whens)


def test_an_english_table_with_its_rule_and_total_is_told_once() -> None:
    """Amt is a sum; the ruled line below the names is no row, the total adds nothing."""
    text = "| Date | Item | Amt |\n|---|---|---|\n| 2 Nov | Visit to hospital | 300 |\n| 5 Nov | Gift hampers | 450 |\n| Total | | 750 |"

    acts = read_acts(text, NOW).acts

    assert [(act.kind, act.money[0].minor, act.whens[0].start.day) for act in acts] == [
        (ActKind.TOLD, 30000, 2),
        (ActKind.TOLD, 45000, 5),
    ]


def test_each_line_with_its_day_in_front_is_a_row() -> None:
    """Without named columns, too; the last line may be their total."""
    table = table_in("福利金派发：\n10/1 生育 阿May $800\n12/1 结婚 $1,000\n合计 $1,800")
    assert table is not None and table.heading == "福利金派发" and not table.wrong
    assert [(row.day, row.work, row.sums[0][1]) for row in table.rows] == [
        ("10/1", "生育 阿May", 800),
        ("12/1", "结婚", 1000),
    ]


@pytest.mark.parametrize(
    "text", ["值班安排\n1月20日 张三 8小时\n1月21日 李四 8小时", "几件事\n1月25日 例会\n1月28日 交报表"]
)
def test_what_is_to_come_or_counts_nothing_is_no_such_list(text: str) -> None:
    """A roster, an agenda."""
    assert table_in(text) is None


def test_a_figure_in_a_column_may_have_its_unit() -> None:
    """「22人」, 「会务费2680元」; 「无」 is none."""
    table = table_in("日期　内容　人数　费用\n1月9日　插花　33人　无\n1月20日　座谈会　61人　会务费2680元")
    assert table is not None
    assert [row.counts for row in table.rows] == [(("33", 33, "人"),), (("61", 61, "人"),)]
    assert [[sum_[1] for sum_ in row.sums] for row in table.rows] == [[], [2680]]


@pytest.mark.parametrize(
    ("text", "days", "measures", "sums"),
    [
        (
            "各位，夜班送餐情况如下：\n费用(元)\t份数\t日期\n960\t32\t11月3日\n840\t28\t11月10日\n合计\t60\t1800",
            [3, 10],
            ["32份", "28份"],
            [96000, 84000],
        ),
        (
            "| 日期 | 车间 | 户数 | 补助款 |\n|--|--|--|--|\n| 11/4 | 电镀 | 2 | 900 |\n| | 喷涂 | 1 | 500 |",
            [4, 4],
            ["2户", "1户"],
            [90000, 50000],
        ),
        (
            "10月入户走访统计\n日期 户数 元\n8 4 2000\n9 6 3000\n谢谢",
            [8, 9],
            ["4户", "6户"],
            [200000, 300000],
        ),
        (
            "困难补助\n日期 补助人数 金额(万元)\n11.2 20 1.2\n11.5 9 0.5",
            [2, 5],
            ["20人", "9人"],
            [1200000, 500000],
        ),
    ],
)
def test_the_head_of_a_column_says_what_its_figures_are(
    text: str, days: list[int], measures: list[str], sums: list[int]
) -> None:
    """In any order, of rows that tell only their day, of merged cells, of bare days of a month named above."""
    acts = read_acts(text, NOW).acts

    assert [act.whens[0].start.day for act in acts] == days
    assert [act.measures[0].text for act in acts] == measures
    assert [act.money[0].minor for act in acts] == sums


def test_the_sentence_above_a_table_says_what_its_rows_are_about() -> None:
    """Without the words that only hand the table in, and it is no deed of its own."""
    text = "听力体检情况报一下\n日期 人数 费用(元)\n11月5日 40 3200\n11月6日 35 2800\n合计 75 6000"

    assert [act.title for act in read_acts(text, NOW).acts] == ["听力体检", "听力体检"]


def test_a_table_with_a_day_nobody_can_read_is_not_told_as_today() -> None:
    """It is left to be asked about."""
    assert table_acts.acts("送餐\n日期 份数\n11月31日 5\n11月32日 6", NOW, "CN", None) is None


def test_an_account_has_a_sum_in_each_line() -> None:
    """Which way each went is said by 收 and 支, by a sign, or by what stands above; a line of their total is held against them."""
    text = "联欢会\n收 捐款 9,850\n支 场租 1,200\n支 茶水 320\n合计 11,380"

    reading = read_acts(text, NOW)

    assert [(act.title, act.money[0].minor) for act in reading.acts] == [
        ("联欢会 捐款", 985000),
        ("联欢会 场租", 120000),
        ("联欢会 茶水", 32000),
    ]
    flows = [flow_of(act.money[0], act.title or "", text) for act in reading.acts]
    assert flows == [Flow.DONATED, Flow.SPENT, Flow.SPENT]
    assert [one.text for one in reading.left_over] == ["11,380"]


@pytest.mark.parametrize(
    "text", ["报名人数\n一车间 25\n二车间 36", "街站 11/5 2pm\n例会 12/5 3pm", "接送安排\n一车 45\n二车 52"]
)
def test_lines_that_name_no_money_are_no_account(text: str) -> None:
    """Heads, days and seats."""
    assert not any(act.money for act in read_acts(text, NOW).acts)


def test_dues_of_each_place_come_in() -> None:
    """What the sum is called says which way it went."""
    text = "12月会费\n东区 4200\n西区 6850"

    acts = read_acts(text, NOW).acts

    assert [flow_of(act.money[0], act.title or "", text) for act in acts] == [Flow.IN, Flow.IN]
