"""The words of a file somebody sent, and the files that are not read."""

import pytest

from tests.papers import BODY, docx_of, packed
from union.core.files.refusal import MOST_BYTES, Refused, Unreadable, refusal
from union.core.files.zip_package import MOST_UNPACKED
from union.words import words
from union.yearplan.documents.plan_lines import text_of

TEXT = "一、元旦：1月1日放假。\n二、春节：另行通知。"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_usual_codes(code: str) -> None:
    """UTF-8 with and without its mark, GB18030, what Windows calls Unicode."""
    assert text_of(TEXT.encode(code)) == TEXT


def test_a_word_document_gives_its_paragraphs() -> None:
    """A line each, however Word has cut them into runs."""
    assert text_of(docx_of(TEXT)) == TEXT


def entity_bomb() -> bytes:
    body = BODY.format("").replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    return packed({"word/document.xml": body.encode()})


REFUSED = [
    (b"x" * (MOST_BYTES + 1), Refused.TOO_LARGE),
    (packed({"word/document.xml": b" " * (MOST_UNPACKED + 1)}), Refused.TOO_MUCH),
    (packed({"word/document.xml": b"<a/>", **{f"{n}": b"" for n in range(2000)}}), Refused.TOO_MUCH),
    (packed({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"1"}), Refused.MACROS),
    (packed({"xl/workbook.xml": b"<a/>"}), Refused.EMPTY),
    (packed({"ppt/presentation.xml": b"<a/>"}), Refused.OTHER_KIND),
    (packed({"word/document.xml": b"<a>"}), Refused.BROKEN),
    (entity_bomb(), Refused.BROKEN),
    (docx_of(TEXT)[:80], Refused.BROKEN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", Refused.OLD_WORD),
    (b"%PDF-1.7", Refused.PDF),
    (b"\x89PNG\r\n\x1a\n\x00\x00", Refused.PICTURE),
    (b"\xff\xff\xff", Refused.OTHER_KIND),
    (b" \n", Refused.EMPTY),
    (docx_of(""), Refused.EMPTY),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_not_read(content: bytes, reason: Refused) -> None:
    """Too large packed or unpacked, with macros, of another kind, broken, empty: each with its sentence."""
    with pytest.raises(Unreadable) as caught:
        text_of(content)
    assert caught.value.reason is reason


@pytest.mark.parametrize("reason", Refused)
def test_every_refusal_says_what_to_do(reason: Refused) -> None:
    """A sentence for each."""
    assert refusal(words(), reason).endswith("。")
