"""A month drawn in no time: what a PNG of a phone's width begins with, for tests that look at no picture."""

from union.branches.coverage import Sheet
from union.calendar.month_grid import MonthSheet

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (1080).to_bytes(4) + (1290).to_bytes(4) + b"\x08\x02"


async def blank_coverage(sheet: Sheet, language: str) -> bytes:
    """The same of 走访情况."""
    return PNG + f"{sheet.half.key} {language}".encode()


async def blank(sheet: MonthSheet, language: str) -> bytes:
    """In the place of the worker, which takes a second."""
    return PNG + f"{sheet.grid.first} {language}".encode()
