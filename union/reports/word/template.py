"""The document a report is written into, and what it is written with: our own layout (union/data/report.docx), or a union's .docx.

Styles are found by their names; what a union's document has is kept as it is, what it lacks gets our look.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Emu, Mm
from docx.styles import BabelFish
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from union.core.lazy_regex import Regex
from union.core.message_layout import printable
from union.data import FOLDER
from union.reports.text.blocks import CAPTION, Block, ReportPart, ReportTable, numeral
from union.words import Words

OWN = FOLDER / "report.docx"  # python -m tools.report_sample
HERE = "【正文】"  # a paragraph of these words stands where the report begins; what is above it stays
NAMES = (
    *("Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4"),
    *("Document Number", "Salutation", "Caption", "Footer", "Table Text", "Table Head", "Signature", "Date"),
    *("Annex", "Photo", "Photo Caption"),
)
TABLE = "Table Grid"
SIGNED_HEIGHT = Mm(11)  # of a row that is signed
SUM = Regex(
    r"^(?:—|(?:约|about )?(?:[A-Z]{0,3}\$|RM ?)?-?\d[\d.,]{0,20}[^\d、]{0,12})$"
)  # of a column of figures
THOUSANDS = Regex(r"(?<![\d.,])\d{4,18}(?!\d)")
_ids: WeakKeyDictionary[StoryPart, dict[str, str | None]] = WeakKeyDictionary()


def begin(template: bytes | None) -> Document:
    """An empty document, ready to be written into."""
    document = new_document(BytesIO(template or OWN.read_bytes()))
    _empty(document)
    if template is not None:
        # LibreOffice writes 「Heading 1」 where Word, and whoever looks a style up, has 「heading 1」
        spelt = {name.casefold(): BabelFish.ui2internal(name) for name in (*NAMES, TABLE)}
        for style in document.styles.element.style_lst:
            style.name_val = spelt.get((style.name_val or "").casefold(), style.name_val)
        _complete(document)
    return document


def _empty(document: Document) -> None:
    """Takes the words out but for those above 「【正文】」; the last section's page stays."""
    body = document.element.body
    said = {each: "".join(run.text or "" for run in each.iter(qn("w:t"))) for each in body.findall(qn("w:p"))}
    marks = [each for each, words in said.items() if words.strip() == HERE]
    start = body.index(marks[0]) if marks else 0
    for each in list(body)[start:]:
        if each.tag != qn("w:sectPr"):
            body.remove(each)


def _complete(document: Document) -> None:
    """Each style of ours that it lacks, or that it has for runs or tables."""
    ours, known = _own_template(), {style.name: style for style in document.styles}
    for name in (*NAMES, TABLE):
        found, mine = known.get(name), ours.styles[name]
        if found is not None and found.type == mine.type:
            continue
        if found is not None:
            found.delete()
        if name == "Body Text":
            _like_normal(document)
        else:
            document.styles.element.append(_standalone_style(mine.element))
    for place in range(1, 5):
        style = document.styles[f"Heading {place}"]
        assert isinstance(style, ParagraphStyle)
        _drop_numbering(style)


@cache
def _own_template() -> Document:
    return new_document(BytesIO(OWN.read_bytes()))


def _standalone_style(style: Any) -> Any:
    """A copy that stands on nothing the other document may lack."""
    copied = deepcopy(style)
    for name in ("w:basedOn", "w:link", "w:next"):
        for each in copied.findall(qn(name)):
            copied.remove(each)
    return copied


def _like_normal(document: Document) -> None:
    """The text of a union that dressed 「正文」 alone: that look, with two characters' indent."""
    style = document.styles.add_style("Body Text", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    found = style.element.get_or_add_pPr().get_or_add_ind()
    found.set(qn("w:firstLineChars"), "200")
    found.set(qn("w:firstLine"), "640")  # for readers that do not know characters


def _drop_numbering(style: ParagraphStyle) -> None:
    """The report counts its chapters itself; a style that counts too would say 「一、一、」."""
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is not None:
        found.getparent().remove(found)
    if style.base_style is not None:  # the number may come from the style it is based on
        style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0


def write(document: Document, text: str, style: str) -> Paragraph:
    return dressed(document.add_paragraph(printable(text)), style)


def dressed(paragraph: Paragraph, style: str) -> Paragraph:
    """In this style; python-docx goes through all styles for each paragraph, which was most of a document's time."""
    known = _ids.setdefault(paragraph.part, {})
    if style not in known:
        known[style] = paragraph.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
    paragraph.paragraph_format.element.style = known[style]
    return paragraph


def text_width(document: Document) -> int:
    """How wide a line of text is, in EMU: of the last section, in which everything is written."""
    section = document.sections[-1]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return int((section.page_width or Mm(210)) - margins)


def write_chapters(document: Document, chapters: Sequence[ReportPart], _: Words) -> None:
    """All chapters in their order, numbered 一、二、三、; an only one needs no heading, nor does one without a name."""
    place = 0
    for chapter in chapters:
        if len(chapters) > 1 and chapter.name:
            said = _("{numeral}、{name}", numeral=numeral(place, _), name=chapter.name)
            write(document, said, "Heading 1")
            place += 1
        write_blocks(document, chapter.blocks(_))


def write_blocks(document: Document, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, ReportTable):
            _write_table(document, block)
        else:
            paragraph = write(document, block.text, block.style)
            if block.keeps:
                paragraph.paragraph_format.keep_with_next = True


def _write_table(document: Document, block: ReportTable) -> None:
    """As wide as the text, its head on every page."""
    if block.name:
        write(document, block.name, CAPTION)
    told, rows = block.sentences, block.texts
    table = document.add_table(rows=1 + len(rows), cols=len(block.columns), style="Table Grid")
    page = text_width(document)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
        _fill(cell, head, "Table Head")
    sums = [
        place
        for place, texts in enumerate(zip(*rows, strict=True))
        if any(texts) and all(SUM.match(each) for text in texts if text for each in text.split("、"))
    ]
    for line, texts in zip(table.rows[1:], rows, strict=True):
        for place, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            said = THOUSANDS.sub(lambda found: f"{int(found[0]):,}", text) if place in sums else text
            align = WD_ALIGN_PARAGRAPH.RIGHT if place in sums else WD_ALIGN_PARAGRAPH.CENTER
            _fill(cell, said, "Table Text", align if place and place not in told else None)
    _keep_ends(table)
    widths = [Emu(round(page * share)) for share in block.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice reads the columns, Word the cells
    for line in table.rows:
        mark(line, "w:cantSplit")
        if block.signed:
            line.height = SIGNED_HEIGHT
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width
            if block.signed:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    mark(table.rows[0], "w:tblHeader")


def _keep_ends(table: Table) -> None:
    """No page ends after the head or begins with a last row alone."""
    rows = list(table.rows)
    for line in (*rows[:2], *rows[-3:-1]):
        for cell in line.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, text: str, style: str, align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    paragraph = dressed(cell.paragraphs[0], style)
    paragraph.add_run(printable(text))
    if align is not None:
        paragraph.alignment = align


def mark(row: _Row, name: str) -> None:
    """With what python-docx has no word for."""
    (line,) = row.cells[0].paragraphs[0].paragraph_format.element.xpath("ancestor::w:tr[1]")
    line.get_or_add_trPr().append(OxmlElement(name))
