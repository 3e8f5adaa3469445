"""Small Word documents and sheets for tests, made of their words."""

import io
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook

BODY = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)


def docx_of(text: str) -> bytes:
    """A .docx with a paragraph for each line, each cut into two runs as Word does."""
    paragraphs = "".join(f"<w:p>{_run(line[:5])}{_run(line[5:])}</w:p>" for line in text.splitlines())
    return packed({"word/document.xml": BODY.format(paragraphs).encode()})


def xlsx_of(text: str) -> bytes:
    """An .xlsx with a row for each line, its cells between tabs."""
    made, out = Workbook(), io.BytesIO()
    for line in text.splitlines():
        made.active.append(line.split("\t"))
    made.save(out)
    return out.getvalue()


def packed(entries: dict[str, bytes]) -> bytes:
    """A zip of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
