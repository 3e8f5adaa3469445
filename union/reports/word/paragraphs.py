"""What a report's document is made of, on its way into a .docx: only characters that XML can hold, all in styles."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu, Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from union.core.files.printable_text import printable
from union.reports.text.blocks import CAPTION, Block, DocumentChapter, TableBlock, numeral
from union.words import Words


def write(document: Document, text: str, style: str) -> Paragraph:
    """Adds a paragraph in this style."""
    return document.add_paragraph(printable(text), style=style)


def text_width(document: Document) -> int:
    """How wide a line of text is, in EMU: of the last section, in which everything is written."""
    section = document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return int((section.page_width or Mm(210)) - margins)


def write_chapters(document: Document, chapters: Sequence[DocumentChapter], _: Words) -> None:
    """All chapters in their order, numbered 一、二、三、; an only one needs no heading."""
    for place, chapter in enumerate(chapters):
        if len(chapters) > 1:
            said = _("{numeral}、{name}", numeral=numeral(place, _), name=chapter.name)
            write(document, said, "Heading 1")
        write_blocks(document, chapter.blocks)


def write_blocks(document: Document, blocks: Iterable[Block]) -> None:
    """Paragraphs and tables under one another."""
    for block in blocks:
        if isinstance(block, TableBlock):
            _write_table(document, block)
        else:
            paragraph = write(document, block.text, block.style)
            if block.keeps:
                paragraph.paragraph_format.keep_with_next = True


def _write_table(document: Document, block: TableBlock) -> None:
    """As wide as the text, its head on every page."""
    if block.caption:
        write(document, block.caption, CAPTION)
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.heads), style="Table Grid")
    page = text_width(document)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
        _fill(cell, head, "Table Head")
    for line, texts in zip(table.rows[1:], block.rows, strict=True):
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            _fill(cell, text, "Table Text", centred=place > 0)
    _keep_ends(table)
    widths = [Emu(round(page * share)) for share in block.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice reads the columns, Word the cells
    for line in table.rows:
        _mark(line, "w:cantSplit")
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width
    _mark(table.rows[0], "w:tblHeader")


def _keep_ends(table: Table) -> None:
    """No page ends after the head or begins with a last row alone."""
    rows = list(table.rows)
    for line in (*rows[:2], *rows[-3:-1]):
        for cell in line.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, text: str, style: str, *, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(printable(text))
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
