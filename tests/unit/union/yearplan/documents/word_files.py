"""Word files as unions send them, made with python-docx and taken apart or spoilt for tests."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from docx import Document as new_document
from docx.shared import Mm, Pt

HEADER = "红山市东方印染厂工会文件"


def own_template(*lines: str) -> bytes:
    """A union's own: wide margins, a header, Normal in 12 pt, a Title of 30 pt, these lines as its text."""
    document = new_document()
    document.sections[0].page_width = Mm(210)
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(50)
    document.sections[0].header.paragraphs[0].text = HEADER
    document.styles["Normal"].font.size = Pt(12)
    document.styles["Title"].font.size = Pt(30)
    for line in lines:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The file with these parts put in, in place of those of the same name; None takes one out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry not in parts:
                new.writestr(entry, old.read(entry))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part as it is."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read(name)
