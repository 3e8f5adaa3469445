"""Documents in a child process: the bytes arrive, faults are said, nothing is left running."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from bot.workers import process
from bot.workers.client import make, make_apart
from bot.workers.protocol import ChildError
from handlers.reports.report_snapshot import FileOrder
from storage.core import groups
from storage.engine.database import open_store
from storage.reports.publication import Wanted
from storage.worklog import entries
from tests.effort import some
from tests.unit.bot.workers.planted import hurried
from tests.unit.handlers.office import at, households
from tests.unit.union.reports.digest_samples import GROUP, empty_month, november
from union.core.groups import Settings
from union.reports.document import FileForm, Paper
from union.reports.ledger import ledger
from union.reports.model import digest
from union.worklog.entries import LogEntry

# What only a child may import: each costs the bot memory it never gives back.
HEAVY = ("docx", "openpyxl", "matplotlib", "PIL", "numpy", "lxml")


@pytest.mark.slow
def test_a_child_makes_the_document_while_the_loop_goes_on() -> None:
    """The bytes are a .docx of this report, and the loop keeps ticking while they are made."""

    async def made_and_ticks() -> tuple[bytes, int]:
        ticks = 0
        making = asyncio.ensure_future(make(FileForm.DOCX, Paper(empty_month())))
        while not making.done():
            await asyncio.wait({making}, timeout=0.01)
            ticks += 1
        return await making, ticks

    made, ticks = asyncio.run(made_and_ticks())
    assert Document(BytesIO(made)).paragraphs[0].text == GROUP
    assert ticks > 5


@pytest.mark.slow
def test_a_child_makes_the_ledger() -> None:
    """An .xlsx with the logs' rows."""
    paper = Paper(digest(november()), ledger=ledger(november()))
    book = load_workbook(BytesIO(asyncio.run(make(FileForm.XLSX, paper))))
    assert book["记录"]["D2"].value == "走访慰问困难职工"


@pytest.mark.slow
def test_a_child_draws_the_picture() -> None:
    """A PNG in the width of a phone's picture."""
    content = asyncio.run(make(FileForm.PNG, Paper(digest(november()))))
    with Image.open(BytesIO(content)) as picture:
        assert picture.width == 1080


def ordered(directory: Path, wanted: Wanted, *, told: bool = True) -> FileOrder[Wanted]:
    """A document of a file that is open in this process, too; its transaction just ended."""
    now, path = at("2026-11-20 10:00"), directory / "bot.db"
    store = open_store(path, "test")
    with store.unit() as db:
        group = groups.get(db, groups.create(db, -1000, GROUP, now), Settings())
        assert group is not None
        if told:
            entry = LogEntry(
                0, 0, "周敏", None, "走访", now, (households(12, 6000, date(2026, 11, 10)),), -1000, 7
            )
            entries.add(db, group, entry, now)
    return FileOrder(path, wanted, Settings(), now)


@pytest.mark.slow
@pytest.mark.parametrize("form", some([FileForm.XLSX, FileForm.DOCX], 1))
def test_a_child_reads_the_logs_itself(form: FileForm, tmp_path: Path) -> None:
    """From the file of the running bot comes the document with its name and caption."""
    made = asyncio.run(make_apart(ordered(tmp_path, Wanted(1, 5, None, "2026-11", form=form))))
    assert made is not None and made.content.startswith(b"PK")
    assert made.name.startswith(f"{GROUP}2026年11月月报") and made.name.endswith(form)
    assert made.caption.startswith("2026年11月月报")
    if form is FileForm.XLSX:
        assert load_workbook(BytesIO(made.content))["记录"]["D2"].value == "走访慰问困难职工"


@pytest.mark.slow
def test_a_child_makes_nothing_of_nothing(tmp_path: Path) -> None:
    """The ledger that follows the post of an empty month is not made."""
    wanted = Wanted(1, 5, None, "2026-11", scheduled=True, form=FileForm.XLSX)
    assert asyncio.run(make_apart(ordered(tmp_path, wanted, told=False))) is None


@pytest.mark.slow
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """As any document that fails: tried again, then given up in words."""
    order = ordered(tmp_path, Wanted(1, 5, None, "2026-11"))
    with pytest.raises(ChildError, match="OperationalError"):
        asyncio.run(make_apart(replace(order, path=tmp_path / "none.db")))


@pytest.mark.slow
def test_the_bot_itself_imports_nothing_heavy() -> None:
    """The running program knows neither Word nor Excel nor pictures."""
    asked = (
        f"import sys, bot.app, bot.demo.program; print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, timeout=60)
    assert found.stdout.decode().strip() == "[]"


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past its time the child is killed and the fault is said."""
    monkeypatch.setattr(process, "TASKS", hurried("report"))
    with pytest.raises(ChildError, match="not ready within"):
        asyncio.run(make(FileForm.DOCX, Paper(empty_month())))


@pytest.mark.slow
def test_a_failing_child_names_the_fault_but_quotes_nothing() -> None:
    """The exception's type comes back; what the report says does not."""
    broken: Any = "秘密"
    with pytest.raises(ChildError) as caught:
        asyncio.run(make(FileForm.DOCX, Paper(empty_month(), template="秘密".encode())))
    assert "BadZipFile" in str(caught.value) and "秘密" not in str(caught.value)
    with pytest.raises(ChildError) as caught:
        asyncio.run(make(FileForm.DOCX, Paper(replace(empty_month(), sections=broken))))
    assert "秘密" not in str(caught.value)
