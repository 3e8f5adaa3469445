"""Forms as files: every blank found, every value where it belongs, and nothing else changed."""

from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from union.core.files.refusal import Refused, Unreadable
from union.questions.forms import MOST_BLANKS, CellValue, fill_form, read_form

THIN = Side(style="thin")
FRAME = Border(THIN, THIN, THIN, THIN)


def sheet(rows: list[list[object]], merged: str = "") -> bytes:
    """An .xlsx with these cells, all of them framed."""
    book = Workbook()
    one = book.active
    assert one is not None
    for row in rows:
        one.append(row)
    for cells in one.iter_rows(max_row=len(rows), max_col=max(map(len, rows))):
        for cell in cells:
            cell.border = FRAME
    if merged:
        one.merge_cells(merged)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def paper(text: str, rows: list[list[str]]) -> bytes:
    """A .docx with a line of text and a table."""
    document = Document()
    document.add_paragraph(text)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_sheet_is_filled_in() -> None:
    """The value as a number, its source as a comment; what stood there stands there."""
    content = sheet([["项目", "户数", "合计"], ["走访困难职工", None, "=B2*2"]])
    (blank,) = read_form(content, "表.xlsx")
    assert (blank.row, blank.column) == ("走访困难职工", "户数")
    filled = load_workbook(
        BytesIO(fill_form(content, "表.xlsx", {blank.place: CellValue(Decimal(4), "记录 #1")}))
    )
    one = filled.worksheets[0]
    assert one["B2"].value == 4
    assert one["B2"].comment is not None and one["B2"].comment.text == "记录 #1"
    assert (one["A2"].value, one["C2"].value) == ("走访困难职工", "=B2*2")


def test_a_merged_head_stands_over_each_of_its_columns() -> None:
    """「走访」 over 户数 and 金额."""
    content = sheet([["项目", "走访", None], ["类别", "户数", "金额"], ["困难职工", None, None]], "B1:C1")
    assert [each.column for each in read_form(content, "表.xlsx")] == ["走访 户数", "走访 金额"]


def test_a_word_file_is_filled_in() -> None:
    """In its lines of text, several of them in one run, and in its table."""
    content = paper("走访困难职工____户，发放慰问金____元。", [["类别", "场次"], ["文体活动", ""]])
    blanks = {each.row: each.place for each in read_form(content, "表.docx")}
    assert set(blanks) == {"走访困难职工", "发放慰问金", "文体活动"}
    written = {place: CellValue(Decimal(number), "") for number, place in enumerate(blanks.values(), 7)}
    document = Document(BytesIO(fill_form(content, "表.docx", written)))
    values = {row: f"{written[place].value}" for row, place in blanks.items()}
    assert (
        document.paragraphs[0].text
        == f"走访困难职工{values['走访困难职工']}户，发放慰问金{values['发放慰问金']}元。"
    )
    assert document.tables[0].cell(1, 1).text == values["文体活动"]


def test_a_merged_cell_of_a_word_table_is_asked_once() -> None:
    """Down and across."""
    content = paper("", [["类别", "场次", "人数"], ["文体活动", "", ""], ["培训", "", ""]])
    document = Document(BytesIO(content))
    table = document.tables[0]
    table.cell(1, 1).merge(table.cell(2, 1))
    out = BytesIO()
    document.save(out)
    assert [each.place for each in read_form(out.getvalue(), "表.docx")] == [
        "t0:1:1",
        "t0:1:2",
        "t0:2:2",
    ]


@pytest.mark.parametrize("name", ["表.txt", "表.pdf"])
def test_another_file_is_refused(name: str) -> None:
    """With the reason."""
    with pytest.raises(Unreadable):
        read_form("走访困难职工____户".encode(), name)


def test_a_form_with_too_many_blanks_is_refused() -> None:
    """Nobody's form asks for so much."""
    rows: list[list[object]] = [["项目", "户数"]] + [["走访", None]] * (MOST_BLANKS + 1)
    with pytest.raises(Unreadable) as error:
        read_form(sheet(rows), "表.xlsx")
    assert error.value.reason is Refused.TOO_MUCH
