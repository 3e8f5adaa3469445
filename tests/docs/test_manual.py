"""What docs/manual.md shows is what the bot says; `WRITE_TRANSCRIPTS=1` writes what it says into the manual."""

import difflib
import os
from itertools import count

import pytest

from tests.brush import blank, blank_coverage
from tests.docs.manual import MANUAL, agrees, chapters, played
from union.reports.document import FileForm, Paper
from union.reports.document_formats import render
from union.words import words

TEXT = MANUAL.read_text("utf-8")
CHAPTERS = chapters(TEXT)
FAILED = ("！！", "刚才那条没处理好")  # an act found nothing to act on; a handler failed


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The manual is about words, and its codes of requests are always the same."""

    async def made_here(form: FileForm, paper: Paper, language: str) -> bytes:
        return render(form, paper, words(language))

    monkeypatch.setattr("bot.app.make", made_here)
    monkeypatch.setattr("bot.app.draw_month", blank)
    monkeypatch.setattr("bot.app.draw_coverage", blank_coverage)
    numbers = count(22)
    monkeypatch.setattr("handlers.requests.request_draft.new_code", lambda: f"7K3F-{next(numbers)}QD")


@pytest.mark.slow
@pytest.mark.anyio
@pytest.mark.parametrize("title", CHAPTERS)
async def test_the_manual_shows_what_is_said(title: str) -> None:
    """Every block of a chapter, played from its beginning, goes as it is written."""
    blocks = CHAPTERS[title]
    real = await played(blocks)
    wrong = [
        place for place, block in enumerate(blocks) if block.seen and not agrees(block.lines, real[place])
    ]
    if wrong and os.environ.get("WRITE_TRANSCRIPTS") == "1":
        text = MANUAL.read_text("utf-8")
        for place in reversed(wrong):
            start, end = chapters(text)[title][place].span
            text = text[:start] + "".join(f"{line}\n" for line in real[place]) + text[end:]
        MANUAL.write_text(text, "utf-8")
    shown = [line for place in wrong for line in difflib.ndiff(blocks[place].lines, real[place])]
    assert not wrong, "\n".join(shown)
    assert not [line for part in real for line in part if any(each in line for each in FAILED)]


def test_what_is_left_out_is_left_out() -> None:
    """「    …」 stands for lines of a message, 「……」 for messages; everything else must be there."""
    real = ["您：月报", "小秘：11月月报", "    红星厂工会", "    [Word]", "小秘发照片：11月"]
    assert agrees(["您：月报", "小秘：11月月报", "    …", "    [Word]", "……"], real)
    assert not agrees(["您：月报", "小秘：12月月报", "    …", "……"], real)
    assert not agrees(["您：月报", "小秘：11月月报", "    …"], real)
