"""An .xlsx as lines: the cells as the sheet shows them."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.documents.sheet_lines import BUILT_IN, formatted_number
from union.yearplan.model import Cell, Line

HEADER = ("月份", "活动", "负责人")


def book(fill: Callable[[Worksheet], object], *others: tuple[str, str]) -> bytes:
    """A workbook whose first sheet is filled, with further sheets (name, state) of one cell."""
    made = Workbook()
    first = made.active
    assert isinstance(first, Worksheet)
    fill(first)
    for name, state in others:
        sheet = made.create_sheet(name)
        sheet["A1"], sheet.sheet_state = f"{name}的事", state
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def rows(*wanted: tuple[Any, ...]) -> Callable[[Worksheet], object]:
    """Fills a sheet with rows."""
    return lambda sheet: [sheet.append(row) for row in wanted]


def texts(content: bytes) -> list[str]:
    """The words of each line."""
    return [line.text for line in lines_of(content)]


def test_a_table_is_found_below_its_title() -> None:
    """Anywhere in the sheet, with empty rows and columns around it."""

    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "2027年工会活动计划"
        sheet.merge_cells("B2:D2")
        for column, (name, said) in enumerate(zip(HEADER, ("3月", "讲座", "王芳"), strict=True), start=2):
            sheet.cell(4, column, name)
            sheet.cell(5, column, said)

    assert lines_of(book(fill)) == (
        Line("2027年工会活动计划"),
        Line("3月\t讲座\t王芳", cells=(Cell("月份", "3月"), Cell("活动", "讲座"), Cell("负责人", "王芳"))),
    )


def test_merged_cells_carry_their_words_down() -> None:
    """And join columns."""

    def fill(sheet: Worksheet) -> None:
        rows(HEADER, ("3月", "讲座", "王"), (None, "踏青", None), ("二季度另行安排", None, None))(sheet)
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:C4")

    assert texts(book(fill)) == ["3月\t讲座\t王", "3月\t踏青\t", "二季度另行安排"]


def test_hidden_sheets_are_left_out() -> None:
    """Both kinds of hidden; the others stand under their names."""
    content = book(rows(("开会",)), ("一季度", "visible"), ("草稿", "hidden"), ("旧", "veryHidden"))
    assert lines_of(content) == (
        Line("开会"),
        Line("一季度", level=1),
        Line("一季度的事"),
    )


def test_formulas_count_with_what_they_last_showed() -> None:
    """A workbook that was never calculated shows nothing there."""
    assert texts(book(rows(("月份", "活动"), ("=TODAY()", "培训")))) == ["\t培训"]


def test_dates_are_words() -> None:
    """A year only where the cell shows one; a text stays as it is."""

    def fill(sheet: Worksheet) -> None:
        rows(
            ("时间", "活动"),
            (date(2027, 3, 8), "甲"),
            (date(2026, 3, 8), "乙"),
            (datetime.fromisoformat("2027-03-08T15:30"), "丙"),
            (date(2027, 3, 1), "丁"),
            ("3月中旬", "戊"),
        )(sheet)
        sheet["A3"].number_format = 'm"月"d"日";@'
        sheet["A5"].number_format = '[$-804]yyyy"年"m"月";@'

    assert [line.cells[0].text for line in lines_of(book(fill))] == [
        "2027年3月8日",
        "3月8日",
        "2027年3月8日 15:30",
        "2027年3月",
        "3月中旬",
    ]


SHOWN = [
    ("46454", "yyyy/m/d", "2027年3月8日"),
    ("46454", BUILT_IN[58], "3月8日"),
    ("46454", BUILT_IN[57], "2027年3月"),
    ("46454", "d-mmm", "3月8日"),
    ("46454.6458333333", "m/d h:mm", "3月8日 15:30"),
    ("0.375", "h:mm", "09:00"),
    ("0.375", "[h]:mm", "09:00"),
    ("0.375", "mm:ss", ""),
    ("1", "yyyy-mm-dd", "1900年1月1日"),
    ("99999999", "yyyy-mm-dd", "99999999"),
    ("-5", "yyyy-mm-dd", "-5"),
    ("3", "general", "3"),
    ("3", '0"月"', "3月"),
    ("3", 'General"月"', "3月"),
    ("3.1", "0.00", "3.10"),
    ("3.1", "general", "3.1"),
    ("0.30000000000000004", "general", "0.3"),
    ("1200", "#,##0", "1200"),
    ("1200", '"￥"#,##0.00', "￥1200.00"),
    ("0.5", "0%", "50%"),
    ("1E3", "general", "1000"),
    ("3", "@", "3"),
    ("3", "[Red]0", "3"),
    ("12", "", "12"),
]


@pytest.mark.parametrize(("number", "code", "expected"), SHOWN)
def test_numbers_are_shown_by_their_format(number: str, code: str, expected: str) -> None:
    """Dates in words, decimals as many as shown, words around a figure."""
    assert formatted_number(Decimal(number), code) == (expected or number)


def test_the_other_epoch() -> None:
    """Old Macs count from 1904."""
    assert formatted_number(Decimal(0), "yyyy-mm-dd", from_1904=True) == "1904年1月1日"


def test_errors_say_nothing() -> None:
    """Nor does a truth value."""
    assert texts(book(rows(("讲座", "#REF!", True)))) == ["讲座"]
