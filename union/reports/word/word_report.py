# small: the way into its room, imported where a .docx is made: python-docx takes long to import
"""The report as a .docx in the layout of official documents (GB/T 9704-2012), made from a `Paper` alone."""

from datetime import datetime, time
from io import BytesIO

from docx.document import Document

from union.core.files.printable_text import printable
from union.reports.document import Paper
from union.reports.text import title as title_of
from union.reports.text.document_chapters import chapters
from union.reports.word.paragraphs import write_chapters
from union.reports.word.photos import drawn
from union.reports.word.report_foot import write_end
from union.reports.word.report_head import write_head
from union.reports.word.template import begin
from union.words import TAGS, Words

LONGEST = 255  # of a core property


def render(paper: Paper, _: Words) -> bytes:
    """The bytes of the document; its text holds no figure that the paper does not."""
    document = begin(paper.template)
    write_head(document, paper, _)
    write_chapters(document, chapters(paper.digest, _), _)
    write_end(document, paper, drawn(paper.pictures), _)
    _describe(document, paper, _)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: Document, paper: Paper, _: Words) -> None:
    about, digest = document.core_properties, paper.digest
    group = printable(paper.issuer)
    about.title = _("{group}{title}", group=group, title=title_of.title(digest, _, year=True))[:LONGEST]
    about.author = about.last_modified_by = group[:LONGEST]
    about.language = TAGS[_.language]
    about.comments = about.keywords = ""
    # The property is in UTC and the report in wall time: midnight UTC is the same day anywhere from Europe to Japan.
    about.created = about.modified = datetime.combine(digest.as_of.date(), time())
