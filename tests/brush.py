"""Pictures and documents made in no time, for tests that look at none: what a PNG of a phone's width begins with, an empty paper."""

from datetime import datetime

import pytest

from handlers.questions import form_papers
from handlers.reports.report_snapshot import FileOrder, MadeFile, make_ordered_file
from handlers.routing.report_sections import SECTIONS
from storage.engine.database import Store
from storage.reports.forms import WantedForm
from storage.reports.publication import Wanted
from union.branches.coverage import Sheet
from union.calendar.month_grid import MonthSheet
from union.core.groups import Settings
from union.reports.document import FileForm

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (1080).to_bytes(4) + (1290).to_bytes(4) + b"\x08\x02"


async def blank_coverage(sheet: Sheet, language: str) -> bytes:
    """The same of 走访情况."""
    return PNG + f"{sheet.half.key} {language}".encode()


async def blank(sheet: MonthSheet, language: str) -> bytes:
    """In the place of the worker, which takes a second."""
    return PNG + f"{sheet.grid.first} {language}".encode()


async def unwritten(form: FileForm, *_asked: object) -> bytes:
    """In the place of the worker that writes documents."""
    return _empty(form)


async def gathered(order: FileOrder[Wanted]) -> MadeFile | None:
    """A document's figures are gathered as ever, and nothing is written."""
    return make_ordered_file(order, lambda form, paper, language: _empty(form), SECTIONS)


async def form_here(store: Store, wanted: WantedForm, defaults: Settings, now: datetime) -> MadeFile | None:
    """A form is filled in here: it takes a hundredth of a second."""
    with store.reading() as db:
        return form_papers.filled_form(db, wanted, defaults, now)


def put_away(patch: pytest.MonkeyPatch) -> None:
    """The program draws and writes nothing: a process each takes seconds, and minutes where the machine is busy."""
    patch.setattr("bot.app.make", unwritten)
    patch.setattr("bot.app.make_apart", gathered)
    patch.setattr("bot.app.make_handout", unwritten)
    patch.setattr("bot.app.make_form", form_here)
    patch.setattr("bot.app.draw_month", blank)
    patch.setattr("bot.app.draw_coverage", blank_coverage)


def _empty(form: FileForm) -> bytes:
    """What the room takes for such a file: a picture must be one."""
    return PNG if form is FileForm.PNG else b"%PDF-"
