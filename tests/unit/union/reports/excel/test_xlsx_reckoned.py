"""LibreOffice reckons the ledger's formulas itself: they come to the report's figures, to the last unit."""

import csv
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from tests.unit.union.reports.digest_samples import entry, fact, measure, november, yuan
from union.core.units import SIGNS
from union.reading.message import Money
from union.reports.document import Paper
from union.reports.excel.workbook import render
from union.reports.ledger import ledger
from union.reports.model import Digest, Material, digest
from union.words import words
from union.worklog.entries import LogEntry

Needs = Callable[..., str]
Sums = Counter[tuple[str, str, str, str]]  # sort, category, purpose, unit
pytestmark = pytest.mark.slow
# All sheets, as reckoned, in UTF-8.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
ODD = ("", "*", "慰问*", "慰问?", "~", ">5", "<>", "=1", "2026", "一百", "Kg", "kg", "ＫＧ", "TRUE", "慰问金")


def odd_logs() -> Iterator[LogEntry]:
    """Purposes that mean something else to a spreadsheet, a fact each; some late, some in other money."""
    for place, what in enumerate(ODD, 1):
        figures = (measure(f"{place}.25", "件", what), yuan(100 + place, what), Money("3港元", 301, "HKD"))
        yield entry(place, fact("其他", "盘点", date(2026, 11, place), *figures))
        dues = yuan(10 + place, f"收到{what}捐款")  # with the same purpose as money spent
        spent = yuan(1, f"{what}捐款")
        yield entry(200 + place, fact("其他", "盘点", date(2026, 11, place), dues, spent))
        day = date(2026, 10, place)
        yield entry(100 + place, fact("其他", "盘点", day, measure("1000", "件", what)), late_for="2026-10")


def odd() -> Material:
    """A month of them."""
    found = list(odd_logs())
    return november(
        entries=tuple(each for each in found if not each.late_for),
        late=tuple(each for each in found if each.late_for),
    )


def without_values(content: bytes) -> bytes:
    """The workbook with its formulas alone, so that whoever opens it has to reckon."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(r"</f><v>[^<]*</v>", "</f>", old.read(name).decode()))
    return file.getvalue()


def reckoned(needs: Needs, folder: Path, material: Material) -> list[list[str]]:
    """The sheet 汇总 as LibreOffice reckons it, without its head."""
    file = folder / "l.xlsx"
    file.write_bytes(without_values(render(Paper(digest(material), ledger=ledger(material)), words())))
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    command = [needs("localc"), home, "--headless", "--convert-to", CSV, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (folder / "l-汇总.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))[1:]


def told(report: Digest, *, late: bool) -> Sums:
    """The figures of the report's sections, with 补报 or of it."""
    sums: Sums = Counter()
    for section in report.late if late else report.sections:
        name = section.category
        sums["项数", name, "", ""] += section.count.value
        sums["合计", "", "项数", ""] += section.count.value
        for each in section.sums:
            for part in each.parts:
                sums["数量", name, part.what, each.unit] += part.amount.value
        for each in section.money:
            for part in each.parts:
                sums["金额", name, part.what, SIGNS[each.unit]] += part.amount.value / 100
            sums["合计", "", "金额", SIGNS[each.unit]] += each.total.value / 100
        for got in section.income:
            for part in got.parts:
                sums["收入", name, part.what, SIGNS[got.unit]] += part.amount.value / 100
            sums["合计", "", "收入", SIGNS[got.unit]] += got.total.value / 100
    return sums


@pytest.mark.parametrize("material", [november(), odd()], ids=["november", "odd"])
def test_formulas_come_to_the_figures_of_the_report(needs: Needs, tmp_path: Path, material: Material) -> None:
    """Every sum of the report is a row of 汇总 and no other row is; 补报 likewise."""
    report = digest(material)
    rows = reckoned(needs, tmp_path, material)
    for place, late in ((4, False), (5, True))[: 2 if report.late else 1]:
        found = {(row[0], row[1], row[2], row[3]): Decimal(row[place]) for row in rows}
        assert len(found) == len(rows)
        assert {key: value for key, value in found.items() if value} == dict(told(report, late=late))
