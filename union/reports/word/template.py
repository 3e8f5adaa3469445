"""The document a report is written into: our own layout, or a union's .docx with its styles, page and headers.

Styles are found by their names; what a union's document has is kept as it is, what it lacks gets our look.
"""

from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles import BabelFish
from docx.styles.style import ParagraphStyle

from union.reports.word.page_setup import apply_page
from union.reports.word.styles import LOOKS, apply_styles, dress, indent

HERE = "【正文】"  # a paragraph of these words stands where the report begins; what is above it stays
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
TABLE = "Table Grid"


def begin(template: bytes | None) -> Document:
    """An empty document, ready to be written into."""
    if template is None:
        document = new_document()
        apply_styles(document)
        apply_page(document)
        return document
    document = new_document(BytesIO(template))
    _empty(document)
    _spell_names(document)
    _complete(document)
    return document


def _empty(document: Document) -> None:
    """Takes the words out but for those above 「【正文】」; the last section's page stays."""
    body = document.element.body
    marks = [each for each in body.iter(qn("w:p")) if _words(each) == HERE and each.getparent() is body]
    start = body.index(marks[0]) if marks else 0
    for each in list(body)[start:]:
        if each.tag != qn("w:sectPr"):
            body.remove(each)


def _words(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t"))).strip()


def _spell_names(document: Document) -> None:
    """LibreOffice writes 「Heading 1」 where Word, and whoever looks a style up, has 「heading 1」."""
    spelt = {name.casefold(): BabelFish.ui2internal(name) for name in (*LOOKS, TABLE)}
    for style in document.styles.element.style_lst:
        name = spelt.get((style.name_val or "").casefold())
        if name is not None:
            style.name_val = name


def _complete(document: Document) -> None:
    known = {style.name: style for style in document.styles}
    for name, look in LOOKS.items():
        found = known.get(name)
        if isinstance(found, ParagraphStyle):
            continue
        if found is not None:  # of the same name, for runs or tables
            found.delete()
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if name == "Body Text":
            _like_normal(document, style)
        else:
            dress(style, look)
    for name in HEADINGS:
        _drop_numbering(document.styles[name])
    _add_table_style(document, isinstance(known.get(TABLE), ParagraphStyle))


def _like_normal(document: Document, style: ParagraphStyle) -> None:
    """The text of a union that dressed 「正文」 alone: that look, with two characters' indent."""
    style.base_style = document.styles["Normal"]
    indent(style, True)


def _drop_numbering(style: ParagraphStyle) -> None:
    """The report counts its chapters itself; a style that counts too would say 「一、一、」."""
    found = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is not None:
        found.getparent().remove(found)
    if style.base_style is not None:  # the number may come from the style it is based on
        none = OxmlElement("w:numPr")
        number = OxmlElement("w:numId")
        number.set(qn("w:val"), "0")
        none.append(number)
        style.element.get_or_add_pPr()._insert_numPr(none)


def _add_table_style(document: Document, is_taken: bool) -> None:
    names = [style.name for style in document.styles if style.type == WD_STYLE_TYPE.TABLE]
    if TABLE in names:
        return
    if is_taken:
        document.styles[TABLE].delete()
    ours = deepcopy(new_document().styles[TABLE].element)
    based_on = ours.find(qn("w:basedOn"))
    if based_on is not None:
        ours.remove(based_on)
    document.styles.element.append(ours)
