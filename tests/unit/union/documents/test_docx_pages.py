"""What a reader sees: LibreOffice lays the pages out, and a full one holds 22 lines of 28 characters."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as new_document

from tests.unit.union.digest_samples import late_month
from union.documents.docx import render
from union.documents.docx_page import apply_page
from union.documents.docx_styles import apply_styles
from union.documents.paper import Paper
from union.words import words

Needs = Callable[..., str]
pytestmark = pytest.mark.slow


def _pages(needs: Needs, file: Path) -> list[list[str]]:
    """The lines of every page, blanks within a line taken out."""
    home = f"-env:UserInstallation=file://{file.parent / 'office'}"
    command = [
        needs("soffice"),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = str(file.with_suffix(".pdf"))
    said = subprocess.run(
        [needs("pdftotext"), "-layout", pdf, "-"], check=True, capture_output=True, timeout=60
    )
    pages = said.stdout.decode("utf-8").rstrip("\f").split("\f")
    return [["".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages]


def test_a_full_page_holds_22_lines_of_28_characters(needs: Needs, tmp_path: Path) -> None:
    """Plain text in the body's style fills the page as GB/T 9704-2012 wants; the page number stands below."""
    document = new_document()
    apply_styles(document)
    apply_page(document)
    document.add_paragraph("工会工作报告行列数" * 200, style="Normal")
    file = tmp_path / "grid.docx"
    document.save(str(file))
    first = _pages(needs, file)[0]
    assert [len(line) for line in first[:-1]] == [28] * 22
    assert first[-1] == "—1—"


def test_a_report_is_readable_page_by_page(needs: Needs, tmp_path: Path) -> None:
    """Every page is numbered, none is empty, and the last holds the sources."""
    file = tmp_path / "report.docx"
    file.write_bytes(render(Paper(late_month()), words()))
    pages = _pages(needs, file)
    assert [page[-1] for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert all(len(page) > 1 for page in pages)
    assert pages[-1][:2] == ["附件", "数据来源"]
