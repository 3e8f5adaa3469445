"""Documents in a child process: the bytes arrive, faults are said, nothing is left running."""

import asyncio
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bot.children import ChildError
from bot.documents import make_docx
from tests.unit.union.digest_samples import GROUP, empty_month
from union.documents.paper import Paper


def test_a_child_makes_the_document_while_the_loop_goes_on() -> None:
    """The bytes are a .docx of this report, and the loop keeps ticking while they are made."""

    async def made_and_ticks() -> tuple[bytes, int]:
        ticks = 0
        making = asyncio.ensure_future(make_docx(Paper(empty_month())))
        while not making.done():
            await asyncio.wait({making}, timeout=0.01)
            ticks += 1
        return await making, ticks

    made, ticks = asyncio.run(made_and_ticks())
    assert Document(BytesIO(made)).paragraphs[0].text == GROUP
    assert ticks > 5


def test_a_document_that_takes_too_long_is_given_up() -> None:
    """Past its time the child is killed and the fault is said."""
    with pytest.raises(ChildError, match="not ready within"):
        asyncio.run(make_docx(Paper(empty_month()), time_limit=0.001))


def test_a_failing_child_names_the_fault_but_quotes_nothing() -> None:
    """The exception's type comes back; what the report says does not."""
    broken: Any = "秘密"
    with pytest.raises(ChildError) as caught:
        asyncio.run(make_docx(Paper(replace(empty_month(), sections=broken))))
    assert "AttributeError" in str(caught.value) and "秘密" not in str(caught.value)
