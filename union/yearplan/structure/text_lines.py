"""Plain text as the lines of a plan; a table pasted with tabs or strokes keeps its cells."""

import re

from union.reading.text.normal_form import simplified
from union.yearplan.model import Cell, Line
from union.yearplan.structure import vocabulary
from union.yearplan.structure.table_rows import FEWEST, is_period

CUT = re.compile(r"\t+|\s{0,20}[|｜]\s{0,20}")
# Columns set apart by blanks, as a table loses its lines when it is copied.
BLANKS = re.compile(r"\s{2,}|\u3000")
RULE = re.compile(r"[\s|｜:+-]+")
LONGEST_HEADER = 12
TIMED = re.compile(r"第?[\d一二三四五六七八九十]")


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
            found.append(Line("\t".join(cells), cells=_headed(header, cells)))
        else:
            found.append(Line(raw.strip()))
    return tuple(found)


def _cells(raw: str) -> tuple[str, ...]:
    if "\t" not in raw and "|" not in raw and "｜" not in raw:
        return ()
    inner = raw.strip(" \r\n").strip("|｜") if raw.strip()[:1] in "|｜" else raw.rstrip("\r\n ")
    return (
        tuple(cell.strip() for cell in CUT.split(inner))
        if "|" in raw or "｜" in raw
        else tuple(cell.strip() for cell in inner.split("\t"))
    )


def _spaced(raw: str, header: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a row under such a header, or those of the header itself: no other line is cut at its blanks."""
    cells = BLANKS.split(raw.strip())
    if not header:
        is_table = {"time_columns", "work_columns"} <= {
            name
            for name in ("time_columns", "work_columns")
            if vocabulary.listed(name) & {simplified(cell) for cell in cells}
        }
        return tuple(cells) if is_table else ()
    if len(cells) < len(header) and raw[:1].isspace() and not TIMED.match(cells[0]):
        cells = ["", *cells]
    # 「第1周 9.6-9.12」: two narrow columns of times stand a single blank apart.
    is_twofold = {simplified(name) for name in header[:2]} <= vocabulary.listed("time_columns") and len(
        cells
    ) < len(header) + 1
    return tuple([*cells[0].split(maxsplit=1), *cells[1:]] if is_twofold else cells)


def _is_header(cells: tuple[str, ...]) -> bool:
    known = (
        vocabulary.listed("time_columns")
        | vocabulary.listed("work_columns")
        | vocabulary.listed("owner_columns")
    )
    names = [re.sub(r"\s", "", simplified(cell)) for cell in cells]
    if any(len(name) > LONGEST_HEADER for name in names):
        return False
    count, periods = sum(name in known for name in names), sum(is_period(name) for name in names)
    is_calendar = periods > FEWEST or (periods == FEWEST and count + periods == len(names))
    return count >= FEWEST or is_calendar


def _headed(header: tuple[str, ...], cells: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(header[i] if i < len(header) else "", cell) for i, cell in enumerate(cells))
