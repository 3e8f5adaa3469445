"""The sums of a report read back from every form it has: value, JSON, text, .docx, .xlsx, picture, and bare SQL.

Each reader gives the same: sums by category and unit (money in the major unit, 「项数」 for facts), 补报 apart.
"""

import csv
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

from docx.document import Document
from openpyxl import load_workbook

from storage.engine.database import Database
from tests.care_read import BUDGETS
from tests.unit.union.reports.excel.test_xlsx_reckoned import CSV, without_values
from union.core.kinds import CATEGORIES
from union.core.period import Period
from union.core.units import SIGNS
from union.reports.document import Paper
from union.reports.excel import workbook as excel_workbook
from union.reports.ledger import Ledger
from union.reports.model import Digest
from union.reports.picture.chart import drawn
from union.reports.report_json import as_json
from union.reports.text.parts import as_text
from union.words import words
from union.worklog.counted_figures import count_figures, unit_of, value_of
from union.worklog.totals import Filed

CAME = "收入"  # before the currency of money that came in
ITEMS = "项数"  # apart from what is counted in 项 itself
Key = tuple[str, str, bool]  # category, unit, whether of the 补报
Sums = Mapping[Key, Decimal]
MINE = """select sort, category, unit, sum(value) as value from tallies
          where group_id = ? and day >= ? and day < ? and ({late}) group by sort, category, unit"""
SHARES = {"fact": 1, "measure": 1000, "money": 100, "income": 100}
ON_TIME = "late_for is null or day >= date(late_for || '-01', '+1 month')"
LAST_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)([^\d.]+)$")
HEADS = ["类别", "数据", "记录编号"]


def own(sums: Sums) -> Sums:
    """Without the 补报."""
    return {key: value for key, value in sums.items() if not key[2]}


def of_sql(db: Database, group_id: int, period: Period) -> Sums:
    """What SQLite adds up itself, every log under its own day; a month without its 补报."""
    sums: Counter[Key] = Counter()
    sql = MINE.format(late=ON_TIME if period.is_month else "true")
    days = [period.first.isoformat(), period.end.isoformat()]
    for row in db.query(sql, [group_id, *days]):
        value = Decimal(row["value"])
        sign = SIGNS.get(row["unit"], row["unit"])
        unit = {"fact": ITEMS, "money": sign, "income": CAME + sign}.get(row["sort"], row["unit"])
        _add(sums, row["category"], unit, value / SHARES[row["sort"]])
    return _clean(sums)


def of_facts(filed: Sequence[Filed]) -> Sums:
    """Each log's figures added up by hand."""
    sums: Counter[Key] = Counter()
    for each in filed:
        fact, found = each.fact, count_figures(each.fact, each.text)
        _add(sums, fact.category, ITEMS, Decimal(1))
        for figure in found.measures:
            _add(sums, fact.category, unit_of(figure), value_of(figure))
        for paid in found.money:
            _add(sums, fact.category, SIGNS[unit_of(paid)], value_of(paid) / 100)
        for got in found.income:
            _add(sums, fact.category, CAME + SIGNS[unit_of(got)], value_of(got) / 100)
    return _clean(sums)


def of_value(report: Digest, *, counted: bool = False) -> Sums:
    """The report itself, as every form says it; `counted`: before people of several deeds are called 人次, as rows have them."""
    sums: Counter[Key] = Counter()
    for late, sections in ((False, report.sections), (True, report.late)):
        for section in sections:
            _add(sums, section.category, ITEMS, section.count.value, late=late)
            for each in section.sums if counted else section.told:
                _add(sums, section.category, each.unit, each.total.value, late=late)
            for paid in section.money:
                _add(sums, section.category, SIGNS[paid.unit], paid.total.value / 100, late=late)
            for got in section.income:
                _add(sums, section.category, CAME + SIGNS[got.unit], got.total.value / 100, late=late)
    return _clean(sums)


def of_json(report: Digest) -> Sums:
    """Its JSON."""
    sums: Counter[Key] = Counter()
    told: Any = as_json(report)
    for late, sections in ((False, told["sections"]), (True, told["late"])):
        for section in sections:
            _add(sums, section["category"], ITEMS, Decimal(section["count"]["value"]), late=late)
            for each in section["sums"]:
                _add(sums, section["category"], each["unit"], Decimal(str(each["value"])), late=late)
            for sort, sign in (("money", ""), ("income", CAME)):
                for paid in section[sort]:
                    unit, value = sign + SIGNS[paid["currency"]], Decimal(str(paid["yuan"]))
                    _add(sums, section["category"], unit, value, late=late)
    return _clean(sums)


def of_text(report: Digest) -> Sums:
    """The message in the group, as long as it is; a unit whose parts end in 等 is left out, for it has no whole."""
    text = as_text(report, words()).text
    sums: Counter[Key] = Counter()
    for category in CATEGORIES:
        found = re.search(rf"^{category} (\d+)项(?:：(.*))?$", text, re.MULTILINE)
        if found:
            _add(sums, category, ITEMS, Decimal(found[1]))
            _add_said(sums, category, found[2] or "")
    return _clean(sums)


def cut_short(report: Digest) -> set[Key]:
    """The sums that the text gives no whole of."""
    return {
        (section.category, each.unit, False)
        for section in report.sections
        for each in section.told
        if each.mixed and len(each.parts) > 4
    }


def of_docx(made: Document) -> Sums:
    """The table of sources at the end of the Word document."""
    sums: Counter[Key] = Counter()
    for table in made.tables:
        cells = [[cell.text.replace(",", "") for cell in row.cells] for row in table.rows]
        if cells[0] != HEADS:
            continue
        category, late = "", False
        for name, said, _numbers in cells[1:]:
            if name:
                category, late = name.removesuffix("（补报）"), name.endswith("（补报）")
                _add(sums, category, ITEMS, Decimal(said.removeprefix("共").removesuffix("项")), late=late)
            else:
                _add_said(sums, category, said, late=late)
    return _clean(sums)


def docx_table(made: Document) -> dict[str, Decimal]:
    """Facts by category in the Word document's first table."""
    rows = [[cell.text for cell in row.cells] for table in made.tables[:1] for row in table.rows]
    return (
        {row[0]: Decimal(row[1]) for row in rows[1:] if row[1] != "0" and row[0] != "合计"}
        if rows and rows[0] != HEADS
        else {}
    )


def picture(report: Digest) -> tuple[dict[str, Decimal], list[Decimal]]:
    """Facts by category, and those of each month, as the chart writes them at its bars; what is below is care_read's."""
    [axes] = drawn(report, words()).figure.axes
    texts = list(takewhile(lambda each: each != BUDGETS, (each.get_text() for each in axes.texts)))
    by_category = {
        each: Decimal(texts[place + 1])
        for place, each in enumerate(texts[:-1])
        if each in CATEGORIES and texts[place + 1] != "0"
    }
    heading = texts.index("各月工作（项）") if "各月工作（项）" in texts else len(texts)
    return by_category, list(_totals(texts[heading + 1 :]))


def workbook(report: Digest, rows: Ledger) -> bytes:
    """Its ledger."""
    return excel_workbook.render(Paper(report, ledger=rows), words())


def of_xlsx(content: bytes) -> Sums:
    """The sheet 汇总 with the values written beside its formulas."""
    book = load_workbook(BytesIO(content), data_only=True)
    return _of_table([[str(cell or "") for cell in row] for row in book["汇总"].iter_rows(values_only=True)])


def reckoned(office: str, folder: Path, books: Mapping[str, bytes]) -> dict[str, Sums]:
    """The same of each workbook as LibreOffice reckons it, all in one go."""
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(without_values(content))
    files = [str(folder / f"{name}.xlsx") for name in books]
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    command = [office, home, "--headless", "--convert-to", CSV, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _of_table(list(_lines(folder / f"{name}-汇总.csv"))) for name in books}


def _lines(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8", newline="") as table:
        yield from csv.reader(table)


def _of_table(table: Sequence[Sequence[str]]) -> Sums:
    sums: Counter[Key] = Counter()
    has_late = "补报" in table[0][5]
    for sort, category, _purpose, unit, *values in table[1:]:
        if sort == "合计":
            continue
        for late in (False, True)[: 1 + has_late]:
            said = {"项数": ITEMS, "收入": CAME + unit}.get(sort, unit)
            _add(sums, category, said, Decimal(values[late].replace(",", "") or 0), late=late)
    return _clean(sums)


def _totals(texts: Sequence[str]) -> Iterator[Decimal]:
    """After a month's name come the shares of its bar and at last the whole; a lone share is not said twice."""
    figures: list[str] = []
    for text in [*texts, "月"]:
        if text.isdigit():
            figures.append(text)
            continue
        if figures:
            yield Decimal(figures[-1])
        figures = []
        if text.startswith("各月金额"):
            return


def _add_said(sums: Counter[Key], category: str, said: str, *, late: bool = False) -> None:
    """「困难职工12户、约230人次，约7150元（慰问金6000元）」."""
    for part in re.split("[、，]", re.sub("（[^（）]*）", "", said)):
        found = LAST_FIGURE.search(part.removesuffix("等"))
        if found:
            came = CAME if part.startswith(f"{CAME}：") else ""
            _add(sums, category, came + found[2], Decimal(found[1]), late=late)


def _add(sums: Counter[Key], category: str, unit: str, value: Decimal, *, late: bool = False) -> None:
    sums[category, unit, late] += value  # type: ignore[assignment]


def _clean(sums: Counter[Key]) -> Sums:
    return {key: Decimal(value).normalize() for key, value in sums.items() if value}
