"""The document a report is written into: our own layout (union/data/report.docx), or a union's .docx.

Styles are found by their names; what a union's document has is kept as it is, what it lacks gets our look.
"""

from copy import deepcopy
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles import BabelFish
from docx.styles.style import ParagraphStyle

OWN = files("union.data") / "report.docx"  # python -m tools.report_sample
HERE = "【正文】"  # a paragraph of these words stands where the report begins; what is above it stays
NAMES = (
    *("Normal", "Body Text", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4"),
    *("Document Number", "Salutation", "Caption", "Footer", "Table Text", "Table Head", "Signature", "Date"),
    *("Annex", "Photo", "Photo Caption"),
)
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
TABLE = "Table Grid"


def begin(template: bytes | None) -> Document:
    """An empty document, ready to be written into."""
    document = new_document(BytesIO(template or OWN.read_bytes()))
    _empty(document)
    if template is not None:
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
    spelt = {name.casefold(): BabelFish.ui2internal(name) for name in (*NAMES, TABLE)}
    for style in document.styles.element.style_lst:
        name = spelt.get((style.name_val or "").casefold())
        if name is not None:
            style.name_val = name


def _complete(document: Document) -> None:
    """Each style of ours that it lacks, or that it has for runs or tables."""
    ours, known = _ours(), {style.name: style for style in document.styles}
    for name in (*NAMES, TABLE):
        found, mine = known.get(name), ours.styles[name]
        if found is not None and found.type == mine.type:
            continue
        if found is not None:
            found.delete()
        if name == "Body Text":
            _like_normal(document)
        else:
            document.styles.element.append(_alone(mine.element))
    for name in HEADINGS:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _drop_numbering(style)


@cache
def _ours() -> Document:
    return new_document(BytesIO(OWN.read_bytes()))


def _alone(style: Any) -> Any:
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
        none = OxmlElement("w:numPr")
        number = OxmlElement("w:numId")
        number.set(qn("w:val"), "0")
        none.append(number)
        style.element.get_or_add_pPr()._insert_numPr(none)
