"""Styles of an official document after GB/T 9704-2012: fonts, sizes, line pitch. No content lives here.

East Asian fonts are set on the styles themselves; python-docx's `font.name` reaches Latin text only.
"""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

LATIN = "Times New Roman"
SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"
# What Word takes where the named font is not installed.
FALLBACKS = {
    FANG: "仿宋,FangSong",
    KAI: "楷体,KaiTi",
    TITLE: "小标宋体,宋体,SimSun",
    HEI: "SimHei",
    SONG: "SimSun",
}
BODY = 16  # pt, 三号
LINE = Pt(28.95)  # 22 lines in 225 mm
# 28 characters of 16 pt are 2 mm wider than the type area; 0.3 pt off each fits them in. The page's grid
# would do it in Word, but LibreOffice gives a character wider than its cell two cells, so text keeps off the grid.
TIGHTER = "-6"  # twips
TWO_CHARACTERS = "200"  # hundredths of a character
BLACK = RGBColor(0, 0, 0)


# The schema orders a paragraph's and a run's properties; these follow ours.
AFTER_SNAP = ("w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl")
AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:lang")


@dataclass(frozen=True, slots=True)
class StyleLook:
    """How one style looks; `line` None leaves the line as high as its text."""

    font: str
    size: float
    indent: bool = False
    align: WD_ALIGN_PARAGRAPH | None = None
    line: Pt | None = LINE
    keep: bool = False
    latin: str = LATIN


LOOKS = {
    "Normal": StyleLook(FANG, BODY),
    "Body Text": StyleLook(FANG, BODY, indent=True, align=WD_ALIGN_PARAGRAPH.JUSTIFY),
    "Title": StyleLook(TITLE, 22, align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(34), keep=True),
    "Subtitle": StyleLook(KAI, BODY, align=WD_ALIGN_PARAGRAPH.CENTER),
    "Heading 1": StyleLook(HEI, BODY, indent=True, keep=True),
    "Heading 2": StyleLook(KAI, BODY, indent=True, keep=True),
    "Heading 3": StyleLook(FANG, BODY, indent=True, keep=True),
    "Heading 4": StyleLook(FANG, BODY, indent=True, keep=True),
    "Document Number": StyleLook(FANG, BODY, align=WD_ALIGN_PARAGRAPH.CENTER),
    "Salutation": StyleLook(FANG, BODY),
    "Caption": StyleLook(HEI, 14, align=WD_ALIGN_PARAGRAPH.CENTER, keep=True),
    "Footer": StyleLook(SONG, 14, line=Pt(20), latin=SONG),
    "Table Text": StyleLook(FANG, 12, line=Pt(20)),
    "Table Head": StyleLook(HEI, 12, align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(20)),
    "Signature": StyleLook(FANG, BODY, align=WD_ALIGN_PARAGRAPH.RIGHT, keep=True),
    "Date": StyleLook(FANG, BODY, align=WD_ALIGN_PARAGRAPH.RIGHT),
    "Annex": StyleLook(HEI, BODY, keep=True),
    "Photo": StyleLook(FANG, 12, align=WD_ALIGN_PARAGRAPH.CENTER, line=None, keep=True),
    "Photo Caption": StyleLook(KAI, 12, align=WD_ALIGN_PARAGRAPH.CENTER, line=Pt(20)),
}


def apply_styles(document: Document) -> None:
    """Gives the document's styles their official look and its language, and frees all others of theme fonts."""
    _set_defaults(document)
    for style in document.styles.element.iter(qn("w:rFonts")):
        _without_theme(style)
    for name, look in LOOKS.items():
        dress(_style(document, name), look)
    _name_fallbacks(document)


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in [style.name for style in document.styles]:
        found = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(found, ParagraphStyle)
    return found


def dress(style: ParagraphStyle, look: StyleLook) -> None:
    """Gives one style its official look."""
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), False, False
    style.font.color.rgb = BLACK
    style.font.name = look.latin
    style.element.rPr.rFonts.set(qn("w:eastAsia"), look.font)
    _drop_decoration(style)
    spacing = style.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.alignment, spacing.keep_with_next = look.align, look.keep
    spacing.widow_control = False  # a page is full where its lines are, as in every Chinese office document
    spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if look.line is not None:
        spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, look.line
    indent(style, look.indent)
    _fit(style, look.size)


def indent(style: ParagraphStyle, two: bool) -> None:
    """Two characters before the first line, or none."""
    paragraph = style.element.get_or_add_pPr()
    found = paragraph.get_or_add_ind()
    found.set(qn("w:firstLineChars"), TWO_CHARACTERS if two else "0")
    found.set(qn("w:firstLine"), "640" if two else "0")  # for readers that do not know characters


def _fit(style: ParagraphStyle, size: float) -> None:
    """28 characters to the line and 22 lines to the page by the text's own measure, in every reader."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().insert_element_before(snap, *AFTER_SNAP)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), TIGHTER if size == BODY else "0")
    style.element.rPr.insert_element_before(spacing, *AFTER_SPACING)


def _drop_decoration(style: ParagraphStyle) -> None:
    """The template's Title has a blue rule and spaced letters; an official one has neither."""
    for name in ("w:pBdr", "w:contextualSpacing"):
        for found in style.element.findall(f".//{qn(name)}"):
            found.getparent().remove(found)
    for name in ("w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(found)


def _set_defaults(document: Document) -> None:
    run = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = run.find(qn("w:rFonts"))
    for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", FANG), ("cs", LATIN)):
        fonts.set(qn(f"w:{name}"), font)
    language = run.find(qn("w:lang"))
    # Digits marked as Chinese are Chinese to LibreOffice: it would end a line in the middle of 1150.
    for name, code in (("val", "en-US"), ("eastAsia", "zh-CN")):
        language.set(qn(f"w:{name}"), code)


def _without_theme(fonts: BaseOxmlElement) -> None:
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _name_fallbacks(document: Document) -> None:
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")
