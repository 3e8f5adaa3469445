"""An .xlsx as lines: the visible sheets in order, each cell as the sheet shows it, merged cells with their words.

Formulas count with the value last shown; hidden sheets are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import Package
from union.core.records import dataclass, field
from union.yearplan.documents.sheet_formats import BUILT_IN, shown
from union.yearplan.documents.table_lines import Spot, lines_of_table
from union.yearplan.model import Line

PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
CONTROL = re.compile(r"_x[0-9A-Fa-f]{4}_")  # how Excel writes a control sign
NAMELESS = re.compile(r"(?:sheet|工作表|表格?)[ \d()（）]*", re.IGNORECASE)
TELLS_TIME = re.compile(r"月|季|半年|年")
MOST_CELLS, MOST_SIGNS = 200_000, 2_000_000  # signs of any document
LONGEST_FORMAT = 255  # Excel's own limit
LONGEST_NUMBER = 50  # Excel writes some 25 signs


@dataclass(frozen=True, slots=True)
class SharedParts:
    """What the sheets share: words, formats by style number, and how days are counted."""

    words: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


@dataclass(slots=True)
class Grid:
    """The cells of a sheet by row and column, both from 0; `covered` are hidden under a merged one."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    covered: dict[int, set[int]] = field(default_factory=dict)


def sheet_lines(package: Package) -> Iterator[Line]:
    """Every line of the visible sheets, each under its name where that says something."""
    name = package.main("xl/workbook.xml")
    root = package.part(name)
    if root is None:
        raise Unreadable(Refused.BROKEN)
    related = package.related(name)
    parts = {one.kind: one.target for one in related.values() if not one.is_outside}
    properties = root.find("workbookPr")
    book = SharedParts(
        _shared_words(package.part(parts.get("sharedStrings", ""))),
        _formats(package.part(parts.get("styles", ""))),
        properties is not None and properties.get("date1904", "0") in ("1", "true"),
    )
    shown_sheets = [one for one in root.iterfind("sheets/sheet") if one.get("state", "visible") == "visible"]
    found = []
    for sheet in shown_sheets:
        target = related.get(sheet.get("id", ""))
        part = package.part(target.target) if target is not None and target.kind == "worksheet" else None
        if part is not None:
            found.append((sheet.get("name", ""), list(lines_of_table(_rows(_grid(part, book))))))
    yield from _named([one for one in found if one[1]])


def _named(sheets: Sequence[tuple[str, Sequence[Line]]]) -> Iterator[Line]:
    for name, lines in sheets:
        if not NAMELESS.fullmatch(name) and (len(sheets) > 1 or TELLS_TIME.search(name)):
            yield Line(name, level=1)
        yield from lines


def _grid(part: Element, book: SharedParts) -> Grid:
    grid = Grid()
    row_number, count, signs = -1, 0, 0
    for row in part.iterfind("sheetData/row"):
        said = row.get("r", "")
        row_number = int(said) - 1 if said.isdecimal() else row_number + 1
        column = -1
        for cell in row.iterfind("c"):
            place = PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            text = _text(cell, book)
            if text:
                grid.cells.setdefault(row_number, {})[column] = text
                count, signs = count + 1, signs + len(text)
        if count > MOST_CELLS or signs > MOST_SIGNS:
            raise Unreadable(Refused.TOO_MUCH)
    _merge(grid, part)
    return grid


def _merge(grid: Grid, part: Element) -> None:
    """A merged cell says its words in every row it covers; where nothing else is, it adds no row."""
    used = sorted(grid.cells)
    last = max((column for row in grid.cells.values() for column in row), default=0)
    steps = signs = 0
    for one in part.iterfind("mergeCells/mergeCell"):
        ends = [PLACE.fullmatch(end) for end in one.get("ref", "").split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        top, bottom = int(ends[0][2]) - 1, int(ends[1][2]) - 1
        left, right = _column(ends[0][1]), _column(ends[1][1])
        text = grid.cells.get(top, {}).get(left, "")
        for row in used[bisect_left(used, top) : bisect_right(used, bottom)]:
            columns = range(left, min(right, last) + 1)
            steps, signs = steps + len(columns) + 1, signs + len(text)
            if steps > MOST_CELLS or signs > MOST_SIGNS:
                raise Unreadable(Refused.TOO_MUCH)
            if text:
                grid.cells[row][left] = text
            grid.spans[row, left] = right - left + 1
            grid.covered.setdefault(row, set()).update(columns[1:])
        steps += 1


def _rows(grid: Grid) -> list[list[Spot]]:
    """A spot for every column that is used anywhere, empty ones too."""
    columns = sorted({column for row in grid.cells.values() for column in row})
    if len(columns) * len(grid.cells) > MOST_CELLS * 5:
        raise Unreadable(Refused.TOO_MUCH)
    return [
        [
            Spot(column, grid.spans.get((number, column), 1), grid.cells[number].get(column, ""))
            for column in columns
            if column not in grid.covered.get(number, ())
        ]
        for number in sorted(grid.cells)
    ]


def _text(cell: Element, book: SharedParts) -> str:
    """What a cell shows; an error shows nothing."""
    kind, said = cell.get("t", "n"), cell.findtext("v") or ""
    if kind == "s":
        place = int(said) if said.isdecimal() else -1
        return book.words[place] if 0 <= place < len(book.words) else ""
    if kind == "inlineStr":
        inner = cell.find("is")
        return "" if inner is None else _rich(inner)
    if kind == "n":
        return _number(said, cell.get("s", "0"), book)
    return _clean(said) if kind in ("str", "d") else ""


def _number(said: str, style: str, book: SharedParts) -> str:
    try:
        number = Decimal(said if len(said) <= LONGEST_NUMBER else "")
    except InvalidOperation:
        return ""
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return ""
    place = int(style) if style.isdecimal() else 0
    code = book.formats[place] if place < len(book.formats) else "general"
    return shown(number, code, from_1904=book.from_1904)


def _shared_words(part: Element | None) -> list[str]:
    return [] if part is None else [_rich(one) for one in part.iterfind("si")]


def _rich(one: Element) -> str:
    """Words in one or several fonts, without the small signs that say how they are read."""
    runs = (run.text or "" for path in ("t", "r/t") for run in one.iterfind(path))
    return _clean("".join(runs))


def _clean(text: str) -> str:
    return CONTROL.sub("", text).replace("\r\n", "\n").strip()


def _formats(part: Element | None) -> list[str]:
    """The number format of each cell style."""
    if part is None:
        return []
    own: Mapping[str, str] = {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in part.iterfind("numFmts/numFmt")
    }
    ids = [one.get("numFmtId", "0") for one in part.iterfind("cellXfs/xf")]
    return [(own.get(one) or _built_in(one))[:LONGEST_FORMAT] for one in ids]


def _built_in(number: str) -> str:
    return BUILT_IN.get(int(number), "general") if number.isdecimal() else "general"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
