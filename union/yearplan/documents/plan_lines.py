"""A file that somebody sent as lines: .txt, .docx, of a plan .xlsx too. What can't be read is refused by a reason."""

import re
from collections.abc import Iterable

from union.core.files.file_type import FileSort, decoded, sort_of
from union.core.files.refusal import MOST_BYTES, MOST_PLAN_BYTES, Refused, Unreadable
from union.core.files.zip_package import opened
from union.reading.text.normal_form import simplified
from union.yearplan.documents.sheet_lines import MOST_SIGNS, sheet_lines
from union.yearplan.documents.word_lines import word_lines
from union.yearplan.model import Cell, Line
from union.yearplan.structure import vocabulary
from union.yearplan.structure.outline import FEWEST, is_period

CUT = re.compile(r"\t+|\s{0,20}[|｜]\s{0,20}")
# Columns set apart by blanks, as a table loses its lines when it is copied.
BLANKS = re.compile(r"\s{2,}|\u3000")
RULE = re.compile(r"[\s|｜:+-]+")
MOST_LINES = 20_000  # four times a plan of 200 pages
LONGEST_HEADER = 12
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
    header: tuple[str, ...] = ()
    is_spaced = False
    found: list[Line] = []
    for raw in text.replace("\r", "\n").split("\n"):
        cells = _cells(raw) or _spaced(raw, header if is_spaced else ())
        if len(cells) < 2 or RULE.fullmatch(raw):
            header = header if RULE.fullmatch(raw) and raw.strip() else ()
            if raw.strip() and not RULE.fullmatch(raw):
                found.append(Line(raw.strip()))
        elif _is_header(cells):
            header, is_spaced = cells, not _cells(raw)
        elif header:
            named = (Cell(header[at] if at < len(header) else "", cell) for at, cell in enumerate(cells))
            found.append(Line("\t".join(cells), cells=tuple(named)))
        else:
            found.append(Line(raw.strip()))
    return tuple(found)


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
        names = frozenset(map(simplified, cells))
        is_table = vocabulary.listed("time_columns") & names and vocabulary.listed("work_columns") & names
        return tuple(cells) if is_table else ()
    if len(cells) < len(header) and raw[:1].isspace() and not TIMED.match(cells[0]):
        cells = ["", *cells]
    # 「第1周 9.6-9.12」: two narrow columns of times stand a single blank apart.
    is_twofold = {simplified(name) for name in header[:2]} <= vocabulary.listed("time_columns")
    is_twofold = is_twofold and len(cells) <= len(header)
    return tuple([*cells[0].split(maxsplit=1), *cells[1:]] if is_twofold else cells)


def _is_header(cells: tuple[str, ...]) -> bool:
    known = frozenset().union(*map(vocabulary.listed, ("time_columns", "work_columns", "owner_columns")))
    names = [re.sub(r"\s", "", simplified(cell)) for cell in cells]
    if any(len(name) > LONGEST_HEADER for name in names):
        return False
    count, periods = sum(name in known for name in names), sum(is_period(name) for name in names)
    is_calendar = periods > FEWEST or (periods == FEWEST and count + periods == len(names))
    return count >= FEWEST or is_calendar


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
