"""A file that somebody sent as lines: .txt, .docx, of a plan .xlsx too. What can't be read is refused by a reason."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from union.core.files.file_type import FileSort, decoded, sort_of
from union.core.files.refusal import MOST_BYTES, MOST_PLAN_BYTES, Refused, Unreadable
from union.core.files.zip_package import opened
from union.yearplan.documents.sheet_lines import MOST_SIGNS, sheet_lines
from union.yearplan.documents.table_lines import Spot, is_header, is_time_column, lines_of_table
from union.yearplan.documents.word_lines import word_lines
from union.yearplan.model import Line

CUT = re.compile(r"\t+|\s{0,20}[|｜]\s{0,20}")
# Columns set apart by blanks, as a table loses its lines when it is copied.
BLANKS = re.compile(r"\s{2,}|\u3000")
RULE = re.compile(r"[\s|｜:+-]+")
MOST_LINES = 20_000  # four times a plan of 200 pages
PACKAGES = {FileSort.WORD: word_lines, FileSort.SHEET: sheet_lines}
TIMED = re.compile(r"第?[\d一二三四五六七八九十]")


def bounded(lines: Iterable[Line]) -> tuple[Line, ...]:
    """All of them, counted while they are read, so that no more is ever held; raises Unreadable for more than a plan can have."""
    kept, signs = [], 0
    for line in lines:
        kept.append(line)
        signs += len(line.number) + len(line.text)
        if len(kept) > MOST_LINES or signs > MOST_SIGNS:
            raise Unreadable(Refused.TOO_MUCH)
    return tuple(kept)


def lines_of_text(text: str) -> tuple[Line, ...]:
    """One line for each that is not blank; rows under a header of 月份, 活动, 负责人 have cells."""
    found: list[Line] = []
    for is_table, rows in groupby(_rows(text), lambda row: len(row) > 1):
        if is_table:
            spots = [[Spot(place, 1, cell) for place, cell in enumerate(row)] for row in rows]
            lines = lines_of_table(spots)
            found += (
                one if any(cell.header for cell in one.cells) else Line(one.text.strip()) for one in lines
            )
        else:
            found += (Line(said) for (said,) in rows if said)
    return tuple(found)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """The cells of each line, one where it has no columns; the rule below a header is none."""
    header: tuple[str, ...] = ()
    for raw in text.replace("\r", "\n").split("\n"):
        if raw.strip() and RULE.fullmatch(raw):
            continue
        cells = _cells(raw) or _spaced(raw, header)
        header = () if len(cells) < 2 or _cells(raw) else header or cells
        yield cells if len(cells) > 1 else (raw.strip(),)


def _cells(raw: str) -> tuple[str, ...]:
    if "\t" not in raw and "|" not in raw and "｜" not in raw:
        return ()
    inner = raw.strip(" \r\n").strip("|｜") if raw.strip()[:1] in "|｜" else raw.rstrip("\r\n ")
    cells = CUT.split(inner) if "|" in raw or "｜" in raw else inner.split("\t")
    return tuple(cell.strip() for cell in cells)


def _spaced(raw: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a row under such a header, or those of the header itself: no other line is cut at its blanks."""
    cells = BLANKS.split(raw.strip())
    if not header:
        return tuple(cells) if is_header(cells) and any(map(is_time_column, cells)) else ()
    if len(cells) < len(header) and raw[:1].isspace() and not TIMED.match(cells[0]):
        cells = ["", *cells]
    # 「第1周 9.6-9.12」: two narrow columns of times stand a single blank apart.
    is_twofold = all(map(is_time_column, header[:2])) and len(cells) <= len(header)
    return tuple([*cells[0].split(maxsplit=1), *cells[1:]] if is_twofold else cells)


def lines_of(content: bytes, file_name: str = "") -> tuple[Line, ...]:
    """The lines of a plan, told by its content; pasted words come as their bytes. Raises Unreadable."""
    if len(content) > MOST_PLAN_BYTES:
        raise Unreadable(Refused.PLAN_TOO_LARGE)
    sort = sort_of(content, file_name)
    if sort in PACKAGES:
        lines = _of_package(content, sort)
    else:
        text = decoded(content) if sort is FileSort.TEXT else None
        if text is None:
            raise Unreadable(Refused.NOT_A_PLAN)
        if len(text) > MOST_SIGNS:
            raise Unreadable(Refused.TOO_MUCH)
        lines = bounded(lines_of_text(text))
    if not lines:
        raise Unreadable(Refused.EMPTY)
    return lines


def text_of(content: bytes) -> str:
    """The words of a .txt, .docx or .xlsx, a line each paragraph or row; the kind is told by the content. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Refused.TOO_LARGE)
    sort = sort_of(content)
    if sort in PACKAGES:
        text: str | None = "\n".join(line.number + line.text for line in _of_package(content, sort))
    else:
        text = decoded(content) if sort is FileSort.TEXT else None
    if text is None:
        raise Unreadable(Refused.OTHER_KIND)
    if not text.strip():
        raise Unreadable(Refused.EMPTY)
    return text


def _of_package(content: bytes, sort: FileSort) -> tuple[Line, ...]:
    with opened(content) as package:
        return bounded(PACKAGES[sort](package))
