"""A damaged or hostile file is refused, or read as far as it says something; nothing else ever comes out."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.papers import packed
from tests.unit.union.yearplan.documents.word_parts import item, row, table, word
from union.core.files.refusal import Unreadable
from union.yearplan.documents.plan_lines import lines_of

NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def workbook() -> bytes:
    made, out = Workbook(), io.BytesIO()
    sheet = made.worksheets[0]
    for number in range(3):
        sheet.append(("3月", "讲座", number))
    sheet.merge_cells("A1:A3")
    made.save(out)
    return out.getvalue()


FILES = [
    word(item(1) + item(1) + table(row("月份", "活动"), row("3月", "讲座")), numbering=NUMBERING),
    workbook(),
]
PIECES = st.sampled_from(
    [
        b"<w:p>",
        b"</w:p>",
        b"<w:tbl>",
        b'w:val="-1"',
        b'r="ZZZ9999999"',
        b"99999999999999999999",
        b"&#0;",
        b"\xff",
        b"<",
        b'"',
        b"%9",
    ]
)


def read(content: bytes) -> None:
    """Lines, or a reason."""
    with suppress(Unreadable):
        assert all(line.text for line in lines_of(content))


@pytest.mark.parametrize("content", FILES, ids=["word", "sheet"])
@given(data=st.data())
def test_flipped_and_cut_files(content: bytes, data: st.DataObject) -> None:
    """Some bytes of the zip changed, its end missing."""
    changed = bytearray(content)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=6)):
        changed[place] ^= data.draw(st.integers(1, 255))
    read(bytes(changed[: data.draw(st.integers(4, len(content)))]))


@pytest.mark.parametrize("content", FILES, ids=["word", "sheet"])
@given(data=st.data())
def test_damaged_parts(content: bytes, data: st.DataObject) -> None:
    """A sound zip whose XML was tampered with."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    begin = data.draw(st.integers(0, len(parts[name])))
    end = data.draw(st.integers(begin, min(begin + 20, len(parts[name]))))
    piece = data.draw(PIECES | st.binary(max_size=4))
    read(packed({**parts, name: parts[name][:begin] + piece + parts[name][end:]}))


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Also behind the sign of a zip."""
    read(content)
    read(b"PK\x03\x04" + content)
