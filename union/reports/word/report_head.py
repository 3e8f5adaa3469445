"""What stands above the text: title, how final it is, number and signer, and to whom it goes (GB/T 9704, 7.2, 7.3)."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from union.core.files.printable_text import printable
from union.reports.document import Letterhead, Paper
from union.reports.text import title as title_of
from union.reports.word.page_setup import text_width
from union.reports.word.paragraphs import write
from union.reports.word.styles import KAI
from union.words import Words

ONE_CHARACTER = Pt(16)


def write_head(document: Document, paper: Paper, _: Words) -> None:
    """The lines above the text; whatever the union did not give is left out with its line."""
    write(document, paper.issuer, "Title")
    write(document, title_of.bare(paper.digest, _), "Title")
    below = title_of.below(paper.digest, _)
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
    line.add_run(printable(letterhead.signer), style=_signers_name(document))


def _signers_name(document: Document) -> str:
    """The character style of a signer's name: 楷体."""
    name = "Signer Name"
    if name not in [style.name for style in document.styles]:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), KAI)
    return name
