"""Text on its way into a document: only characters that XML can hold, and every paragraph with its style."""

from docx.document import Document
from docx.text.paragraph import Paragraph

from union.documents.printable import printable

__all__ = ["printable", "write"]


def write(document: Document, text: str, style: str) -> Paragraph:
    """Adds a paragraph in this style."""
    return document.add_paragraph(printable(text), style=style)
