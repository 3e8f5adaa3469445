"""Photos in the document: upright, without what the camera wrote into them, within the type area, captions beside them."""

from io import BytesIO

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image

from tests.unit.union.reports.digest_samples import late_month
from tests.unit.union.reports.word.docx_made import every_text, made
from tests.unit.union.reports.word.photos import claiming, photo
from union.reports.document import Paper, Picture
from union.reports.word.photos import drawn


def _with(*pictures: Picture) -> Document:
    return made(Paper(late_month(), pictures=pictures))


def _sizes(document: Document) -> list[tuple[float, float]]:
    return [(round(each.width.mm), round(each.height.mm)) for each in document.inline_shapes]


def _rows(document: Document) -> list[list[str]]:
    table = document.tables[-1]
    return [
        list(dict.fromkeys("".join(p.text for p in cell.paragraphs) for cell in row.cells))
        for row in table.rows
    ]


def test_one_photo_stands_alone_across_the_page() -> None:
    """As wide as the type area lets it, no higher than half a page."""
    assert _sizes(_with(Picture(photo(), "走访"))) == [(147, 110)]


def test_several_stand_two_abreast() -> None:
    """Each within half the width, each caption in its photo's cell; a last one alone in the middle."""
    document = _with(*(Picture(photo(*size), name) for size, name in (((800, 600), "甲"), ((600, 1200), "乙"), ((900, 300), "丙"))))  # fmt: skip
    assert _rows(document) == [["甲", "乙"], ["丙"]]
    assert _sizes(document) == [(74, 56), (35, 70), (74, 25)]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in document.tables[-1].rows)


def test_nothing_stays_of_where_and_with_what_it_was_taken() -> None:
    """EXIF is gone, place and camera with it; what EXIF says of upright has been done."""
    (kept,) = drawn([Picture(photo(800, 400, turned=6), "")])
    with Image.open(BytesIO(kept.content)) as image:
        assert (image.size, dict(image.getexif())) == ((400, 800), {})
    assert "某牌相机".encode() not in kept.content


@pytest.mark.parametrize("content", [b"", b"GIF89a", photo()[:200], photo(kind="PNG")[:60], "照片".encode()])
def test_what_cannot_be_opened_is_left_out(content: bytes) -> None:
    """A missing or broken photo costs itself and its caption, never the report."""
    document = _with(Picture(content, "缺"), Picture(photo(), "在"))
    assert len(document.inline_shapes) == 1
    assert "缺" not in every_text(document)


def test_without_any_photo_there_is_no_attachment_for_them() -> None:
    """Only broken ones: no heading over nothing."""
    assert "工作照片" not in every_text(_with(Picture(b"", "缺")))


def test_a_large_photo_becomes_as_small_as_paper_needs() -> None:
    """No more than 1600 dots along its longer side; a transparent PNG becomes white."""
    (kept,) = drawn([Picture(photo(4000, 3000, kind="PNG"), "")])
    with Image.open(BytesIO(kept.content)) as image:
        assert (image.size, image.format) == ((1600, 1200), "JPEG")


def test_a_photo_no_phone_makes_is_not_opened() -> None:
    """A few bytes may claim any number of dots; nothing is unpacked for them."""
    assert drawn([Picture(claiming(10_000, 7_000), "")]) == []


def test_a_photo_is_named_for_readers_who_cannot_see_it() -> None:
    """The caption is the picture's description too; control characters do not reach the file."""
    document = _with(Picture(photo(), "走访\x0b慰问"))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "走访慰问"
    assert shape.width < Mm(156)
