"""Plain text as the lines of a plan; a table pasted with tabs or strokes keeps its cells."""

import re

from union.yearplan import words
from union.yearplan.tables import FEWEST, is_period
from union.yearplan.values import Cell, Line

CUT = re.compile(r"\t+|\s*[|｜]\s*")
RULE = re.compile(r"[\s|｜:+-]+")
LONGEST_HEADER = 12


def lines_of_text(text: str) -> tuple[Line, ...]:
    """One line for each that is not blank; rows under a header of 月份, 活动, 负责人 have cells."""
    header: tuple[str, ...] = ()
    found: list[Line] = []
    for raw in text.replace("\r", "\n").split("\n"):
        cells = _cells(raw)
        if len(cells) < 2 or RULE.fullmatch(raw):
            header = header if RULE.fullmatch(raw) and raw.strip() else ()
            if raw.strip() and not RULE.fullmatch(raw):
                found.append(Line(raw.strip()))
        elif _is_header(cells):
            header = cells
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


def _is_header(cells: tuple[str, ...]) -> bool:
    known = words.listed("time_columns") | words.listed("work_columns") | words.listed("owner_columns")
    names = [re.sub(r"\s", "", cell) for cell in cells]
    if any(len(name) > LONGEST_HEADER for name in names):
        return False
    count, periods = sum(name in known for name in names), sum(is_period(name) for name in names)
    is_calendar = periods > FEWEST or (periods == FEWEST and count + periods == len(names))
    return count >= FEWEST or is_calendar


def _headed(header: tuple[str, ...], cells: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(header[i] if i < len(header) else "", cell) for i, cell in enumerate(cells))
