"""What a reader sees: LibreOffice lays the pages out, and a full one holds 22 lines of 28 characters."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.union.reports.digest_samples import late_month
from tests.unit.union.reports.word.laid_out import Needs, Word, laid_out, lines_of, words_of
from tests.unit.union.reports.word.photos import photo
from union.reports.document import Letterhead, Paper, Picture
from union.reports.word.template import begin, write
from union.reports.word.word_report import render
from union.words import words

pytestmark = pytest.mark.slow
LETTER = Letterhead("红山市总工会", "王建国", "红纺工〔2026〕18号", "红山市东方印染厂工会委员会")
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM  # the type area on A4, in points
ONE_CHARACTER = 14  # of the page number
LINE = 28.95
SAID = "工会工作报告行列数"


def _written(*paragraphs: tuple[str, str]) -> bytes:
    """A document of these paragraphs, each with its style, in our layout."""
    document = begin(None)
    for text, style in paragraphs:
        write(document, text, style)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def report(needs: Needs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month with everything around it, laid out."""
    pictures = tuple(Picture(photo(*size), "走访慰问") for size in ((800, 600), (600, 1200), (900, 300)))
    content = render(Paper(late_month(), LETTER, pictures), words())
    return laid_out(needs, content, tmp_path_factory.mktemp("report"))


def _number(page: list[Word]) -> tuple[Word, Word]:
    """The dashes at both sides of the page's number."""
    first, last = (each for each in page if each.text == "—" and each.top > BOTTOM)
    return first, last


def test_a_full_page_holds_22_lines_of_28_characters(needs: Needs, tmp_path: Path) -> None:
    """Plain text in the body's font fills page after page as GB/T 9704-2012 wants; the number stands below."""
    pages = lines_of(needs, laid_out(needs, _written((SAID * 200, "Normal")), tmp_path))
    for number, page in enumerate(pages[:-1], 1):
        assert [len(line) for line in page] == [28] * 22 + [len(f"—{number}—")]
        assert page[-1] == f"—{number}—"


def test_paragraphs_and_headings_keep_the_lines(needs: Needs, tmp_path: Path) -> None:
    """A paragraph's first line is two characters in; every line of theirs and of headings is 28.95 pt high."""
    text = (SAID * 10)[: 26 + 28 + 10]
    parts = [
        ("一、标题", "Heading 1"),
        ("（一）标题", "Heading 2"),
        (text, "Body Text"),
        ("1. 标题", "Heading 3"),
    ]
    pdf = laid_out(needs, _written(*parts * 3), tmp_path)
    first = lines_of(needs, pdf)[0]
    assert [len(line) for line in first[:6]] == [4, 5, 26, 28, 10, 4]
    tops = sorted({round(each.top, 1) for each in words_of(needs, pdf)[0] if each.top < BOTTOM})
    assert [after - before for before, after in pairwise(tops)] == pytest.approx(
        [LINE] * (len(tops) - 1), abs=0.2
    )


def test_the_text_lies_in_the_type_area(needs: Needs, tmp_path: Path) -> None:
    """37 mm above, 28 mm at the left, 156 by 225 mm; only the page's number stands below."""
    (page, *_rest) = words_of(needs, laid_out(needs, _written((SAID * 200, "Normal")), tmp_path))
    inside = [each for each in page if each.top < BOTTOM]
    assert min(each.left for each in inside) == pytest.approx(LEFT, abs=2)
    assert max(each.right for each in inside) == pytest.approx(RIGHT, abs=4)
    assert min(each.top for each in inside) >= TOP - 3
    assert max(each.bottom for each in inside) <= BOTTOM + 3


def test_numbers_stand_on_the_outer_side_7_mm_below(needs: Needs, report: Path) -> None:
    """Odd pages at the right, even ones at the left, one character in; the dash 7 mm under the type area."""
    for place, page in enumerate(words_of(needs, report), 1):
        first, last = _number(page)
        if place % 2:
            assert last.right == pytest.approx(RIGHT - ONE_CHARACTER, abs=2)
        else:
            assert first.left == pytest.approx(LEFT + ONE_CHARACTER, abs=2)
        assert (first.top + first.bottom) / 2 == pytest.approx(BOTTOM + 7 * MM, abs=4)


def test_a_report_is_readable_page_by_page(needs: Needs, report: Path) -> None:
    """Every page is numbered, none is empty; sources and photos begin pages of their own."""
    pages = lines_of(needs, report)
    assert [page[-1] for page in pages] == [f"—{number}—" for number in range(1, len(pages) + 1)]
    assert all(len(page) > 1 for page in pages)
    assert [page[:2] for page in pages if page[0].startswith("附件")] == [
        ["附件1", "数据来源"],
        ["附件2", "工作照片"],
    ]


def test_the_signature_stands_where_it_belongs(needs: Needs, report: Path) -> None:
    """The date ends four characters from the right, the name lies in the middle over it, within the page."""
    page = next(page for page in words_of(needs, report) if any("附件" in each.text for each in page) and any("12" in each.text for each in page))  # fmt: skip
    name = [each for each in page if each.text in LETTER.issuer][-1]
    date = [each for each in page if each.top > name.bottom - 5 and each.top < BOTTOM]
    assert max(each.right for each in date) == pytest.approx(RIGHT - 4 * 16, abs=8)
    assert name.right <= RIGHT + 1
