"""Every transcript beside this file goes exactly as it is written: no word missing, none too many."""

import difflib
import os
import re
from pathlib import Path

import pytest

from tests.transcript import Play
from union.branches import coverage_picture
from union.branches.coverage import Sheet
from union.calendar.month_grid import MonthSheet
from union.calendar.month_picture import image
from union.helped import handout_papers
from union.helped.handout_texts import PaperSort
from union.helped.handouts import Handout
from union.reports.document import Paper
from union.reports.document_formats import render
from union.reports.document_names import Form
from union.words import words

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))
WITH_DOCUMENTS = [
    path for path in TRANSCRIPTS if re.search(r"小秘(发文件|发照片|改照片)", path.read_text("utf-8"))
]


async def made_here(form: Form, paper: Paper, language: str) -> bytes:
    """The real document, without a process of its own: those start slowly and have tests of their own."""
    return render(form, paper, words(language))


async def handout_here(form: Form, sort: PaperSort, handout: Handout, language: str) -> bytes:
    """A sign-off sheet or public list likewise."""
    return handout_papers.render(form, sort, handout, words(language))


async def drawn_here(sheet: MonthSheet, language: str) -> bytes:
    """The real picture likewise."""
    return image.render(sheet, words(language))


async def sheet_here(sheet: Sheet, language: str) -> bytes:
    """And the real picture of 走访情况."""
    return coverage_picture.render(sheet, words(language))


@pytest.fixture
def real_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a transcript asks for is made in this process."""
    monkeypatch.setattr("bot.app.make", made_here)
    monkeypatch.setattr("bot.app.make_handout", handout_here)
    monkeypatch.setattr("bot.app.draw_month", drawn_here)
    monkeypatch.setattr("bot.app.draw_coverage", sheet_here)


@pytest.mark.anyio
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.stem for path in TRANSCRIPTS])
async def test_goes_as_written(path: Path) -> None:
    """The bot says what the transcript says, and nothing else."""
    await goes_as_written(path)


@pytest.mark.anyio
@pytest.mark.slow
@pytest.mark.usefixtures("real_documents")
@pytest.mark.parametrize("path", WITH_DOCUMENTS, ids=[path.stem for path in WITH_DOCUMENTS])
async def test_goes_as_written_with_real_documents(path: Path) -> None:
    """Also where what it sends is drawn and written out: nothing a transcript comes to cannot be."""
    await goes_as_written(path)


async def goes_as_written(path: Path) -> None:
    """Plays it; what differs is shown."""
    written = path.read_text(encoding="utf-8")
    real = await Play(written).run()
    if real != written and os.environ.get("WRITE_TRANSCRIPTS") == "1":
        path.write_text(real, encoding="utf-8")
    assert real == written, "\n" + "\n".join(
        difflib.unified_diff(written.splitlines(), real.splitlines(), "写的", "实际", lineterm="", n=4)
    )
