"""What stands around a report's text: number, signer and addressee above, attachments, name and date below."""

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from tests.unit.union.reports.digest_samples import GROUP, empty_month, late_month
from tests.unit.union.reports.word.docx_made import every_text, made, styled
from tests.unit.union.reports.word.photos import photo
from union.reports.document import Letterhead, Paper, Picture

LETTER = Letterhead("红山市总工会", "王建国", "红纺工〔2026〕18号", "红山市东方印染厂工会委员会")


def _letter(letterhead: Letterhead, *pictures: Picture) -> Document:
    return made(Paper(late_month(), letterhead, pictures))


def _of(document: Document, style: str) -> Paragraph:
    return next(each for each in document.paragraphs if each.style.name == style)


def test_nothing_is_there_that_was_not_given() -> None:
    """Without settings no line speaks of an addressee, a signer or a number, and no placeholder stands for one."""
    document = _letter(Letterhead())
    assert styled(document, "Salutation") == styled(document, "Document Number") == []
    assert not any("签发" in text or "〔" in text or "×" in text for text in every_text(document))


@pytest.mark.parametrize("written", ["红山市总工会", "红山市总工会：", "红山市总工会:"])
def test_the_addressee_stands_at_the_left_with_one_colon(written: str) -> None:
    """主送机关 is flush left with a full-width colon, however it was set."""
    document = _letter(Letterhead(written))
    assert styled(document, "Salutation") == ["红山市总工会："]
    assert document.styles["Salutation"].element.pPr.ind.get(qn("w:firstLineChars")) == "0"


def test_a_number_alone_stands_in_the_middle() -> None:
    """发文字号 below the title, centred."""
    document = _letter(Letterhead(number="红纺工〔2026〕18号"))
    assert styled(document, "Document Number") == ["红纺工〔2026〕18号"]
    assert document.styles["Document Number"].element.pPr.jc.get(qn("w:val")) == "center"


def test_number_and_signer_share_a_line() -> None:
    """Upward documents: the number one character from the left, 签发人 one from the right, the name in 楷体."""
    line = next(each for each in _letter(LETTER).paragraphs if "签发人" in each.text)
    assert line.text == "红纺工〔2026〕18号\t签发人：王建国"
    assert line.runs[-1].style.element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    (stop,) = line.paragraph_format.tab_stops
    assert abs(stop.position - (Mm(156) - line.paragraph_format.left_indent)) < Mm(0.1)


def test_the_unions_full_name_stands_in_title_and_signature() -> None:
    """落款 takes the place of the group's own title, in the file's properties as well."""
    document = _letter(LETTER)
    assert styled(document, "Title")[0] == styled(document, "Signature")[0] == LETTER.issuer
    assert document.core_properties.author == LETTER.issuer
    assert GROUP not in every_text(document)


@pytest.mark.parametrize(
    ("issuer", "hundredths"), [("东方印染厂工会", "375"), ("工会", "625"), ("红" * 30, "0")]
)
def test_the_name_stands_in_the_middle_over_the_date(issuer: str, hundredths: str) -> None:
    """The date is four characters from the right; a name of other length is centred over it, within the page."""
    document = _letter(Letterhead(issuer=issuer))
    assert _of(document, "Signature")._p.pPr.ind.get(qn("w:rightChars")) == hundredths
    assert _of(document, "Date")._p.pPr.ind.get(qn("w:rightChars")) == "400"


@pytest.mark.slow
def test_one_attachment_has_no_number() -> None:
    """「附件：数据来源」 below the text, and 「附件」 at the top of its own page."""
    document = _letter(Letterhead())
    assert "附件：数据来源" in styled(document, "Body Text")
    assert styled(document, "Annex") == ["附件"]
    assert _of(document, "Annex").paragraph_format.page_break_before


@pytest.mark.slow
def test_several_attachments_are_counted() -> None:
    """「附件：1. …」, the next under the first's name, each on a page of its own in that order."""
    document = _letter(Letterhead(), Picture(photo(), "走访慰问"))
    named = [each for each in document.paragraphs if each.text in ("附件：1. 数据来源", "2. 工作照片")]
    assert [each._p.pPr.ind.get(qn("w:firstLineChars")) if each._p.pPr.ind is not None else None for each in named] == [None, "500"]  # fmt: skip
    assert styled(document, "Annex") == ["附件1", "附件2"]
    assert styled(document, "Title")[-2:] == ["数据来源", "工作照片"]


def test_a_report_of_nothing_has_no_attachment() -> None:
    """No list of sources where there is none, and no word of one."""
    texts = every_text(made(Paper(empty_month(), LETTER)))
    assert not any("附件" in text for text in texts)
