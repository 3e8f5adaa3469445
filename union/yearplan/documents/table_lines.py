"""A table as lines: which row is its header (月份｜活动内容｜负责人), which is a title, and each row's cells under it.

Word's and Excel's tables come here as rows of spots; merged cells already carry their words down.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from union.core.files.refusal import Refused, Unreadable
from union.core.records import dataclass
from union.reading.text.normal_form import simplified
from union.yearplan.model import Cell, Line
from union.yearplan.structure.outline import FEWEST, is_period

TIME = r"月份|日期|时间|时段|季度|月度|时限|期限|进度|节点|年月|学期|周次"
WHAT = r"活动|内容|项目|工作|任务|事项|名称|主题|要点|措施|安排|会议|培训|计划|题目|节日|议题"
WHO = r"负责人|责任人|负责|责任|牵头|部门|科室|单位|主办|承办|协办|配合|组织者|组织单位|经办人?|主持人?|人员|对象|参加|领导|联系人"
REST = r"序|编号|号|地点|场所|备注|说明|经费|预算|金额|形式|方式|要求|目标|类别|分类|类型|板块|情况|人数|次数|频次|标准"
BESIDE = r"主要|重点|具体|完成|预计|拟定?|开展|实施|举办|举行|起止|办理|年度|月|预期|所需|参与|执行|分管|及|与|和|的|[、/／]"
HEADER = re.compile(rf"(?:{TIME}|{WHAT}|{WHO}|{REST}|{BESIDE})+")
BARE = re.compile(r"年|月|日|序|号")
OF_TIME = re.compile(TIME)
UNIT = re.compile(r"[（(][^（）()]{0,12}[）)]|[:：]$")
SOME_TIME = re.compile(r"(?!.{0,4}[、）)])[^，。；]{0,12}(?:月|季|半年|旬|学期|节|[日号年周]|\d)")
LONGEST_HEADER = 14
MATRIX = 3  # so many months across the top
MOST_HEADERS = 4  # rows that name the cells below together
MOST_TURNED = 1_000_000  # cells of a table that is turned


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in its place: the first of the columns it covers, how many, its words."""

    column: int
    span: int
    text: str


Row = Sequence[Spot]


def lines_of_table(rows: Sequence[Row]) -> Iterator[Line]:
    """A line for each row that says something; header rows name the cells below and are no lines themselves."""
    rows = [row for row in rows if any(spot.text.strip() for spot in row)]
    if _lies_on_its_side(rows):
        rows = _turned(rows)
    header: dict[int, str] = {}
    for is_header, run in groupby(rows, _is_header):
        if is_header:
            header = _header(list(run)[-MOST_HEADERS:])
            continue
        for block, names in _halves(list(run), header):
            yield from (line for row in block for line in _row_lines(row, names))


def _row_lines(row: Row, header: Mapping[int, str]) -> Iterator[Line]:
    """The row under its header; what stands alone across the table is a heading of its own."""
    said = [spot for spot in row if spot.text.strip()]
    if len(said) == 1 and _is_heading(said[0], row, header):
        yield from (Line(part.strip()) for part in said[0].text.split("\n") if part.strip())
    elif said:
        cells = tuple(Cell(header.get(spot.column, ""), spot.text.strip()) for spot in row)
        yield Line("\t".join(cell.text for cell in cells), cells=cells)


def _is_heading(only: Spot, row: Row, header: Mapping[int, str]) -> bool:
    """One cell over the row, or one at its left; a month with nothing beside it is a row like the others."""
    if len(row) == 1 or not header:
        return True
    is_time = OF_TIME.search(header.get(only.column, "")) and SOME_TIME.match(only.text)
    return only.column == row[0].column and not is_time


def _header(rows: Sequence[Row]) -> dict[int, str]:
    """The name of each column; of two header rows (责任／部门) both words."""
    names: dict[int, str] = {}
    for row in rows:
        for spot in row:
            text = _tight(spot.text)
            for column in range(spot.column, spot.column + spot.span):
                above = names.get(column, "")
                names[column] = above if text in above else above + text
    return names


def _halves(rows: Sequence[Row], header: dict[int, str]) -> Iterator[tuple[Sequence[Row], dict[int, str]]]:
    """Two tables side by side (月份｜活动｜月份｜活动), the left one first; else the table as it is."""
    first = min(header, default=0)
    starts = [column for column, name in sorted(header.items()) if name and name == header.get(first)]
    apart = [one for one in starts if one == first or header.get(one - 1) != header[first]]
    if len(apart) < 2:
        yield rows, header
        return
    for start, end in zip(apart, [*apart[1:], max(header) + 1], strict=True):
        part = [[spot for spot in row if start <= spot.column < end] for row in rows]
        yield part, {column: name for column, name in header.items() if start <= column < end}


def _is_header(row: Row) -> bool:
    return is_header([spot.text for spot in row if spot.text.strip()])


def is_header(cells: Iterable[str]) -> bool:
    """Two cells or more, each short and made of words a header is made of, or all of them months."""
    said = [_tight(cell) for cell in cells]
    if len(said) < 2 or len(set(said)) < 2 or any(len(one) > LONGEST_HEADER for one in said):
        return False
    named = sum(1 for one in said if HEADER.fullmatch(one) or BARE.fullmatch(one))
    months = sum(map(is_period, said))
    if named < 2:
        fewest = FEWEST if named + months == len(said) else MATRIX
        return months >= fewest and named + months >= len(said) - 1
    return named + months >= len(said) * 2 / 3


def is_time_column(name: str) -> bool:
    return OF_TIME.search(_tight(name)) is not None


def _lies_on_its_side(rows: Sequence[Row]) -> bool:
    """A card: 活动｜…, 时间｜…, 负责人｜… below each other."""
    if len(rows) < 2 or any(_is_header(row) for row in rows):
        return False
    left = [_tight(row[0].text) for row in rows]
    named = [one for one in left if one and len(one) <= LONGEST_HEADER and HEADER.fullmatch(one)]
    return len(named) >= 2 and len(named) == len(left) and any(OF_TIME.search(one) for one in named)


def _turned(rows: Sequence[Row]) -> list[Row]:
    columns = sorted({spot.column for row in rows for spot in row})
    if len(columns) * len(rows) > MOST_TURNED:
        raise Unreadable(Refused.TOO_MUCH)
    by_place = [{spot.column: spot.text for spot in row} for row in rows]
    return [
        [Spot(place, 1, texts.get(column, "")) for place, texts in enumerate(by_place)] for column in columns
    ]


def _tight(text: str) -> str:
    """A header without its spaces, breaks and unit: 「月 份」「经费（元）」."""
    return UNIT.sub("", simplified("".join(text.split())))
