"""A plan's file as lines, and the files that are not read."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from tests.papers import docx_of, packed
from tests.unit.union.yearplan.documents.word_parts import WORD, word
from union.core.files.file_type import BOOK, LOCKED, OLE
from union.core.files.refusal import MOST_PLAN_BYTES, Refused, Unreadable
from union.core.files.zip_package import MOST_DEEP, MOST_ELEMENTS
from union.yearplan.documents.plan_lines import MOST_LINES, lines_of, lines_of_text
from union.yearplan.model import Cell, Line

TEXT = "2027年工会工作计划\n\n一、3月份开展讲座。"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_usual_codes(code: str) -> None:
    """A line each; empty ones say nothing."""
    assert [line.text for line in lines_of(TEXT.encode(code), "计划.txt")] == TEXT.split("\n\n")


def test_the_name_does_not_matter_where_the_content_says_enough() -> None:
    """A .docx sent as .doc or with no name."""
    assert lines_of(docx_of(TEXT), "计划.doc") == lines_of(docx_of(TEXT))


def workbook() -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.save(out)
    return out.getvalue()


def locked_entry() -> bytes:
    content = bytearray(docx_of(TEXT))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    return bytes(content)


def squeezed(kind: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        file.writestr("word/document.xml", b"<a/>")
    return out.getvalue()


def deep() -> bytes:
    return word("<w:sdt>" * MOST_DEEP + "</w:sdt>" * MOST_DEEP)


def full_sheet() -> bytes:
    cells = "<row>" + '<c t="str"><v>3</v></c>' * 70_000 + "</row>"
    return packed(
        {
            "xl/workbook.xml": b'<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></Relationships>',
            "xl/s.xml": f"<worksheet><sheetData>{cells * 3}</sheetData></worksheet>".encode(),
        }
    )


def lying() -> bytes:
    """A bomb whose directory says that it is small."""
    content = bytearray(packed({"word/document.xml": b"<a>" + b" " * 19_000_000 + b"</a>"}))
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = (4).to_bytes(4, "little")
    return bytes(content)


DTD = f'<!DOCTYPE a [<!ENTITY b "c">]><w:document {WORD}>&b;</w:document>'
REFUSED = [
    ("a.txt", b"x" * (MOST_PLAN_BYTES + 1), Refused.PLAN_TOO_LARGE),
    ("a.txt", "开会\n".encode() * (MOST_LINES + 1), Refused.TOO_MUCH),
    ("a.docx", packed({"word/document.xml": b"<a>" + b" " * 5_000_000 + b"</a>"}), Refused.TOO_MUCH),
    ("a.docx", lying(), Refused.BROKEN),
    ("a.docx", packed({"word/document.xml": b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>"}), Refused.TOO_MUCH),
    ("a.docx", word("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * (MOST_LINES + 1)), Refused.TOO_MUCH),
    ("a.docx", deep(), Refused.TOO_DEEP),
    ("a.docx", packed({"word/document.xml": DTD.encode()}), Refused.BROKEN),
    ("a.docx", packed({"word/document.xml": DTD.encode("utf-16")}), Refused.BROKEN),
    ("a.docx", packed({"word/document.xml": b"<a/>", "word/vbaProject.bin": b""}), Refused.MACROS),
    ("a.xlsx", packed({"xl/workbook.xml": b"<a/>", "xl/macrosheets/sheet1.xml": b""}), Refused.MACROS),
    ("计划.DOCM", docx_of(TEXT), Refused.MACROS),
    ("计划.xlsm", workbook(), Refused.MACROS),
    ("a.docx", locked_entry(), Refused.LOCKED),
    ("a.docx", OLE + LOCKED, Refused.LOCKED),
    ("a.doc", OLE, Refused.OLD_WORD),
    ("a.doc", b"{\\rtf1 \\ansi", Refused.OLD_WORD),
    ("a.doc", b"\n<HTML><body>", Refused.OLD_WORD),
    ("a.xls", OLE + BOOK, Refused.OLD_EXCEL),
    ("a.xlsb", packed({"xl/workbook.bin": b""}), Refused.OLD_EXCEL),
    ("a.wps", OLE, Refused.WPS),
    ("a.et", OLE, Refused.WPS),
    ("a.pdf", b"%PDF-1.7", Refused.PDF),
    ("a.jpg", b"\xff\xd8\xff\xe0", Refused.PICTURE),
    ("a.png", b"\x89PNG\r\n", Refused.PICTURE),
    ("a.pptx", packed({"ppt/presentation.xml": b"<a/>"}), Refused.NOT_A_PLAN),
    ("a.rar", b"Rar!\x1a\x07", Refused.NOT_A_PLAN),
    ("a.bin", b"\xff\xff\xff", Refused.NOT_A_PLAN),
    ("a.bin", b"\0\0\0", Refused.NOT_A_PLAN),
    ("a.docx", squeezed(zipfile.ZIP_LZMA), Refused.BROKEN),
    ("a.docx", docx_of(TEXT)[:80], Refused.BROKEN),
    ("a.docx", packed({"word/document.xml": b"<a>"}), Refused.BROKEN),
    ("a.docx", packed({"word/document.xml": b"<a/>"}), Refused.BROKEN),
    ("a.docx", packed({"word/styles.xml": b"<a/>"}), Refused.BROKEN),
    ("a.xlsx", full_sheet(), Refused.TOO_MUCH),
    ("a.txt", b" \n", Refused.EMPTY),
    ("a.docx", docx_of(""), Refused.EMPTY),
    ("a.xlsx", workbook(), Refused.EMPTY),
]


@pytest.mark.parametrize(("name", "content", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_read(name: str, content: bytes, reason: Refused) -> None:
    """Too much, too deep, with macros or a password, of an older or another kind, broken, empty: each its reason."""
    with pytest.raises(Unreadable) as caught:
        lines_of(content, name)
    assert caught.value.reason is reason


def test_outside_addresses_are_no_hindrance() -> None:
    """A link or a template elsewhere is in every third document; nothing follows it."""
    outside = b'<Relationship Id="a" Type="x/hyperlink" Target="http://example.org" TargetMode="External"/>'
    content = packed(
        {
            "word/document.xml": f"<w:document {WORD}><w:body><w:p><w:hyperlink><w:r><w:t>字</w:t></w:r></w:hyperlink></w:p></w:body></w:document>".encode(),
            "word/_rels/document.xml.rels": b"<Relationships>" + outside + b"</Relationships>",
        }
    )
    assert [line.text for line in lines_of(content)] == ["字"]


def test_a_line_for_each_that_is_not_blank() -> None:
    """Blank lines are none, spaces around a line go, and any line ending will do."""
    assert lines_of_text("一、甲\r\n\r\n  二、乙\r丙") == (Line("一、甲"), Line("二、乙"), Line("丙"))


def test_a_table_pasted_with_tabs_has_cells() -> None:
    """Rows under a header that names a time and a task have cells; the header itself is no line."""
    rows = lines_of_text("月份\t活动\t负责人\n3月\t植树\t王芳\n\t体检\t李红")
    assert [line.text for line in rows] == ["3月\t植树\t王芳", "\t体检\t李红"]
    assert rows[0].cells == (Cell("月份", "3月"), Cell("活动", "植树"), Cell("负责人", "王芳"))


def test_a_table_drawn_with_strokes_has_cells() -> None:
    """「| 月份 | 活动 |」 is a table too, its rule is no row."""
    rows = lines_of_text("| 月份 | 活动 |\n| --- | --- |\n| 3月 | 植树 |")
    assert [[cell.text for cell in line.cells] for line in rows] == [["3月", "植树"]]
