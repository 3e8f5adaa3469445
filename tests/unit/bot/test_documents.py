"""Documents in a child process: the bytes arrive, faults are said, nothing is left running."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from bot.children import ChildError
from bot.documents import make
from tests.unit.union.digest_samples import GROUP, empty_month, november
from union.digest import digest
from union.documents.forms import Form
from union.documents.paper import Paper
from union.ledger import ledger

# What only a child may import: each costs the bot memory it never gives back.
HEAVY = ("docx", "openpyxl", "matplotlib", "PIL", "numpy", "lxml")


def test_a_child_makes_the_document_while_the_loop_goes_on() -> None:
    """The bytes are a .docx of this report, and the loop keeps ticking while they are made."""

    async def made_and_ticks() -> tuple[bytes, int]:
        ticks = 0
        making = asyncio.ensure_future(make(Form.DOCX, Paper(empty_month())))
        while not making.done():
            await asyncio.wait({making}, timeout=0.01)
            ticks += 1
        return await making, ticks

    made, ticks = asyncio.run(made_and_ticks())
    assert Document(BytesIO(made)).paragraphs[0].text == GROUP
    assert ticks > 5


def test_a_child_makes_the_ledger() -> None:
    """An .xlsx with the logs' rows."""
    paper = Paper(digest(november()), ledger=ledger(november()))
    book = load_workbook(BytesIO(asyncio.run(make(Form.XLSX, paper))))
    assert book["记录"]["D2"].value == "走访慰问困难职工"


def test_a_child_draws_the_picture() -> None:
    """A PNG in the width of a phone's picture."""
    content = asyncio.run(make(Form.PNG, Paper(digest(november()))))
    with Image.open(BytesIO(content)) as picture:
        assert picture.width == 1080


def test_the_bot_itself_imports_nothing_heavy() -> None:
    """The running program knows neither Word nor Excel nor pictures."""
    asked = f"import sys, bot.app, bot.demo; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, timeout=60)
    assert found.stdout.decode().strip() == "[]"


def test_a_document_that_takes_too_long_is_given_up() -> None:
    """Past its time the child is killed and the fault is said."""
    with pytest.raises(ChildError, match="not ready within"):
        asyncio.run(make(Form.DOCX, Paper(empty_month()), time_limit=0.001))


def test_a_failing_child_names_the_fault_but_quotes_nothing() -> None:
    """The exception's type comes back; what the report says does not."""
    broken: Any = "秘密"
    with pytest.raises(ChildError) as caught:
        asyncio.run(make(Form.DOCX, Paper(replace(empty_month(), sections=broken))))
    assert "AttributeError" in str(caught.value) and "秘密" not in str(caught.value)
