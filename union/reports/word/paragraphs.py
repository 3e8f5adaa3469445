"""Text on its way into a document: only characters that XML can hold, and every paragraph with its style."""

from docx.document import Document
from docx.text.paragraph import Paragraph

from union.core.files.printable_text import printable
from union.words import Words

CLOSED = ("。", "！", "？", ".", "!", "?")
__all__ = ["printable", "sentence", "write"]


def write(document: Document, text: str, style: str) -> Paragraph:
    """Adds a paragraph in this style."""
    return document.add_paragraph(printable(text), style=style)


def sentence(document: Document, text: str, _: Words) -> None:
    """A paragraph of the body, closed with a full stop where it is not yet."""
    write(document, text if text.endswith(CLOSED) else _("{said}。", said=text), "Body Text")
