"""The ledger of a report as an .xlsx: 记录, 汇总 with formulas over it, 日程. Made from a `Ledger` alone.

It is made in memory: openpyxl writes each sheet in the clear to the temporary folder, and leaves it there when killed.
"""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from union.core.files.printable_text import printable
from union.reports.document import Paper
from union.reports.excel.list_sheets import calendar_sheet, care_sheet, entries_sheet
from union.reports.excel.sheet import write_sheet
from union.reports.excel.subjects_sheet import subjects_sheet
from union.reports.excel.totals_sheet import totals_sheet
from union.reports.ledger import Ledger, with_subjects
from union.reports.text import title as title_of
from union.words import TAGS, Words

ABOUT = "docProps/core.xml"
MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
# A formula's cell as openpyxl writes it: its value is left empty.
FORMULA = re.compile(r'(<c r="(?P<cell>[A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


class MemorySheet(WriteOnlyWorksheet):
    """A sheet whose rows go to memory."""

    _writer: WorksheetWriter | None

    def _get_writer(self) -> None:
        if self._writer is None:
            writer = self._writer = InMemory(self, BytesIO())
            writer.write_top()


class InMemory(WorksheetWriter):
    """Has no file that would have to be removed."""

    def cleanup(self) -> None:
        """Nothing was left anywhere."""


class Archive(ZipFile):
    """Takes a sheet's bytes where openpyxl names its file."""

    def write(self, filename: object, arcname: object = None, *given: object, **more: object) -> None:
        """Put the sheet under its name."""
        assert isinstance(filename, BytesIO), "no sheet of ours is a file"
        self.writestr(str(arcname), filename.getvalue())


class Book(Workbook):
    """A workbook that is only written."""

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def create_sheet(self, title: Any = None, index: Any = None) -> MemorySheet:
        """A sheet of ours, in the place openpyxl gives it."""
        sheet = MemorySheet(self, title)
        self._add_sheet(sheet=sheet, index=index)  # type: ignore[attr-defined]  # the stubs leave it out
        return sheet

    def content(self) -> bytes:
        """The bytes of the file."""
        file = BytesIO()
        ExcelWriter(self, Archive(file, "w", ZIP_DEFLATED)).save()
        return file.getvalue()


def packed_alike(content: bytes, made: datetime, worth: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The workbook packed anew, as of `made`; `worth`: by part of the package, what each formula's cell comes to."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, _touched(name, old.read(name), made, worth.get(name, {})))
    return file.getvalue()


def _touched(name: str, part: bytes, made: datetime, worth: Mapping[str, Decimal]) -> bytes:
    if name == ABOUT:
        return MODIFIED.sub(rf"\g<1>{made:%Y-%m-%dT%H:%M:%SZ}", part.decode()).encode()
    if not worth:
        return part
    return FORMULA.sub(
        lambda found: f"{found[1]}<v>{worth[found['cell']].normalize():f}</v>", part.decode()
    ).encode()


LONGEST = 255  # of a core property and of a page's head


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the workbook: the same paper gives the same ones."""
    ledger, care, book = with_subjects(paper.ledger or Ledger()), paper.digest.care, Book()
    always = [entries_sheet(ledger, _), totals_sheet(ledger, _), calendar_sheet(ledger, _)]
    others = [subjects_sheet(ledger, care.budgets if care else (), _), care_sheet(paper.digest, _)]
    sheets = [*always, *(each for each in others if each.rows)]
    for sheet in sheets:
        write_sheet(book, sheet)
    made = datetime.combine(paper.digest.as_of.date(), time())
    _describe(book, paper, made, _)
    worth = {f"xl/worksheets/sheet{place}.xml": each.worth() for place, each in enumerate(sheets, 1)}
    return packed_alike(book.content(), made, worth)


def _describe(book: Workbook, paper: Paper, made: datetime, _: Words) -> None:
    group = printable(paper.digest.group_title)
    name = _(
        "{group}{title}（{state}）",
        group=group,
        title=title_of.title(paper.digest, _, year=True),
        state=title_of.state(paper.digest, _),
    )[:LONGEST]
    about = book.properties
    about.title, about.creator, about.lastModifiedBy = name, group[:LONGEST], group[:LONGEST]
    about.language, about.created = TAGS[_.language], made
    book.calculation.fullCalcOnLoad = True
    for sheet in book.worksheets:
        if sheet.oddHeader is not None:  # one without words is falsy
            sheet.oddHeader.center.text = name.replace("&", "&&")
