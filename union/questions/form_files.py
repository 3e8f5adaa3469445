"""上级空表 as files: the blanks of an .xlsx or .docx, and the same file with what was found written into them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

import docx
from docx.document import Document
from docx.table import Table, _Cell
from docx.text.run import Run
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from union.core.files.file_type import FileSort, sort_of
from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import opened
from union.core.lazy_regex import Regex
from union.questions.forms import UNITS, Blank, Grid, blanks_of

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_BLANKS = 6, 200, 40, 150
LONGEST = 200  # signs of a cell that are read
COMMENT = (60, 220)  # points high and wide
LINE = Regex(r"_{2,200}")
CLAUSE = Regex(r"[,，。;；:：、\s]{1,9}")
BEHIND = Regex(rf"\s?(?P<unit>{UNITS})")


class CellValue(NamedTuple):
    """What goes into a blank, and where it comes from."""

    value: Decimal
    source: str


def read_form(content: bytes, file_name: str) -> tuple[Blank, ...]:
    """What a form asks for. Raises Unreadable for what is no sound .xlsx or .docx, or asks for too much."""
    if _is_sheet(content, file_name):
        book = load_workbook(BytesIO(content))
        found = [each for at, sheet in _sheets(book) for each in blanks_of(_sheet_grid(sheet), str(at))]
    else:
        document = docx.Document(BytesIO(content))
        tables = enumerate(document.tables[:MOST_SHEETS])
        found = [each for at, table in tables for each in blanks_of(_table_grid(table), f"t{at}")]
        found += [each for each, _run in _lines(document)]
    if len(found) > MOST_BLANKS:
        raise Unreadable(Refused.TOO_MUCH)
    return tuple(found)


def fill_form(content: bytes, file_name: str, written: Mapping[str, CellValue]) -> bytes:
    """The file with these values in its blanks, by their place."""
    out = BytesIO()
    if _is_sheet(content, file_name):
        book = load_workbook(BytesIO(content))
        sheets = dict(_sheets(book))
        for place, each in written.items():
            at, row, column = map(int, place.split(":"))
            cell = sheets[at].cell(row, column)
            cell.value = float(each.value) if each.value % 1 else int(each.value)
            cell.comment = Comment(each.source, "", *COMMENT)
        book.save(out)
        return out.getvalue()
    document = docx.Document(BytesIO(content))
    tables = document.tables
    for blank, run in reversed(list(_lines(document))):  # from behind: what is written moves what follows
        if blank.place in written:
            start = int(blank.place.rpartition(":")[2])
            run.text = run.text[:start] + LINE.sub(f"{written[blank.place].value:f}", run.text[start:], 1)
    for place, each in written.items():
        if place.startswith("t"):
            at, row, column = map(int, place[1:].split(":"))
            tables[at].rows[row].cells[column].paragraphs[0].add_run(f"{each.value:f}")
    document.save(out)
    return out.getvalue()


def _is_sheet(content: bytes, file_name: str) -> bool:
    sort = sort_of(content, file_name)
    if sort not in (FileSort.SHEET, FileSort.WORD):
        raise Unreadable(Refused.OTHER_KIND)
    with opened(content) as package:  # its size, depth and macros, before a library builds anything of it
        package.main("")
    return sort is FileSort.SHEET


def _sheets(book: Workbook) -> Iterator[tuple[int, Worksheet]]:
    seen = (each for each in book.worksheets if each.sheet_state == "visible")
    yield from zip(range(MOST_SHEETS), seen, strict=False)


def _sheet_grid(sheet: Worksheet) -> Grid:
    """A cell to be filled in is empty and framed; merged cells say what their first says."""
    grid = dict[tuple[int, int], str | None]()
    firsts = {
        (row, column): (each.min_row, each.min_col)
        for each in list(sheet.merged_cells.ranges)[: MOST_ROWS * 2]
        for row in range(each.min_row, min(each.max_row, MOST_ROWS) + 1)
        for column in range(each.min_col, min(each.max_col, MOST_COLUMNS) + 1)
    }
    rows, columns = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    for row, cells in enumerate(sheet.iter_rows(max_row=rows, max_col=columns), 1):
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, MergedCell):
                grid[row, column] = grid.get(firsts.get((row, column), (0, 0))) or ""
            elif cell.value is None:
                sides = (cell.border.left, cell.border.bottom)
                grid[row, column] = None if any(side and side.style for side in sides) else ""
            else:
                grid[row, column] = str(cell.value).strip()[:LONGEST]
    return grid


def _table_grid(table: Table) -> Grid:
    """A merged cell comes once for each place it covers; it is to be filled in once."""
    grid = dict[tuple[int, int], str | None]()
    above: Sequence[_Cell] = ()
    for row, line in enumerate(table.rows[:MOST_ROWS]):
        cells = line.cells[:MOST_COLUMNS]
        for column, cell in enumerate(cells):
            others = (*cells[max(column - 1, 0) : column], *above[column : column + 1])
            words = cell.text.strip()[:LONGEST]
            grid[row, column] = words if words or any(_is_same(cell, each) for each in others) else None
        above = cells
    return grid


def _is_same(cell: _Cell, other: _Cell) -> bool:
    return bool(cell.paragraphs[0].paragraph_format == other.paragraphs[0].paragraph_format)


def _lines(document: Document) -> Iterator[tuple[Blank, Run]]:
    """「走访困难职工____户」 in the text: the words of the clause before the line, and the unit behind it."""
    for at, paragraph in enumerate(document.paragraphs[: MOST_ROWS * 2]):
        before, texts = "", [run.text for run in paragraph.runs]
        for number, run in enumerate(paragraph.runs):
            rest = "".join(texts[number + 1 :])
            for line in LINE.finditer(run.text):
                said = CLAUSE.split(LINE.sub("", before + run.text[: line.start()]))
                unit = BEHIND.match(run.text[line.end() :] + rest)
                words = next((each for each in reversed(said) if len(each) > 1), "")
                if words and unit:
                    yield Blank(f"p{at}:{number}:{line.start()}", words, "", unit["unit"]), run
            before += run.text
