"""A paper as the document a reader opens, and its words by style."""

from io import BytesIO

from docx import Document as open_document
from docx.document import Document

from union.reports.document import Paper
from union.reports.word.word_report import render
from union.words import SOURCE, words


def made(paper: Paper, language: str = SOURCE) -> Document:
    """The document of a paper, opened again."""
    return open_document(BytesIO(render(paper, words(language))))


def styled(document: Document, style: str) -> list[str]:
    """The paragraphs of one style, outside of tables."""
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == style]


def every_text(document: Document) -> list[str]:
    """Every paragraph and every cell."""
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells
