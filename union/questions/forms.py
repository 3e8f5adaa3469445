"""上级空表: what the blanks of a superior's form ask for, and the figures of ours that answer them.

The words beside and above a blank are read as a question. What no log surely says stays blank; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
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
from union.core.records import dataclass, replace
from union.questions.answers import TIMES, answer, in_words
from union.questions.named_things import nearest
from union.reading.acts.classification import category_of, category_words
from union.reading.questions.question_reader import read_question
from union.reading.text.normal_form import normal
from union.reports.sections import INCOME, Headline
from union.worklog.totals import Filed, SummedAmount, total

LONGEST = 40  # signs of a label; a longer one is a paragraph
UNITS = r"户|人次|人|名|位|万元|元|场次|场|次|期|份|件|条|项|个|处|册|对|家"
UNIT = Regex(rf"(?:{UNITS})")
IN_BRACKETS = Regex(rf"[(\[【]\s?(?:单位[:]?)?(?P<unit>{UNITS})\s?[)\]】]")
BRACKETS = Regex(r"[(\[【][^()\[\]【】]{0,20}[)\]】]")
# What a word at the end of a label counts in.
SAID_UNITS = (
    (Regex("万元"), "万元"),
    (Regex("金额|经费|支出|资金|慰问金|款额?$|花费|开支"), "元"),
    (Regex("人次"), "人次"),
    (Regex("(?P<unit>[户人期份件处条])数"), ""),
    (Regex("场次|场数"), "场"),
    (Regex("次数"), "次"),
)
HELD = ("期", "场", "场次", "项", "个")
PEOPLE, MONEY = ("人", "名", "位", "人次"), ("元", "万元")
# What a form asks of other days, or of what no log tells: how many there are, shares, plans.
NOT_OURS = Regex(
    r"上年|去年|同期|上月|上季|同比|环比|计划|目标|预算|应[到有]|下[个一]?[月季年]|总数|现有|在[册职岗档]|会员数|存量|余额|结余|率|%|占比|累计建|排名|得分"
)
NO_FIGURE = Regex(
    r"备注|说明|签[字名章]|姓名|负责人|联系|电话|填[表报]人|审核|日期|时间|地点|名称|做法|措施|经验|内容|图片|附件"
)
SO_FAR = Regex(r"(?:本年度?|全年|年初|今年)?累计(?:数|完成)?|全年|年初至今|1[-至~—]\d{1,2}月(?:累计)?|年度")
NOW = Regex(r"(?:本|当)(?:月|期|季度?)(?:完成)?[数量]?|完成(?:情况|数)|实际(?:完成)?数?")
# What every line of a form says: by itself it tells no deed from another.
GENERIC = Regex(
    r"(?:慰问|帮扶)金额?|走访|慰问|看望|帮扶|发放|发现|排查|查出|开展|组织|举办|参[加与赛训会]|召开|进行|工作|活动|情况|投入|使用|职工群众|职工"
    r"|(?:人|户|次|场|期|份|件|处|条)[数次]|金额|支出|经费|费用|资金|数量|合计|总[计额]?|共|[的数各类]"
)
ORDINAL = Regex(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)]?[.、]?")
NUMBERED = Regex(r"^(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.]|其中[:,]?)\s?")
TOTAL = Regex(r"(?:合|总|小)计(?:数|金额)?")


class Why(StrEnum):
    """Why a blank stays blank."""

    NOT_OURS = "not_ours"  # it asks for what logs do not tell
    NO_UNIT = "no_unit"
    NONE = "none"  # no log says so


@dataclass(frozen=True, slots=True)
class Blank:
    """`place`: how form_files.py finds it again; `row` and `column`: the words beside and above it, `unit`: of a column of units."""

    place: str
    row: str
    column: str = ""
    unit: str = ""

    @property
    def label(self) -> str:
        """What it is called to people."""
        return " ".join(each for each in (self.row, self.column) if each)


class Filling(NamedTuple):
    """A blank with its figure and the numbers of the logs it comes from; or why it stays blank."""

    blank: Blank
    unit: str = ""
    value: Decimal | None = None
    numbers: tuple[int, ...] = ()
    approx: bool = False
    why: Why | None = None


def fillings(
    blanks: Iterable[Blank], now: Sequence[Filed], so_far: Sequence[Filed], wall: datetime
) -> list[Filling]:
    """Each blank with its figure; `now`: the facts of the form's days, `so_far`: of the year up to their end."""
    found = list[Filling]()
    for blank in blanks:
        words = " ".join(normal(each).text for each in (blank.row, blank.column))
        if len(words) > LONGEST or NO_FIGURE.search(words):
            continue
        if NOT_OURS.search(words) or TOTAL.fullmatch(normal(blank.row).text.strip()):
            found.append(Filling(blank, why=Why.NOT_OURS))
            continue
        filed = so_far if SO_FAR.search(words) else now
        found.append(_filled(blank, NOW.sub(" ", SO_FAR.sub(" ", words)), filed, wall))
    return found


def _filled(blank: Blank, words: str, filed: Sequence[Filed], wall: datetime) -> Filling:
    unit, label = _unit(blank, words), BRACKETS.sub(" ", NUMBERED.sub("", words))
    if not unit:
        return Filling(blank, why=Why.NO_UNIT)
    category = category_of(category_words(label))
    if category is None:
        return Filling(blank, unit, why=Why.NOT_OURS)
    asked = tuple(GENERIC.sub(" ", label.replace(category, " ")).split())
    told = [each for each in filed if each.fact.category == category]
    near = nearest(asked, in_words(told))
    head = _figure(label, unit, near.kept, near.full_matches if asked else told, wall)
    if head is None:
        return Filling(blank, unit, why=Why.NONE)
    amount = head.amount
    value = amount.value / (100 if unit == "元" else 1_000_000) if unit in MONEY else amount.value
    return Filling(blank, unit, value, amount.sources, amount.approx)


def _unit(blank: Blank, words: str) -> str:
    """What is counted: as a column of its own says, as brackets say, or as the words do."""
    if blank.unit:
        return blank.unit
    found = ((pattern.search(words), unit) for pattern, unit in ((IN_BRACKETS, ""), *SAID_UNITS))
    return next((unit or match["unit"] for match, unit in found if match), "")


def _question_text(label: str, unit: str) -> str:
    if unit in MONEY:
        return f"{label}花了多少钱"
    return f"{label}多少人" if unit in PEOPLE else f"{label}几{unit}"


def _figure(
    label: str, unit: str, terms: tuple[str, ...], told: Sequence[Filed], wall: datetime
) -> Headline | None:
    """The figure of these facts in this unit; what is held and was not counted, once each. None for a sum of unlike things."""
    for filed in told if unit not in (*PEOPLE, *MONEY, "户") else ():
        things = {each.what for each in filed.fact.measures if each.unit == unit}
        if len({each for each in things if each and each in label} or things) > 1:
            return None  # 「隐患5处，整改4处」 are no nine of anything
    counted = [sum(one.value for one in each.fact.measures if one.unit == unit) for each in told]
    if (
        unit in HELD and any(counted) and not all(counted)
    ):  # where one log counts, the others tell of one each
        pairs = zip(told, counted, strict=True)
        held = total(SummedAmount(Decimal(count or 1), False, (each.number,)) for each, count in pairs)
        return Headline(TIMES, unit, held)
    for each in (unit, "次") if told and unit in HELD else (unit,) if told else ():
        if question := read_question(_question_text(label, each), wall):
            named = question.of(*terms, category=question.category)
            heads = [one for one in answer(named, told) if one.kind != INCOME]
            if head := _of_unit(heads, each):
                return head
    return None


def _of_unit(heads: Sequence[Headline], unit: str) -> Headline | None:
    """The one figure in this unit; of several only attendances may be added: 人 and 人次 are so many 人次."""
    if unit in MONEY or unit in PEOPLE:
        found = [each for each in heads if unit in MONEY or each.unit in PEOPLE]
        if unit == "人次" and found:
            return replace(found[0], amount=total(each.amount for each in found))
        return found[0] if len(found) == 1 else None
    return next((each for each in heads if each.unit in ("", unit)), None)


# A table as it is seen: the words of each cell, None for one that is to be filled in.
Grid = Mapping[tuple[int, int], str | None]


def blanks_of(grid: Grid, place: str) -> Iterator[Blank]:
    """The cells of a table that ask for something, by rows; `place`: how the table is called, before row and column."""
    rows: dict[int, dict[int, str | None]] = {}
    for (row, column), words in sorted(grid.items(), key=lambda each: each[0]):
        rows.setdefault(row, {})[column] = words
    for row, cells in rows.items():
        for column, words in cells.items():
            if words is not None:
                continue
            beside = _words_left_of_cell(cells, column)
            labels = [each for each in beside if not (ORDINAL.fullmatch(each) or UNIT.fullmatch(each))]
            unit = next(filter(UNIT.fullmatch, reversed(beside)), "")
            if labels:
                above = " ".join(_above(rows, row, column))
                yield Blank(f"{place}:{row}:{column}", " ".join(labels), above, unit)


def _words_left_of_cell(cells: Mapping[int, str | None], column: int) -> list[str]:
    """The words to the left: those since the last blank, else those before it."""
    found, last = list[str](), list[str]()
    for at in sorted(each for each in cells if each < column):
        words = cells[at]
        if words is None:
            found, last = [], found or last
        elif words and (not found or found[-1] != words):
            found.append(words)
    return found or last


def _above(rows: Mapping[int, Mapping[int, str | None]], row: int, column: int) -> list[str]:
    """The head of the column: the rows above without a blank that have words of several columns."""
    found = list[str]()
    for at in sorted((each for each in rows if each < row), reverse=True):
        cells = rows[at]
        said = {each for each in cells.values() if each}
        is_head = None not in cells.values() and len(said) > 1 and not any(map(COLON.search, said))
        if is_head and (words := cells.get(column)) and words not in found:
            found.insert(0, words)
        elif found:
            break
    return [each for each in found if not HEAD_WORDS.fullmatch(each)]


COLON = Regex(r"[:：]\s?$")  # 「填报单位：」 heads nothing below it
HEAD_WORDS = Regex(r"数\s?[量值字据]|完成(?:情况|数)|内\s?容|指\s?标|项\s?目|填报(?:数|内容)?")


MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_BLANKS = 6, 200, 40, 150
LONGEST_CELL = 200
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
                grid[row, column] = str(cell.value).strip()[:LONGEST_CELL]
    return grid


def _table_grid(table: Table) -> Grid:
    """A merged cell comes once for each place it covers; it is to be filled in once."""
    grid = dict[tuple[int, int], str | None]()
    above: Sequence[_Cell] = ()
    for row, line in enumerate(table.rows[:MOST_ROWS]):
        cells = line.cells[:MOST_COLUMNS]
        for column, cell in enumerate(cells):
            others = (*cells[max(column - 1, 0) : column], *above[column : column + 1])
            words = cell.text.strip()[:LONGEST_CELL]
            form = cell.paragraphs[0].paragraph_format
            is_covered = any(form == each.paragraphs[0].paragraph_format for each in others)
            grid[row, column] = words if words or is_covered else None
        above = cells
    return grid


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
