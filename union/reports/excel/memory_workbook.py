"""A workbook made in memory alone: openpyxl writes each sheet in the clear to the temporary folder, and leaves it there when killed."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class Sheet(WriteOnlyWorksheet):
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

    def create_sheet(self, title: Any = None, index: Any = None) -> Sheet:
        """A sheet of ours, in the place openpyxl gives it."""
        sheet = Sheet(self, title)
        self._add_sheet(sheet=sheet, index=index)  # type: ignore[attr-defined]  # the stubs leave it out
        return sheet

    def content(self) -> bytes:
        """The bytes of the file."""
        file = BytesIO()
        ExcelWriter(self, Archive(file, "w", ZIP_DEFLATED)).save()
        return file.getvalue()
