"""The report as a .docx in the layout of official documents (GB/T 9704-2012), made from a `Paper` alone.

Photos stand with their captions, one by itself across the page, several two abreast. They are drawn anew, upright and no larger
than paper needs, so that nothing stays of where and with what they were taken.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from unicodedata import east_asian_width

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from union.core.almanac.date_format import short_day
from union.core.files.photo_copy import Redrawn, redrawn
from union.core.message_layout import printable
from union.reports.document import Letterhead, Paper, Picture
from union.reports.text import document_chapters
from union.reports.text import title as title_of
from union.reports.text.blocks import Block
from union.reports.text.document_chapters import chapters, sources_table
from union.reports.word.template import begin, dressed, mark, text_width, write, write_blocks, write_chapters
from union.words import TAGS, Words

EDGE = 1600  # dots of the longer side as kept: 200 to the inch across the page
HIGHEST, HIGHEST_OF_TWO = Mm(110), Mm(70)
GAP = Mm(4)  # what a cell leaves beside its photo
BELOW = Mm(4)  # between a caption and the next photo


Photo = tuple[Redrawn, str]  # ready for the page, with the words under it


def drawn(pictures: Sequence[Picture]) -> list[Photo]:
    """The pictures that can be opened, in their order."""
    found = ((redrawn(each.content, EDGE), each.caption) for each in pictures)
    return [(copy, caption) for copy, caption in found if copy]


def write_photos(document: Document, photos: Sequence[Photo]) -> None:
    """All of them in a table without lines, so that a caption never leaves its photo."""
    abreast = 1 if len(photos) == 1 else 2
    width = Emu(text_width(document) // abreast)
    table = document.add_table(rows=0, cols=abreast)
    table.autofit = False
    for start in range(0, len(photos), abreast):
        row = table.add_row()
        mark(row, "w:cantSplit")
        for cell in row.cells:
            cell.width = width
        shown = photos[start : start + abreast]
        if len(shown) < abreast:
            row.cells[0].merge(row.cells[-1])
        for cell, photo in zip(row.cells, shown, strict=False):
            _fill(cell, photo, Emu(width - GAP), HIGHEST if abreast == 1 else HIGHEST_OF_TWO)


def _fill(cell: _Cell, photo: Photo, width: int, height: int) -> None:
    paragraph, (copy, said) = dressed(cell.paragraphs[0], "Photo"), photo
    across, caption = min(width, int(height / copy.shape)), printable(said)
    paragraph.add_run().add_picture(BytesIO(copy.content), width=Emu(across))
    for each in paragraph.paragraph_format.element.iter(qn("wp:docPr")):
        each.set("descr", caption)
    dressed(cell.add_paragraph(caption), "Photo Caption").paragraph_format.space_after = BELOW


LONGEST = 255  # of a core property
SIGNER, KAI = "Signer Name", "楷体_GB2312"
ONE_CHARACTER, DATE_FROM_RIGHT = Pt(16), 4.0  # the date in characters
HUNDREDTHS, TWIPS = 100, 320  # of a character of 16 pt
LABEL_WIDTH = 5  # 「附件：」 behind the indent of two
Annex = tuple[str, Callable[[], None]]


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the document; its text holds no figure that the paper does not."""
    document = begin(paper.template)
    if paper.template is None and _.language == "en":  # long words would leave gaps
        document.styles["Body Text"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    write_head(document, paper, _)
    told = document_chapters.review_chapters if paper.is_review else chapters
    write_chapters(document, told(paper.digest, _), _)
    write_end(document, paper, drawn(paper.pictures), _)
    title = title_of.title(paper.digest, _, year=True)
    title = title_of.review(paper.digest, _) if paper.is_review else title
    return _packed(document, title, paper.issuer, paper.digest.as_of, _)


def render_plain(
    title: str, blocks: Iterable[Block], issuer: str, as_of: date, _: Words, *, is_signed: bool
) -> bytes:
    """A document of one chapter under its title; signed with the `issuer` and the day, or by hand."""
    document = begin(None)
    write(document, issuer, "Title")
    write(document, title, "Title")
    write(document, "", "Normal")
    write_blocks(document, blocks)
    if is_signed:
        _sign(document, issuer, as_of, _)
    return _packed(document, title, issuer, as_of, _)


def _packed(document: Document, title: str, issuer: str, as_of: date, _: Words) -> bytes:
    about, group = document.core_properties, printable(issuer)
    about.title = _("{group}{title}", group=group, title=title)[:LONGEST]
    about.author = about.last_modified_by = group[:LONGEST]
    about.language = TAGS[_.language]
    about.comments = about.keywords = ""
    # The property is in UTC and the report in wall time: midnight UTC is the same day anywhere from Europe to Japan.
    about.created = about.modified = datetime.combine(as_of, time())
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def write_head(document: Document, paper: Paper, _: Words) -> None:
    """The lines above the text; whatever the union did not give is left out with its line."""
    write(document, paper.issuer, "Title")
    draft, named = _("初稿") if paper.is_review else "", title_of.report_name(paper.digest, _, year=True)
    write(document, title_of.review(paper.digest, _) if paper.is_review else named, "Title")
    below = _("，").join(filter(None, (draft, title_of.below(paper.digest, _))))
    if below:
        write(document, _("（{below}）", below=below), "Subtitle")
    _write_number(document, paper.letterhead, _)
    write(document, "", "Normal")
    if paper.letterhead.addressee:
        write(document, _("{addressee}：", addressee=paper.letterhead.addressee.rstrip("：:")), "Salutation")


def _write_number(document: Document, letterhead: Letterhead, _: Words) -> None:
    """发文字号 in the middle; with a 签发人 it goes to the left, one character in, and the signer to the right."""
    if not letterhead.signer:
        if letterhead.number:
            write(document, letterhead.number, "Document Number")
        return
    line = write(document, letterhead.number, "Normal")
    line.paragraph_format.left_indent = ONE_CHARACTER
    right = Emu(text_width(document) - ONE_CHARACTER)
    line.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("\t" + _("签发人："))
    if SIGNER not in [style.name for style in document.styles]:
        style = document.styles.add_style(SIGNER, WD_STYLE_TYPE.CHARACTER)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), KAI)
    line.add_run(printable(letterhead.signer), style=SIGNER)


def write_end(document: Document, paper: Paper, photos: Sequence[Photo], _: Words) -> None:
    """Everything below the last chapter; a report without attachments names none."""
    annexes: list[Annex] = []
    if not paper.digest.empty:
        annexes.append((_("数据来源"), lambda: write_blocks(document, [sources_table(paper.digest, _)])))
    if photos:
        annexes.append((_("工作照片"), lambda: write_photos(document, photos)))
    # The last words of the text go with the signature, so that it never stands on a page of its own.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _name_annexes(document, [name for name, _tell in annexes], _)
    _sign(document, paper.issuer, paper.digest.as_of, _)
    for place, (name, tell) in enumerate(annexes, 1):
        # 「附件1」 at the top left of a new page, the title on its third line
        mark = _("附件") if len(annexes) == 1 else _("附件{place}", place=place)
        write(document, mark, "Annex").paragraph_format.page_break_before = True
        _blank(document)
        write(document, name, "Title")
        _blank(document)
        tell()


def _name_annexes(document: Document, names: Sequence[str], _: Words) -> None:
    """「附件：1. 数据来源」, further ones below the first; one alone has no number."""
    if names:
        _blank(document)
    for place, name in enumerate(names, 1):
        counted = name if len(names) == 1 else f"{place}. {name}"
        line = write(document, _("附件：{name}", name=counted) if place == 1 else counted, "Body Text")
        line.paragraph_format.keep_with_next = True
        if place > 1:
            _indent(line, "firstLine", LABEL_WIDTH)


def _sign(document: Document, issuer: str, day: date, _: Words) -> None:
    """The date four characters from the right, the name in the middle over it."""
    written = short_day(_, day, year=None)
    _blank(document)
    name = write(document, issuer, "Signature")
    over = DATE_FROM_RIGHT + (_width(written) - _width(issuer)) / 2
    _indent(name, "right", max(0.0, over))
    _indent(write(document, written, "Date"), "right", DATE_FROM_RIGHT)


def _blank(document: Document) -> None:
    write(document, "", "Normal").paragraph_format.keep_with_next = True


def _indent(paragraph: Paragraph, side: str, characters: float) -> None:
    """In characters, and in twips for readers that do not know characters."""
    found = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    found.set(qn(f"w:{side}Chars"), str(round(characters * HUNDREDTHS)))
    found.set(qn(f"w:{side}"), str(round(characters * TWIPS)))


def _width(text: str) -> float:
    """In characters: what is narrow counts half."""
    return sum(1.0 if east_asian_width(each) in "WFA" else 0.5 for each in text)
