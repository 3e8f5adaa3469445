"""Plain text as lines: blank lines go, a pasted table keeps its cells."""

from union.yearplan.model import Cell, Line
from union.yearplan.structure.text_lines import lines_of_text


def test_a_line_for_each_that_is_not_blank() -> None:
    """Blank lines are none, spaces around a line go, and any line ending will do."""
    assert lines_of_text("一、甲\r\n\r\n  二、乙\r丙") == (Line("一、甲"), Line("二、乙"), Line("丙"))


def test_a_table_pasted_with_tabs_has_cells() -> None:
    """Rows under a header that names a time and a task have cells; the header itself is no line."""
    rows = lines_of_text("月份\t活动\t负责人\n3月\t植树\t王芳\n\t体检\t李红")
    assert [line.text for line in rows] == ["3月\t植树\t王芳", "\t体检\t李红"]
    assert rows[0].cells == (Cell("月份", "3月"), Cell("活动", "植树"), Cell("负责人", "王芳"))


def test_a_table_drawn_with_strokes_has_cells() -> None:
    """「| 月份 | 活动 |」 is a table too, its rule is no row."""
    rows = lines_of_text("| 月份 | 活动 |\n| --- | --- |\n| 3月 | 植树 |")
    assert [[cell.text for cell in line.cells] for line in rows] == [["3月", "植树"]]
