"""What stands below the text: the attachments' names, who reports and when, and the attachments themselves.

Places after GB/T 9704-2012, 7.3.4 to 7.3.7, for a report that is stamped: the name in the middle over its date.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from unicodedata import east_asian_width

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from union.reports.document import Paper
from union.reports.text.document_tables import sources_table
from union.reports.word.paragraphs import write, write_blocks
from union.reports.word.photos import Photo, write_photos
from union.words import Words

DATE_FROM_RIGHT = 4.0  # characters
HUNDREDTHS, TWIPS = 100, 320  # of a character of 16 pt
LABEL_WIDTH = 5  # 「附件：」 behind the indent of two
Annex = tuple[str, Callable[[], None]]


def write_end(document: Document, paper: Paper, photos: Sequence[Photo], _: Words) -> None:
    """Everything below the last chapter; a report without attachments names none."""
    annexes = _annexes(document, paper, photos, _)
    # The last words of the text go with the signature, so that it never stands on a page of its own.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _name_annexes(document, [name for name, _tell in annexes], _)
    _sign(document, paper, _)
    for place, (name, tell) in enumerate(annexes, 1):
        _write_annex(document, name, place if len(annexes) > 1 else None, _)
        tell()


def _annexes(document: Document, paper: Paper, photos: Sequence[Photo], _: Words) -> list[Annex]:
    found: list[Annex] = []
    if not paper.digest.empty:
        found.append((_("数据来源"), lambda: write_blocks(document, [sources_table(paper.digest, _)])))
    if photos:
        found.append((_("工作照片"), lambda: write_photos(document, photos)))
    return found


def _name_annexes(document: Document, names: Sequence[str], _: Words) -> None:
    """「附件：1. 数据来源」, further ones below the first; one alone has no number."""
    if not names:
        return
    _blank(document)
    for place, name in enumerate(names, 1):
        counted = name if len(names) == 1 else f"{place}. {name}"
        line = write(document, _("附件：{name}", name=counted) if place == 1 else counted, "Body Text")
        line.paragraph_format.keep_with_next = True
        if place > 1:
            _indent(line, "firstLine", LABEL_WIDTH)


def _sign(document: Document, paper: Paper, _: Words) -> None:
    """The date four characters from the right, the name in the middle over it."""
    day = paper.digest.as_of
    written = _date(day, _)
    _blank(document)
    name = write(document, paper.issuer, "Signature")
    over = DATE_FROM_RIGHT + (_width(written) - _width(paper.issuer)) / 2
    _indent(name, "right", max(0.0, over))
    _indent(write(document, written, "Date"), "right", DATE_FROM_RIGHT)


def _date(day: datetime, _: Words) -> str:
    return _("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day)


def _write_annex(document: Document, name: str, place: int | None, _: Words) -> None:
    """「附件1」 at the top left of a new page, the title on its third line."""
    mark = write(document, _("附件") if place is None else _("附件{place}", place=place), "Annex")
    mark.paragraph_format.page_break_before = True
    _blank(document)
    write(document, name, "Title")
    _blank(document)


def _blank(document: Document) -> None:
    write(document, "", "Normal").paragraph_format.keep_with_next = True


def _indent(paragraph: Paragraph, side: str, characters: float) -> None:
    """In characters, and in twips for readers that do not know characters."""
    found = paragraph._p.get_or_add_pPr().get_or_add_ind()
    found.set(qn(f"w:{side}Chars"), str(round(characters * HUNDREDTHS)))
    found.set(qn(f"w:{side}"), str(round(characters * TWIPS)))


def _width(text: str) -> float:
    """In characters: what is narrow counts half."""
    return sum(1.0 if east_asian_width(each) in "WFA" else 0.5 for each in text)
