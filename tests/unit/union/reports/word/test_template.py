"""A union's own .docx as the template: what it has stays, what it lacks is ours, its words go."""

from io import BytesIO

import pytest
from docx import Document as open_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.unit.union.reports.digest_samples import late_month
from tests.unit.union.reports.word.docx_made import every_text, made, styled
from tests.unit.union.reports.word.photos import photo
from tests.unit.union.yearplan.documents.word_files import HEADER, own_template
from union.reports.document import Paper, Picture


def _in(template: bytes) -> Document:
    return made(Paper(late_month(), pictures=(Picture(photo(), "走访"),), template=template))


def _changed(change: object) -> bytes:
    document = open_document(BytesIO(own_template()))
    change(document)  # type: ignore[operator]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_page_header_and_styles_are_the_unions() -> None:
    """Margins, header and the styles it dressed; no page number of ours."""
    document = _in(own_template())
    (page,) = document.sections
    assert (round(page.left_margin.mm), page.header.paragraphs[0].text) == (50, HEADER)
    assert document.styles["Title"].font.size == Pt(30)
    assert not document.settings.odd_and_even_pages_header_footer


@pytest.mark.slow
def test_the_text_is_the_reports_alone() -> None:
    """The same words as in our own layout; what stood in the template is gone."""
    assert every_text(_in(own_template("样文一", "样文二"))) == every_text(_in_ours())


def _in_ours() -> Document:
    return made(Paper(late_month(), pictures=(Picture(photo(), "走访"),)))


@pytest.mark.slow
def test_what_stands_above_the_mark_stays() -> None:
    """「【正文】」 says where the report begins: a red head above it is kept, the mark itself is not."""
    texts = every_text(_in(own_template("某某工会文件", " 【正文】 ", "样文")))
    assert texts[0] == "某某工会文件"
    assert texts[1:] == every_text(_in_ours())


@pytest.mark.slow
def test_missing_styles_are_ours() -> None:
    """What it does not know, such as the annex's mark, looks as in our layout."""
    found = _in(own_template()).styles["Annex"].element.rPr
    assert found.rFonts.get(qn("w:eastAsia")) == "黑体"


@pytest.mark.slow
def test_who_dressed_the_text_alone_gets_it_indented() -> None:
    """Without a Body Text of its own: as 正文 (Normal), with two characters before each paragraph."""
    style = _in(_changed(lambda document: document.styles["Body Text"].delete())).styles["Body Text"]
    assert (style.base_style.name, style.font.size) == ("Normal", None)
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


@pytest.mark.slow
def test_tables_and_photos_fit_the_unions_page() -> None:
    """The type area is 110 mm wide there."""
    document = _in(own_template())
    widths = [sum(cell.width for cell in table.rows[0].cells) for table in document.tables]
    assert all(abs(width - Mm(110)) < Mm(1) for width in widths)
    assert all(shape.width <= Mm(110) for shape in document.inline_shapes)


@pytest.mark.slow
def test_a_heading_that_counts_does_not_count_twice() -> None:
    """「一、」 is the report's; a numbered style of the template would say it again."""

    def number(document: Document) -> None:
        document.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1

    found = _in(_changed(number)).styles["Heading 1"].element.pPr.numPr
    assert found is None or found.numId.val == 0


def _as_character(document: Document) -> None:
    document.styles["Signature"].delete() if "Signature" in [each.name for each in document.styles] else None
    document.styles.add_style("Signature", WD_STYLE_TYPE.CHARACTER)


def _without_tables(document: Document) -> None:
    document.styles["Table Grid"].delete()


def _table_style_as_paragraph(document: Document) -> None:
    document.styles["Table Grid"].delete()
    document.styles.add_style("Table Grid", WD_STYLE_TYPE.PARAGRAPH)


@pytest.mark.slow
@pytest.mark.parametrize("change", [_as_character, _without_tables, _table_style_as_paragraph])
def test_a_style_of_another_kind_or_none_is_made_up_for(change: object) -> None:
    """A name taken by a style for something else, a table style thrown out: the report is written all the same."""
    document = _in(_changed(change))
    assert styled(document, "Signature")
    assert {table.style.name for table in document.tables[:-1]} == {"Table Grid"}  # the last are the photos


def _spelt_otherwise(document: Document) -> None:
    for style in document.styles.element.style_lst:
        style.name_val = {"heading 1": "Heading 1", "Title": "title"}.get(style.name_val, style.name_val)
    document.styles.element.find(f".//{qn('w:style')}[@{qn('w:styleId')}='Title']//{qn('w:sz')}").val = Pt(31)


@pytest.mark.slow
def test_a_styles_name_may_be_spelt_as_libreoffice_does() -> None:
    """Large or small letters: it is the same style, dressed as the union dressed it, and there is no second."""
    document = _in(_changed(_spelt_otherwise))
    assert styled(document, "Heading 1")
    names = [style.name_val.casefold() for style in document.styles.element.style_lst]
    assert (names.count("heading 1"), names.count("title")) == (1, 1)
    assert document.styles["Title"].font.size == Pt(31)
