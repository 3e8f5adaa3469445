"""The page of an official document after GB/T 9704-2012: A4, type area, grid, page numbers."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt

TOP, LEFT, WIDTH, HEIGHT = 37, 28, 156, 225  # mm; the type area is 156 × 225
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
LINE_PITCH = 579  # twips: 28.95 pt, 22 lines
CHARACTER_SPACE = -849  # 1/4096 pt off 16 pt: 28 characters in 156 mm
ONE_CHARACTER = Pt(14)


def apply_page(document: Document) -> None:
    """Sets paper, margins, the 22 × 28 grid and the page number 「— 1 —」 on the outer side."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.left_margin = Mm(TOP), Mm(LEFT)
    section.right_margin = Mm(PAGE_WIDTH - LEFT - WIDTH)
    section.bottom_margin = Mm(PAGE_HEIGHT - TOP - HEIGHT)
    section.footer_distance = Mm(25.1)  # the number's dash lies 7 mm below the type area
    _grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _grid(section: Section) -> None:
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(LINE_PITCH))
    grid.set(qn("w:charSpace"), str(CHARACTER_SPACE))
    section._sectPr.append(grid)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    if side is WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = ONE_CHARACTER
    else:
        paragraph.paragraph_format.left_indent = ONE_CHARACTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")
