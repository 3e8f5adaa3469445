"""Which Word files may be a template: an ordinary one, nothing that runs, fetches or holds another file."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import some
from tests.unit.union.reports.digest_samples import empty_month
from tests.unit.union.yearplan.documents.word_files import own_template, part_of, with_parts
from union.core.files.refusal import Refused, Unreadable
from union.reports.document import Paper
from union.reports.word.template_check import check_template
from union.reports.word.word_report import render
from union.words import words

OWN = own_template("样文")
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _why(content: bytes, name: str = "模板.docx") -> Refused:
    with pytest.raises(Unreadable) as error:
        check_template(content, name)
    return error.value.reason


def _relating(kind: str, target: str, *, outside: bool = True) -> bytes:
    """The template with one more relation of its text."""
    mode = ' TargetMode="External"' if outside else ""
    one = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_parts(OWN, {RELS: part_of(OWN, RELS).replace(b"</Relationships>", one.encode())})


def _saying(field: str) -> bytes:
    """The template with a field in its text."""
    said = f"<w:p>{field}</w:p><w:sectPr"
    return with_parts(
        OWN, {"word/document.xml": part_of(OWN, "word/document.xml").replace(b"<w:sectPr", said.encode(), 1)}
    )


@pytest.mark.slow
def test_an_ordinary_word_file_may_be_one() -> None:
    """Also with a link somebody could click."""
    check_template(OWN, "模板.docx")
    check_template(_relating("hyperlink", "https://example.org/"), "模板.docx")
    check_template(_saying('<w:fldSimple w:instr=" PAGE "/>'), "模板.docx")


@pytest.mark.parametrize(
    ("kind", "outside"),
    [("attachedTemplate", True), ("image", True), ("oleObject", False), ("aFChunk", False), ("package", False), ("subDocument", True)],
)  # fmt: skip
def test_what_takes_something_in_may_not(kind: str, outside: bool) -> None:
    """A picture or template fetched from elsewhere, another file inside."""
    assert _why(_relating(kind, "../x.bin", outside=outside)) is Refused.ELSEWHERE


@pytest.mark.parametrize("twin", ["WORD/_rels/document.xml.rels", "/word/_rels/document.xml.rels", RELS])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_harmless_twin_hides_nothing(twin: str) -> None:
    """Of two parts of one name but for case we would look at one, and Word open the other."""
    made = BytesIO(_relating("attachedTemplate", "http://example.org/x.dotm"))
    with zipfile.ZipFile(made, "a") as packed:
        packed.writestr(twin, part_of(OWN, RELS))
    assert _why(made.getvalue()) is Refused.BROKEN


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" INCLUDEPICTURE &quot;x&quot; "/>',
        "<w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>",
        "<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r>",
    ],
)
def test_what_fetches_when_opened_may_not(field: str) -> None:
    """Fields that bring in other files, cut into runs or not."""
    assert _why(_saying(field)) is Refused.ELSEWHERE


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (with_parts(OWN, {"word/vbaProject.bin": b"x"}), "a.docx", Refused.MACROS),
        (with_parts(OWN, {"word/embeddings/a.xlsx": b"x"}), "a.docx", Refused.ELSEWHERE),
        (OWN, "模板.docm", Refused.MACROS),
        (b"\0" * 1_000_001, "a.docx", Refused.TOO_LARGE),
        ("月报模板".encode(), "a.txt", Refused.OTHER_KIND),
        (OWN[:-200], "a.docx", Refused.BROKEN),
        (with_parts(OWN, {"word/document.xml": None}), "a.docx", Refused.OTHER_KIND),
        (with_parts(OWN, {"word/styles.xml": b"<!DOCTYPE x><x/>"}), "a.docx", Refused.BROKEN),
        (with_parts(OWN, {"[Content_Types].xml": part_of(OWN, "[Content_Types].xml").replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")}), "a.docx", Refused.OTHER_KIND),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_their_reason(content: bytes, name: str, reason: Refused) -> None:
    """Macros, other files inside, too large, no Word file, damaged, a .dotx under another name."""
    assert _why(content, name) is reason


@given(st.data())
def test_a_damaged_file_raises_nothing_else(data: st.DataObject) -> None:
    """Bytes cut off or changed: read all the same, or refused."""
    spoilt = bytearray(OWN[: data.draw(st.integers(0, len(OWN)))])
    for place in data.draw(st.lists(st.integers(0, max(0, len(spoilt) - 1)), max_size=8)) if spoilt else ():
        spoilt[place] ^= 0xFF
    with suppress(Unreadable):
        check_template(bytes(spoilt))


@pytest.mark.parametrize(
    "name",
    some((name for name in zipfile.ZipFile(BytesIO(OWN)).namelist() if name.endswith((".xml", ".rels"))), 4),
)
@pytest.mark.parametrize(
    "spoil", [lambda part: None, lambda part: b"", lambda part: b"<x/>", lambda part: part[: len(part) // 2]]
)
def test_what_passes_can_be_written_into(name: str, spoil: Callable[[bytes], bytes | None]) -> None:
    """Any part missing, empty, something else or cut off: refused when it is sent, or the report is written."""
    content = with_parts(OWN, {name: spoil(part_of(OWN, name))})
    with suppress(Unreadable):
        check_template(content)
        assert render(Paper(empty_month(), template=content), words()).startswith(b"PK")
