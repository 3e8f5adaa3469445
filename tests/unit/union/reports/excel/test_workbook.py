"""The ledger as a workbook: what a treasurer can filter and add up, and nothing a spreadsheet would run."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook

from tests.unit.union.reports.digest_samples import at, entry, fact, measure, november, yuan
from union.reading.message import Money
from union.reports.document import Paper
from union.reports.excel.sum_sheets import SumLine
from union.reports.excel.workbook import render
from union.reports.ledger import ledger
from union.reports.model import Material, digest
from union.words import words

_ = words()
HEADS = [
    *("编号", "日期", "类别", "事项", "项数", "用途", "数量", "单位", "金额", "币种"),
    *("收支", "原文数据", "说明", "计入", "记录人", "小组", "对应日程", "科目", "科目说明"),
]


def rendered(material: Material) -> bytes:
    """The workbook of the report made from this material."""
    return render(Paper(digest(material), ledger=ledger(material)), _)


def opened(content: bytes, *, values: bool = False) -> Workbook:
    """The workbook as a reader has it."""
    return load_workbook(BytesIO(content), data_only=values)


def rows_of(book: Workbook, name: str) -> list[tuple[Any, ...]]:
    """A sheet's rows below its head."""
    return list(book[name].iter_rows(min_row=2, values_only=True))


def of_log(material: Material, number: int) -> list[tuple[Any, ...]]:
    """The rows of one log, without 收支 and the columns behind 计入."""
    return [row[2:10] + row[11:14] for row in rows_of(opened(rendered(material)), "记录") if row[0] == number]


def test_every_sheet_can_be_filtered_under_a_frozen_head() -> None:
    """A cover and five sheets, the head row frozen, filters over all rows but the sums, printed with its head on every page."""
    book = opened(rendered(november()))
    assert book.sheetnames == ["封面", "记录", "汇总", "日程", "经费科目", "各人各组"]
    for sheet in book.worksheets:
        head = 2 if sheet.title == "封面" else 1
        assert sheet.freeze_panes == f"A{head + 1}"
        rows = sheet.max_row - sum("合计" in (row[0].value, row[1].value) for row in sheet.rows)
        assert sheet.auto_filter.ref == f"A{head}:{get_column_letter(sheet.max_column)}{rows}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text == "东方印染厂工会2026年11月月报（截至11月30日 17:00）"
    assert [cell.value for cell in book["记录"][1]] == HEADS


def test_the_cover_has_the_sums_of_the_report() -> None:
    """By category and in all, without 补报; persons of different deeds are not added."""
    late = entry(31, fact("帮扶慰问", "看望病员", date(2026, 10, 5), yuan(300, "慰问金")), late_for="2026-10")
    came = entry(32, fact("财务经审", "收到上级拨款", date(2026, 11, 7), yuan(5000, "拨款")))
    made = november(entries=(*november().entries, came), late=(late,))
    rows = list(opened(rendered(made), values=True)["封面"].iter_rows(values_only=True))
    assert rows[0][0] == "东方印染厂工会2026年11月月报（截至11月30日 17:00）"
    assert rows[1] == ("类别", "项数", "户", "人次", "金额（元）", "收入（元）")
    assert ("帮扶慰问", 2, 12, 230, 7150, 0) in rows and ("财务经审", 1, 0, 0, 0, 5000) in rows
    assert rows[-1] == ("合计", 9, 12, 230, 10350, 5000)
    day = date(2026, 11, 7)
    courses = [entry(each, fact("教育培训", "培训班", day, measure("30", "人"))) for each in (1, 2)]
    rows = list(opened(rendered(november(entries=courses)), values=True)["封面"].iter_rows(values_only=True))
    assert rows[1:3] == [("类别", "项数", "人次"), ("教育培训", 2, 60)]  # as the report says it


def test_a_page_holds_what_can_be_read_on_it() -> None:
    """A4; of a sheet too wide for it the columns that fit in full size, among them 收支 beside the money."""
    book = opened(rendered(november()))
    assert {sheet.page_setup.paperSize for sheet in book.worksheets} == {9}
    assert book["记录"].print_area == f"'记录'!$A$1:$K${book['记录'].max_row}"
    assert book["记录"].page_setup.orientation == "landscape"
    for sheet in book.worksheets:
        last = sheet.print_area.rpartition("$")[0].rpartition("$")[2]
        letters = [get_column_letter(place) for place in range(1, 1 + column_index_from_string(last))]
        assert sum(sheet.column_dimensions[each].width for each in letters) <= 138


def test_a_figure_has_a_row_and_its_fact_counts_once() -> None:
    """Households and money of one visit: two rows, 项数 only in the first."""
    assert of_log(november(), 12) == [
        ("帮扶慰问", "走访慰问困难职工", 1, "困难职工", 12, "户", None, None, "12户", None, "本期"),
        ("帮扶慰问", "走访慰问困难职工", None, "慰问金", None, None, 6000, "元", "6000元", None, "本期"),
    ]


def test_each_who_recorded_and_each_branch_has_its_sums() -> None:
    """Items, and money by its currency; no log of this month is a branch's."""
    shown = [row[:4] for row in rows_of(opened(rendered(november())), "各人各组")]
    assert shown == [("记录人", "王芳", "项数", None), ("记录人", "王芳", "金额", "元")]


@pytest.mark.slow
def test_what_is_never_added_has_no_number() -> None:
    """A ratio and a price are listed as written; an approximate figure says so."""
    assert of_log(november(), 17)[-1][3:10] == ("满意率", None, None, None, None, "98%", "列出，不相加")
    assert of_log(november(), 19)[-1][3:10] == (None, None, None, None, None, "每人120元", "列出，不相加")
    assert [row[9] for row in of_log(november(), 13)] == ["约数", "约数"]


def test_a_fact_without_figures_has_a_row() -> None:
    """It counts as an item and adds nothing."""
    plain = entry(40, fact("宣传信息", "出黑板报", date(2026, 11, 4)))
    [row] = of_log(november(entries=(plain,)), 40)
    assert row == ("宣传信息", "出黑板报", 1, None, None, None, None, None, None, None, "本期")


def test_dates_are_dates_and_money_has_its_form() -> None:
    """A date sorts as one; 6000 is shown as 6,000.00."""
    sheet = opened(rendered(november()))["记录"]
    assert sheet["B2"].value == at("2026-11-03 00:00") and sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["I3"].number_format == "#,##0.00"


@pytest.mark.slow
def test_late_logs_stand_last_and_in_their_own_column() -> None:
    """补报 is outside the sums of the month."""
    late = entry(31, fact("帮扶慰问", "看望病员", date(2026, 10, 5), yuan(300, "慰问金")), late_for="2026-10")
    book = opened(rendered(november(late=(late,))), values=True)
    assert rows_of(book, "记录")[-1][13] == "补报"
    assert [row[4:6] for row in rows_of(book, "汇总") if row[2] == "慰问金"] == [(6000, 300)]
    assert "补报" not in [cell.value for cell in opened(rendered(november()))["汇总"][1]]


def test_items_tell_how_they_ended() -> None:
    """The calendar with what is past its deadline."""
    found = {row[0]: row[5:] for row in rows_of(opened(rendered(november())), "日程")}
    assert found == {
        5: ("已完成", None),
        6: ("已完成", None),
        7: ("已取消", None),
        8: ("已过期限", 10),
        9: ("已举行", None),
    }


def test_an_empty_month_has_empty_sheets() -> None:
    """Heads, no rows, totals of nothing."""
    book = opened(rendered(november(entries=(), occurrences=())), values=True)
    assert rows_of(book, "记录") == []
    assert rows_of(book, "汇总") == [("合计", None, "项数", None, 0, None)]


@pytest.mark.slow
def test_the_same_paper_gives_the_same_bytes() -> None:
    """Nothing of the moment or the machine is in the file; its properties are the report's."""
    content = rendered(november())
    assert content == rendered(november())
    about = opened(content).properties
    assert about.creator == about.lastModifiedBy == "东方印染厂工会"
    assert about.modified == about.created == at("2026-11-30 00:00")


def test_formulas_fall_back_to_exact_comparison() -> None:
    """A purpose that a criterion would read as a pattern, a number or another's twin is compared cell by cell."""
    odd = ("*", ">5", "2026", "Kg", "kg", "TRUE", "三")
    figures = [measure(str(place), "件", what) for place, what in enumerate(odd, 1)]
    book = opened(rendered(november(entries=(entry(1, fact("其他", "盘点", date(2026, 11, 2), *figures)),))))
    told = {row[2]: row[4] for row in rows_of(book, "汇总") if row[0] == "数量"}
    assert set(told) == set(odd)
    assert all("EXACT" in words and "SUMIFS" not in words for words in told.values())


TEXTS = st.text(max_size=12) | st.builds(
    lambda lead, rest: lead + rest, st.sampled_from("=+-@\t\r'"), st.text(max_size=8)
)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_becomes_a_formula(category: str, title: str, what: str, author: str) -> None:
    """Whatever stands in a text, its cell is a string; only our own sums are formulas."""
    log = entry(
        1, fact(category, title, date(2026, 11, 3), measure("3", "户", what), yuan(5, what)), text=title
    )
    content = rendered(november(entries=(log,), group_title=author))
    kinds = {cell.data_type for row in opened(content)["记录"].iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    formulas = [
        cell.coordinate
        for row in opened(content)["汇总"].iter_rows(min_row=2)
        for cell in row
        if cell.data_type == "f"
    ]
    assert all(where.startswith("E") for where in formulas)
    sums = [row[4] for row in rows_of(opened(content, values=True), "汇总")]
    assert sums == [1, 3, 5, 1, 5]


def test_every_formula_has_its_value_beside_it() -> None:
    """A preview that can't reckon shows the figures too."""
    with zipfile.ZipFile(BytesIO(rendered(november()))) as book:
        sums = book.read("xl/worksheets/sheet3.xml").decode()
    assert sums.count("<f>") == sums.count("</f><v>") == 20
    assert "<v></v>" not in sums and "<v/>" not in sums


def test_fractions_and_currencies_stay_exact() -> None:
    """Ten times 0.1 is one; Hong Kong dollars are not added to yuan."""
    tenths = [measure("0.1", "小时", "课时")] * 10
    dollars = Money("80港元", 8000, "HKD")
    log = entry(1, fact("教育培训", "夜校", date(2026, 11, 3), *tenths, yuan(7), dollars))
    told = rows_of(opened(rendered(november(entries=(log,))), values=True), "汇总")
    assert [row[3:5] for row in told if row[0] == "数量"] == [("小时", 1)]
    assert {row[3:5] for row in told if row[0] == "合计"} == {(None, 1), ("元", 7), ("港元", 80)}


def test_case_and_width_make_no_difference_to_a_spreadsheet() -> None:
    """Such twins are known, so that neither counts the other."""
    wide, narrow = (SumLine(("数量", "其他", "", unit), (), "G", ()) for unit in ("ＫＧ", "kg"))
    assert wide.shape == narrow.shape
