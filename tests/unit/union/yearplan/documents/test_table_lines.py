"""Tables as lines: the header row is found by its words, each row's cells stand under it."""

import pytest

from union.yearplan.documents.table_lines import Spot, lines_of_table
from union.yearplan.model import Line


def spots(text: str) -> list[Spot]:
    """A row of 「甲｜乙」; 「＝」 is a cell joined to the one before it."""
    row: list[Spot] = []
    for column, said in enumerate(text.split("｜")):
        if said == "＝":
            row[-1] = Spot(row[-1].column, row[-1].span + 1, row[-1].text)
        else:
            row.append(Spot(column, 1, said))
    return row


def read(*rows: str) -> list[str]:
    """Each line as 「月份:3月 活动:讲座」; a line without cells as its words."""
    return [shown(line) for line in lines_of_table([spots(row) for row in rows])]


def shown(line: Line) -> str:
    if not line.cells:
        return line.text
    return " ".join(f"{cell.header}:{cell.text}" for cell in line.cells)


HEADERS = [
    "月份｜活动｜负责人",
    "序号｜工作任务｜完成时限｜责任部门",
    "时 间｜主要内容｜牵头科室",
    "活动名称｜举办日期｜地点｜经费（元）｜备注",
    "项目｜拟开展时间｜参加人员",
    "工作项目及内容｜完成时间｜责任单位/责任人",
    "No｜活动主题｜计划时间｜主办",
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_is_known_by_its_words(header: str) -> None:
    """Words for when, what and who; it names the cells and is no line itself."""
    width = header.count("｜") + 1
    (line,) = lines_of_table([spots(header), spots("｜".join(f"格{n}" for n in range(width)))])
    assert [cell.header for cell in line.cells][1:2] == ["".join(header.split("｜")[1].split())]


ROWS = [
    "3月｜三八节活动｜王芳",
    "1｜召开职代会｜3月底前",
    "一季度｜培训｜工会办",
    "3月8日｜女职工讲座｜女工委",
    "帮扶｜走访困难职工12户｜春节前",
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_plan_is_no_header(row: str) -> None:
    """Without a header the cells stand nameless."""
    (line,) = lines_of_table([spots(row)])
    assert [cell.header for cell in line.cells] == ["", "", ""]


def test_titles_above_and_sections_within_are_lines_of_their_own() -> None:
    """Over the whole width, or alone at the left; a month with nothing beside it is a row."""
    rows = (
        "计划表｜＝",
        "时间｜内容",
        "一、文体活动｜＝",
        "3月｜健步走",
        "二、帮扶工作的安排和要求如下｜",
        "5月｜",
    )
    assert read(*rows) == [
        "计划表",
        "一、文体活动",
        "时间:3月 内容:健步走",
        "二、帮扶工作的安排和要求如下",
        "时间:5月 内容:",
    ]


def test_a_row_with_only_its_activity_keeps_its_header() -> None:
    """The month above it is the reader's affair."""
    assert read("月份｜活动｜负责人", "｜讲座｜") == ["月份: 活动:讲座 负责人:"]


def test_two_header_rows_are_one() -> None:
    """责任 over 部门 and 人."""
    rows = ("时间｜活动｜责任｜＝", "时间｜活动｜部门｜人员", "3月｜讲座｜女工委｜王芳")
    assert read(*rows) == ["时间:3月 活动:讲座 责任部门:女工委 责任人员:王芳"]


def test_a_header_that_comes_again_is_no_line() -> None:
    """On every page, or a second table below with other columns."""
    rows = ("月份｜活动", "1月｜开会", "月份｜活动", "2月｜走访", "内容｜时间｜负责人", "讲座｜3月｜王")
    assert read(*rows) == ["月份:1月 活动:开会", "月份:2月 活动:走访", "内容:讲座 时间:3月 负责人:王"]


def test_two_tables_side_by_side_are_read_one_after_the_other() -> None:
    """月份｜活动｜月份｜活动."""
    rows = ("月份｜活动｜月份｜活动", "1月｜开会｜7月｜避暑", "2月｜走访｜8月｜助学")
    assert read(*rows) == [
        "月份:1月 活动:开会",
        "月份:2月 活动:走访",
        "月份:7月 活动:避暑",
        "月份:8月 活动:助学",
    ]


def test_months_across_the_top_name_the_columns() -> None:
    """A matrix of subjects and months is a table like others; union/yearplan/structure/outline.py reads it by its months."""
    assert read("项目｜1月｜2月｜3月", "帮扶｜走访｜｜回访", "文体｜｜健步走｜") == [
        "项目:帮扶 1月:走访 2月: 3月:回访",
        "项目:文体 1月: 2月:健步走 3月:",
    ]


def test_a_card_is_turned() -> None:
    """One activity, its properties below each other."""
    assert read("活动名称｜健步走", "时间｜4月中旬", "负责人｜王芳") == [
        "活动名称:健步走 时间:4月中旬 负责人:王芳"
    ]


def test_empty_rows_say_nothing() -> None:
    """Nor does an empty table."""
    assert read("｜", "月份｜活动", " ｜ ") == []
