"""An .xlsx as lines: the visible sheets in order, each cell as the sheet shows it (dates in words a person would write), merged cells with their words.

Formulas count with the value last shown; hidden sheets are left out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from union.core.files.refusal import Refused, Unreadable
from union.core.files.zip_package import Package
from union.core.records import dataclass, field
from union.yearplan.documents.table_lines import Spot, lines_of_table
from union.yearplan.model import Line

PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
CONTROL = re.compile(r"_x[0-9A-Fa-f]{4}_")  # how Excel writes a control sign
NAMELESS = re.compile(r"(?:sheet|工作表|表格?)[ \d()（）]*", re.IGNORECASE)
TELLS_TIME = re.compile(r"月|季|半年|年")
MOST_CELLS, MOST_SIGNS = 200_000, 2_000_000  # signs of any document
LONGEST_FORMAT = 255  # Excel's own limit
LONGEST_NUMBER = 50  # Excel writes some 25 signs
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FALSE_LEAP_DAY = 60  # Excel counts a 29 February 1900
MOST = 10**15  # what Excel keeps exactly
MOST_PLACES = 10  # decimals; no amount has more
LAST_SERIAL = 2_958_466  # the year 10000
# Codes that stand in no file; 27 to 36 and 50 to 58 are those of a Chinese Excel.
BUILT_IN: dict[int, str] = {
    **dict.fromkeys((1, 3), "0"),
    **dict.fromkeys((2, 4), "0.00"),
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "yyyy-m-d",
    16: "m-d",
    17: "yyyy-m",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    **dict.fromkeys((30, 31), "yyyy年m月d日"),
}
BRACKETS = re.compile(r"\[(?![hms]+\])[^\]]*\]")  # colours and places; [h] is an hour
LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].')
GENERAL = re.compile(r"general", re.IGNORECASE)
PLACES = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?(%?)")
DATE_SIGNS = re.compile(r"[ymdhs]|上午/下午|am/pm")


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
    shared = package.part(parts.get("sharedStrings", ""))
    book = SharedParts(
        [] if shared is None else [_rich(one) for one in shared.iterfind("si")],
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
    named = [(name, lines) for name, lines in found if lines]
    for name, lines in named:
        if not NAMELESS.fullmatch(name) and (len(named) > 1 or TELLS_TIME.search(name)):
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
    return formatted_number(number, code, from_1904=book.from_1904)


def _rich(one: Element) -> str:
    """Words in one or several fonts, without the small signs that say how they are read."""
    runs = (run.text or "" for path in ("t", "r/t") for run in one.iterfind(path))
    return _clean("".join(runs))


def _clean(text: str) -> str:
    return CONTROL.sub("", text).replace("\r\n", "\n").strip()


def _formats(part: Element | None) -> list[str]:
    if part is None:
        return []
    own: Mapping[str, str] = {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in part.iterfind("numFmts/numFmt")
    }
    ids = [one.get("numFmtId", "0") for one in part.iterfind("cellXfs/xf")]
    built_in = {one: BUILT_IN.get(int(one), "general") for one in ids if one.isdecimal()}
    return [(own.get(one) or built_in.get(one, "general"))[:LONGEST_FORMAT] for one in ids]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def formatted_number(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The words a cell of this format shows: 「2027年3月8日」「3月8日」「3月」「15:00」「3.10」「50%」."""
    section = BRACKETS.sub("", code).split(";")[0]
    bare = LITERAL.sub("", section).lower()
    if "general" not in bare and DATE_SIGNS.search(bare):
        return _date(number, bare, from_1904) or _decimal_text(number)
    # A number in its format's decimals, percent and words: 0"月" shows 3月, 0.00 shows 3.10.
    places = PLACES.search(LITERAL.sub(lambda found: "\0" * len(found[0]), section))
    if places is None:
        before, behind = (*GENERAL.split(section, 1), "")[:2]
        return _words(before) + _decimal_text(number) + _words(behind)
    before, behind = section[: places.start()], section[places.end() :]
    percent = places[2] == "%"
    value = number * 100 if percent else number
    if abs(value) < MOST:
        value = value.quantize(Decimal(1).scaleb(-min(len(places[1] or ""), MOST_PLACES)), ROUND_HALF_UP)
    return _words(before) + f"{value:f}" + places[2] + _words(behind)


def _date(number: Decimal, signs: str, from_1904: bool) -> str:
    """The parts of the date that the format shows, always in the order and words of Chinese."""
    moment = _moment(number, from_1904)
    if moment is None:
        return ""
    parts = []
    if "y" in signs:
        parts.append(f"{moment.year}年")
    if re.search(r"m", re.sub(r"h[^ymd]*mm?|mm?[^ymdh]*s", "", signs)):
        parts.append(f"{moment.month}月")
    if "d" in signs:
        parts.append(f"{moment.day}日")
    day = "".join(parts)
    clock = f"{moment:%H:%M}" if "h" in signs and (not day or (moment.hour, moment.minute) != (0, 0)) else ""
    return f"{day} {clock}".strip()


def _moment(number: Decimal, from_1904: bool) -> datetime | None:
    if not 0 <= number < LAST_SERIAL:
        return None
    begin = EPOCH_1904 if from_1904 else EPOCH
    if not from_1904 and number < FALSE_LEAP_DAY:
        begin += timedelta(days=1)
    try:
        return datetime.combine(begin, time()) + timedelta(minutes=round(float(number) * 1440))
    except OverflowError:
        return None


def _words(section: str) -> str:
    return "".join(quoted or escaped for quoted, escaped in LITERAL.findall(section))


def _decimal_text(number: Decimal) -> str:
    """A number without a format: no zeros at its end, no exponent."""
    rounded = round(number, 10)
    return f"{rounded.normalize():f}" if rounded else "0"
