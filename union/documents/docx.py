"""The report as a .docx in the layout of official documents (GB/T 9704-2012), made from a `Paper` alone."""

from datetime import datetime, time
from io import BytesIO

from docx import Document as new_document
from docx.document import Document
from docx.oxml.ns import qn

from union import digest_title as title_of
from union.digest import Digest, State
from union.documents.docx_body import write_chapters
from union.documents.docx_page import apply_page
from union.documents.docx_styles import apply_styles
from union.documents.docx_tables import sources_table
from union.documents.docx_text import printable, write
from union.documents.paper import Paper
from union.words import Words

LONGEST = 255  # of a core property
DATE_INDENT = "400"  # hundredths of a character: the date stands four characters from the right


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the document; its text holds no figure that the paper does not."""
    digest = paper.digest
    document = new_document()
    apply_styles(document)
    apply_page(document)
    _write_title(document, digest, _)
    write_chapters(document, digest, _)
    _sign(document, digest, _)
    _write_sources(document, digest, _)
    _describe(document, digest, _)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write_title(document: Document, digest: Digest, _: Words) -> None:
    write(document, digest.group_title, "Title")
    write(document, title_of.title(digest, _, year=True), "Title")
    if digest.state is not State.FINAL:  # a final report needs no word for it
        write(document, _("（{state}）", state=title_of.state(digest, _)), "Subtitle")
    write(document, "", "Normal")


def _sign(document: Document, digest: Digest, _: Words) -> None:
    """Who reports and when; names and titles of signers are not known here and so are not guessed."""
    # The last words of the text go with it, so that it never stands on a page of its own (GB/T 9704, 7.3.5).
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    write(document, "", "Normal").paragraph_format.keep_with_next = True
    day = digest.as_of
    written = _("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)
    write(document, digest.group_title, "Signature")
    last = write(document, written, "Signature")
    last.paragraph_format.keep_with_next = False
    for paragraph in document.paragraphs[-2:]:
        paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:rightChars"), DATE_INDENT)


def _write_sources(document: Document, digest: Digest, _: Words) -> None:
    if digest.empty:
        return
    heading = write(document, _("附：数据来源"), "Heading 1")
    heading.paragraph_format.page_break_before = True
    sources_table(document, digest, _)


def _describe(document: Document, digest: Digest, _: Words) -> None:
    about = document.core_properties
    group = printable(digest.group_title)
    about.title = f"{group}{title_of.title(digest, _, year=True)}"[:LONGEST]
    about.author = about.last_modified_by = group[:LONGEST]
    about.language = "zh-CN"
    about.comments = about.keywords = ""
    # The property is in UTC and the report in wall time: midnight UTC is the same day anywhere from Europe to Japan.
    about.created = about.modified = datetime.combine(digest.as_of.date(), time())
