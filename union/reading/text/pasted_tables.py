"""Tables pasted from a sheet: each row reads as a sentence with its units, its 合计 row is checked and never added.

单位	人数	金额            炼钢45人4500元
炼钢	45	4500      →     轧钢38人3800元
轧钢	38	3800
合计	83	8300
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import Normal, simplified

CELL = Regex(r"\t|[|｜]|[ \u3000]{2,40}")
FIGURE = Regex(
    r"(?P<sign>(?:HK|NT|S|US|MOP|RM)?[$¥￥]?)\s?(?P<value>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)(?P<unit>[元人户名]?)"
)
# What a column's heading says its figures are of; the first that fits.
UNITS = (
    (Regex(r"[(（]\s?(?P<unit>[\u4e00-\u9fff]{1,2}|%)\s?[)）]$"), ""),
    (
        Regex(
            r"金额|费用|支出|花费|慰问金|补助金?|奖金|助学金|会费|经费|元$|amount|cost|spent", any_case=True
        ),
        "元",
    ),
    (Regex(r"人次"), "人次"),
    (Regex(r"人数|人员|参加|到场|实到|^[男女]$|pax|people|members|attend", any_case=True), "人"),
    (Regex(r"户数?$|famil", any_case=True), "户"),
    (Regex(r"场次|场数"), "场"),
    (Regex(r"份数?$"), "份"),
    (Regex(r"件数?$"), "件"),
    (Regex(r"篇数?$"), "篇"),
    (Regex(r"次数?$"), "次"),
)
NUMBER = Regex(r"^(?:序号|编号|号|no\.?|#)$", any_case=True)
TOTAL = Regex(r"^(?:合\s?计|总\s?计|共\s?计|小\s?计|总数|total)[:：]?$", any_case=True)
MOST_LINES, FEWEST_CELLS, FEWEST_ROWS = 200, 2, 2


class Cell(NamedTuple):
    """A cell: where it stands in the text, and its words."""

    start: int
    end: int
    said: str

    @property
    def value(self) -> Decimal | None:
        """Its figure, where it is nothing else."""
        found = FIGURE.fullmatch(self.said)
        return Decimal(found["value"].replace(",", "")) if found else None

    @property
    def has_unit(self) -> bool:
        """Whether its unit stands in it."""
        found = FIGURE.fullmatch(self.said)
        return found is not None and bool(found["sign"] or found["unit"])


class Table(NamedTuple):
    """A table: its heading, the unit of each column ("" for words, None for what counts nothing), rows and 合计 row."""

    heading: Sequence[Cell]
    units: Sequence[str | None]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return (self.total or self.rows[-1])[-1].end


class WrongTotal(NamedTuple):
    """The rows of a column make `made` of its unit, its 合计 says `said`."""

    column: str
    unit: str
    made: Decimal
    said: Decimal


@lru_cache(maxsize=8)
def table_in(raw: str) -> Table | None:
    """The first table of a text; None where there is none."""
    if "\n" not in raw:
        return None
    lines = [cells for cells in _lines(raw) if any(cell.said for cell in cells)][:MOST_LINES]
    for place, heading in enumerate(lines):
        units = [_unit(cell.said) for cell in heading]
        if len(heading) >= FEWEST_CELLS and any(units) and not any(cell.value for cell in heading):
            rows = _rows(lines[place + 1 :], units)
            total = lines[place + 1 + len(rows)] if place + 1 + len(rows) < len(lines) else None
            if len(rows) >= FEWEST_ROWS:
                return Table(heading, units, rows, total if total and _is_total(total) else None)
    return None


def in_sentences(said: Normal) -> Normal:
    """The text with the rows of its table as sentences; the same one where it holds none."""
    table = table_in(said.raw)
    if table is None:
        return said
    behind = {
        cell.end - 1: unit
        for row in table.rows
        for cell, unit in zip(row, table.units, strict=False)
        if unit and cell.value is not None and not cell.has_unit
    }
    kept = {
        i
        for row in table.rows
        for cell, unit in zip(row, table.units, strict=False)
        if unit is not None
        for i in range(cell.start, cell.end)
    }
    begin, end = table.heading[0].start, table.end
    signs: list[tuple[str, int, int]] = []
    for sign, place, stop in zip(said.text, said.places, said.ends, strict=True):
        if (
            place < begin
            or place >= end
            or place in kept
            or (sign == "\n" and signs and signs[-1][0] != "\n")
        ):
            signs.append((sign, place, stop))
            signs += [(each, place, stop) for each in behind.get(stop - 1, "") if begin <= place < end]
    return Normal(
        said.raw,
        "".join(sign for sign, _, _ in signs),
        tuple(place for _, place, _ in signs),
        tuple(stop for _, _, stop in signs),
    )


def wrong_totals(raw: str) -> Iterator[WrongTotal]:
    """The columns whose 合计 is not the sum of their rows."""
    table = table_in(raw)
    if table is None or table.total is None:
        return
    for column, (head, unit) in enumerate(zip(table.heading, table.units, strict=True)):
        said = table.total[column].value if unit and column < len(table.total) else None
        values = [row[column].value for row in table.rows if column < len(row)]
        made = sum((value for value in values if value is not None), Decimal(0))
        if unit and said is not None and said != made:
            yield WrongTotal(head.said, unit, made, said)


def _rows(lines: Sequence[Sequence[Cell]], units: Sequence[str | None]) -> list[Sequence[Cell]]:
    """The lines that go on as the heading began, up to a 合计 row."""
    rows: list[Sequence[Cell]] = []
    for cells in lines:
        is_like = abs(len(cells) - len(units)) <= 1 and any(
            cell.value is not None and unit for cell, unit in zip(cells, units, strict=False)
        )
        if _is_total(cells) or not is_like:
            break
        rows.append(cells)
    return rows


def _is_total(cells: Sequence[Cell]) -> bool:
    return any(TOTAL.match(simplified(cell.said)) for cell in cells[:2])


def _unit(heading: str) -> str | None:
    """The unit of a column's figures; "" of words, None of what counts nothing."""
    said = simplified(heading)
    if NUMBER.match(said):
        return None
    for pattern, unit in UNITS:
        if found := pattern.search(said):
            return unit or found["unit"]
    return ""


def _lines(raw: str) -> Iterator[list[Cell]]:
    at = 0
    for line in raw.split("\n"):
        yield list(_cells(line, at))
        at += len(line) + 1


def _cells(line: str, at: int) -> Iterator[Cell]:
    begin = 0
    for cut in (*CELL.finditer(line), None):
        stop = cut.start() if cut else len(line)
        said = line[begin:stop]
        lead = len(said) - len(said.lstrip())
        if said.strip() or "\t" in line:
            yield Cell(at + begin + lead, at + begin + max(lead, len(said.rstrip())), said.strip())
        begin = cut.end() if cut else stop
