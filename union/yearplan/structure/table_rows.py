"""Rows of a plan's table: which cell says when, which what, which who; an empty time is that of the row above."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from union.reading.text.normal_form import simplified
from union.yearplan.items.deeds import has_kind
from union.yearplan.model import Cell, Line
from union.yearplan.structure import vocabulary

TIME = re.compile(r"时间|月份|日期|季度|时限|周次|^月$|进度")
OWNER = re.compile(r"负责|责任|牵头|主办|承办|经办|组织者|落实人|协办")
WORK = re.compile(r"内容|项目|工作|活动|任务|事项|主题|名称|安排|要点|培训|课程")
NO_WORK = re.compile(r"对象|地点|形式|方式|备注|序号|经费|预算|人数|要求|目标|措施|类别|类型")
BARE_MONTH = re.compile(
    r"(?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)(?:[-—~、至](?:1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?))?"
)
PERIOD = re.compile(rf"{BARE_MONTH.pattern}月份?|第?[一二三四1-4]季度|[上下]半年")
BEGINS, ENDS = re.compile(r"开始|起始|启动"), re.compile(r"完成|结束|截止|终止")
BEFORE = re.compile(r"前$|[起至到]")
# 「3.15」, 「3.22-3.26」 in a column of times.
DOTTED = re.compile(r"(?:1[0-2]|0?[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?![\d./])")
MARK = re.compile(r"[√✓✔★☆●○■▲△◎×xXvV*＊\-—\s]*|是")
FEWEST = 2  # columns called by a month that make a calendar
LONGEST_DEED = 40


class TableRow(NamedTuple):
    """The words of a row by what they say; "" where a column is missing or the cell empty.

    `section` is what a calendar's row is about.
    """

    time: str
    work: str
    owner: str
    section: str = ""


def is_period(header: str) -> bool:
    """Whether a column is called by a month or a quarter: the table is a calendar."""
    return PERIOD.fullmatch(_plain(header)) is not None


def rows_of(line: Line, above: TableRow | None) -> list[TableRow]:
    """The rows a line with cells tells: one, or in a calendar one for each month with something in its column."""
    months = [cell for cell in line.cells if is_period(cell.header)]
    if len(months) < FEWEST:
        row = row_of(line, above)
        return [row] if row else []
    others = tuple(cell for cell in line.cells if not is_period(cell.header))
    plain = row_of(Line(line.text, cells=others), None)
    owner = plain.owner if plain else ""
    found = []
    for cell in months:
        is_mark = MARK.fullmatch(cell.text) is not None
        work = (plain.work if plain else "") if is_mark else cell.text.strip()
        if work and cell.text.strip(" -—") and _plain(cell.text) != _plain(cell.header):
            found.append(TableRow(cell.header, work, owner, plain.work if plain else ""))
    return found


def row_of(line: Line, above: TableRow | None) -> TableRow | None:
    """The row of a line with cells; None for a header repeated, or where no cell says what is to be done."""
    cells = [cell for cell in line.cells if cell.text.strip()]
    if not cells or all(_plain(cell.text) == _plain(cell.header) for cell in cells):
        return None
    time = _time(line.cells)
    owner = next((cell.text.strip() for cell in cells if _is_of(cell, "owner_columns", OWNER)), "")
    work = _work(line.cells)
    if not work:
        return None
    return TableRow(time or (above.time if above else ""), work, owner)


def _time(cells: Sequence[Cell]) -> str:
    """When: one column, or where it begins and where it ends."""
    columns = sorted((cell for cell in cells if _is_of(cell, "time_columns", TIME)), key=_is_of_weeks)
    first = next((_in_words(one) for one in columns if BEGINS.search(one.header)), "")
    last = next((_in_words(one) for one in columns if ENDS.search(one.header)), "")
    is_pair = first or any(BEGINS.search(cell.header) for cell in cells)
    if first and last and first != last and not BEFORE.search(first + last):
        return f"{first}至{last}"
    if last and is_pair:
        return first or (last if BEFORE.search(last) else f"{last}前")
    return next((said for one in columns if (said := _in_words(one))), "")


def _is_of_weeks(cell: Cell) -> bool:
    return "周" in cell.header


def _in_words(cell: Cell) -> str:
    """「3」 and 「3.15」 in a column of times are a month and a day."""
    time = cell.text.strip()
    if BARE_MONTH.fullmatch(time):
        return f"第{time}周" if _is_of_weeks(cell) else f"{time}月"
    return DOTTED.sub(lambda found: "{}月{}日".format(*re.split("[./]", found[0])), time)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", simplified(text))


def _is_of(cell: Cell, known: str, pattern: re.Pattern[str]) -> bool:
    header = _plain(cell.header)
    return header in vocabulary.listed(known) or (pattern.search(header) is not None)


def _work(cells: Sequence[Cell]) -> str:
    """What is to be done: the first such column, or a later one that says the deed; without headers the longest."""
    named = [
        cell.text.strip()
        for cell in cells
        if _plain(cell.header)
        and not _is_of(cell, "time_columns", TIME)
        and not _is_of(cell, "owner_columns", OWNER)
        and (
            _plain(cell.header) in vocabulary.listed("work_columns")
            or (WORK.search(_plain(cell.header)) and not NO_WORK.search(_plain(cell.header)))
        )
    ]
    said = [text for text in named if text]
    if said:
        return next((text for text in said[1:] if _says_deed(text)), said[0])
    bare = [cell.text.strip() for cell in cells if not _plain(cell.header)]
    return max(bare, key=len, default="")


def _says_deed(text: str) -> bool:
    """Whether a later column is no mere detail but the deed itself: 「职工文体｜职工乒乓球赛」."""
    return len(text) <= LONGEST_DEED and (
        has_kind(text) or vocabulary.begins("deeds").search(text) is not None
    )
