"""Rows of a plan's table, whatever its columns are called."""

import pytest

from tests.unit.union.yearplan.plan_texts import told
from union.yearplan.model import Cell, Line
from union.yearplan.reader import read_plan


def _row(*cells: tuple[str, str]) -> Line:
    return Line("\t".join(text for _, text in cells), cells=tuple(Cell(*cell) for cell in cells))


def _told(*rows: Line) -> list[str]:
    return [told(item) for item in read_plan(rows, year=2027).items]


def test_an_empty_time_is_that_of_the_row_above() -> None:
    """Merged cells leave the month empty in all rows but the first."""
    rows = (_row(("月份", "5月"), ("内容", "职工体检")), _row(("月份", ""), ("内容", "歌咏比赛")))
    assert _told(*rows) == ["2027-05-01 month activity 职工体检", "2027-05-01 month competition 歌咏比赛"]


def test_a_bare_number_in_the_column_of_months_is_one() -> None:
    """「5」 and 「7-8」 under 月份 are months."""
    rows = (_row(("月份", "5"), ("内容", "体检")), _row(("月份", "7-8"), ("内容", "歌咏比赛")))
    assert _told(*rows) == [
        "2027-05-01 month activity 体检",
        "2027-07-01~2027-09-01 month competition 歌咏比赛",
    ]


def test_a_category_is_not_the_task() -> None:
    """Where a column names the field and another the deed, the deed is the item."""
    row = _row(
        ("类别", "文体"), ("重点工作", "职工文体"), ("主要内容", "举办乒乓球赛"), ("完成时间", "5月中旬")
    )
    assert _told(row) == ["2027-05-11~2027-05-21 day competition 乒乓球赛"]


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    """Its cells only repeat the headers."""
    assert _told(_row(("月份", "月份"), ("活动内容", "活动内容"))) == []


def test_a_table_without_headers_is_read_by_its_longest_cell() -> None:
    """No header says which cell is the task: the longest is, dated by the heading above the table."""
    lines = (Line("六月份："), _row(("", "1"), ("", "举办安全知识竞赛"), ("", "张军")))
    assert _told(*lines) == ["2027-06-01 month competition 安全知识竞赛"]


@pytest.mark.parametrize("header", ["负责人", "责任部门", "牵头单位", "承办单位"])
def test_who_answers_for_it_stands_in_a_column(header: str) -> None:
    """Several names in one cell are several owners."""
    plan = read_plan([_row(("时间", "5月"), ("项目", "职工体检"), (header, "王芳、李红"))], year=2027)
    assert plan.items[0].owners == ("王芳", "李红")


def test_several_tasks_in_a_cell_are_several_items() -> None:
    """A cell with numbered tasks holds one item for each, each quoted from the row."""
    row = _row(("时间", "二季度"), ("工作内容", "1、职工体检；2、技能比武"))
    plan = read_plan([row], year=2027)
    assert [(item.title, item.quote) for item in plan.items] == [
        ("职工体检", "职工体检"),
        ("技能比武", "技能比武"),
    ]


def test_a_festival_may_be_the_time_of_a_row() -> None:
    """「三八」 in the column of times dates the row by its day."""
    row = _row(("时间", "三八节"), ("内容", "女职工插花比赛"), ("负责人", "王芳"))
    assert _told(row) == ["2027-03-08 day competition 女职工插花比赛"]
