"""Photos with their captions: one by itself across the page, several two abreast.

They are drawn anew, upright and no larger than paper needs, so that nothing stays of where and with what they were taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import _Cell

from union.core.files.photo_copy import redrawn
from union.core.files.printable_text import printable
from union.reports.document import Picture
from union.reports.word.paragraphs import text_width

EDGE = 1600  # dots of the longer side as kept: 200 to the inch across the page
HIGHEST, HIGHEST_OF_TWO = Mm(110), Mm(70)
GAP = Mm(4)  # what a cell leaves beside its photo
BELOW = Mm(4)  # between a caption and the next photo


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo ready for the page: its JPEG, its shape (height by width) and the words under it."""

    content: bytes
    shape: float
    caption: str


def drawn(pictures: Sequence[Picture]) -> list[Photo]:
    """The pictures that can be opened, in their order."""
    return [photo for photo in map(_drawn, pictures) if photo is not None]


def write_photos(document: Document, photos: Sequence[Photo]) -> None:
    """All of them in a table without lines, so that a caption never leaves its photo."""
    abreast = 1 if len(photos) == 1 else 2
    width = Emu(text_width(document) // abreast)
    table = document.add_table(rows=0, cols=abreast)
    table.autofit = False
    for start in range(0, len(photos), abreast):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell in row.cells:
            cell.width = width
        shown = photos[start : start + abreast]
        if len(shown) < abreast:
            row.cells[0].merge(row.cells[-1])
        for cell, photo in zip(row.cells, shown, strict=False):
            _fill(cell, photo, Emu(width - GAP), HIGHEST if abreast == 1 else HIGHEST_OF_TWO)


def _fill(cell: _Cell, photo: Photo, width: int, height: int) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Photo"
    across = min(width, int(height / photo.shape))
    paragraph.add_run().add_picture(BytesIO(photo.content), width=Emu(across))
    caption = printable(photo.caption)
    for each in paragraph._p.iter(qn("wp:docPr")):
        each.set("descr", caption)
    cell.add_paragraph(caption, style="Photo Caption").paragraph_format.space_after = BELOW


def _drawn(picture: Picture) -> Photo | None:
    found = redrawn(picture.content, EDGE)
    return Photo(found.content, found.shape, picture.caption) if found else None
