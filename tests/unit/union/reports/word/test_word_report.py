"""The .docx: page, grid and styles after GB/T 9704-2012, and text with no figure that the report has not."""

import json
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from tests.unit.union.reports.digest_samples import (
    GROUP,
    empty_month,
    entry,
    fact,
    late_month,
    measure,
    november,
    yuan,
)
from tests.unit.union.reports.word.docx_made import every_text, made, styled
from tests.unit.union.reports.word.photos import claiming, photo
from union.reports.document import Paper, Picture
from union.reports.model import Digest, ReportState, digest
from union.reports.report_json import as_json
from union.reports.text.blocks import numeral
from union.reports.text.document_chapters import numbers
from union.reports.word.word_report import drawn
from union.words import words as source_words

DAY = date(2026, 11, 5)
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")


def _made(report: Digest) -> Document:
    return made(Paper(report))


@pytest.fixture(scope="module")
def full() -> Document:
    """A month with everything in it, as a document."""
    return _made(late_month())


def test_the_type_area_is_156_by_225(full: Document) -> None:
    """A4, 37 mm above, 28 mm left, and what is left of the page is the type area."""
    (page,) = full.sections
    assert page.page_width is not None and page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (37, 28)
    width = page.page_width - page.left_margin - page.right_margin
    height = page.page_height - page.top_margin - page.bottom_margin
    assert abs(width - Mm(156)) < Mm(0.1) and abs(height - Mm(225)) < Mm(0.1)


def test_the_grid_has_22_lines_of_28_characters(full: Document) -> None:
    """The document grid counts lines and characters, and its pitches fill the type area 22 and 28 times."""
    grid = full.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    line = int(grid.get(qn("w:linePitch"))) / 20
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert (int(Mm(225).pt / line), int(Mm(156).pt / character)) == (22, 28)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_styles_carry_their_east_asian_font(full: Document, style: str, font: str, size: int) -> None:
    """The East Asian font is set on the style itself, with its size."""
    found = full.styles[style].element.rPr
    assert found.rFonts.get(qn("w:eastAsia")) == font
    assert found.find(qn("w:sz")).get(qn("w:val")) == str(size * 2)


def test_no_theme_font_overrides_ours(full: Document) -> None:
    """Theme attributes win over font names, so none is left in any style or default."""
    styles = full.styles.element
    left = [name for fonts in styles.iter(qn("w:rFonts")) for name in fonts.attrib if "heme" in name]
    assert left == []


def test_missing_fonts_have_fallbacks(full: Document) -> None:
    """仿宋_GB2312 falls back to 仿宋 and FangSong where it is not installed."""
    table = full.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE).blob.decode("utf-8")
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>' in table


def test_the_body_is_indented_and_exactly_spaced(full: Document) -> None:
    """Two characters' indent, lines of exactly 28.95 pt, black, not bold."""
    style = full.styles["Body Text"]
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert style.paragraph_format.line_spacing == Pt(28.95)
    assert style.element.pPr.spacing.get(qn("w:lineRule")) == "exact"


@pytest.mark.parametrize(("language", "align"), [("zh_Hans", "JUSTIFY"), ("en", "LEFT")])
def test_english_is_not_justified(language: str, align: str) -> None:
    """Its long words would leave gaps in a line of 28 characters."""
    body = made(Paper(late_month()), language).styles["Body Text"]
    assert body.paragraph_format.alignment.name == align


def test_the_language_is_chinese(full: Document) -> None:
    """East Asian text and the file are zh-CN; digits are not, for in Chinese a line may end within them."""
    language = full.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-US", "zh-CN")
    assert full.core_properties.language == "zh-CN"


def test_page_numbers_stand_on_the_outer_side(full: Document) -> None:
    """「— 1 —」: right on odd pages, left on even ones."""
    assert full.settings.odd_and_even_pages_header_footer
    for footer, side in ((full.sections[0].footer, "right"), (full.sections[0].even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert [run.text for run in paragraph.runs] == ["— ", " —"]
        assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"
        assert paragraph._p.pPr.jc.get(qn("w:val")) == side


def test_the_file_says_whose_it_is(full: Document) -> None:
    """Title and author are the group's; nothing speaks of the tool."""
    about = full.core_properties
    assert (about.title, about.author, about.language) == (f"{GROUP}2026年11月月报", GROUP, "zh-CN")
    assert about.created is not None and about.created.date() == date(2026, 12, 3)
    assert "python" not in (about.comments + about.keywords)


def test_chapters_are_numbered_in_order(full: Document) -> None:
    """All six chapters of a full month, numbered without a gap."""
    assert styled(full, "Heading 1") == [
        "一、总体情况",
        "二、分类工作情况",
        "三、竞赛比赛情况",
        "四、计划完成情况",
        "五、补报情况",
        "六、下月安排",
    ]


def test_an_empty_month_is_one_sentence() -> None:
    """Nothing logged, nothing planned: the summary says so, under no heading."""
    document = _made(empty_month())
    assert styled(document, "Heading 1") == []
    assert styled(document, "Body Text") == ["本月没有工作记录。"]
    assert document.tables == []


@pytest.mark.parametrize("report", [late_month(), empty_month(), digest(november(entries=()))])
def test_no_heading_is_empty(report: Digest) -> None:
    """After every heading comes a deeper heading, a paragraph with text or a table."""
    body = _made(report).element.body
    following = [_kind(each) for each in body.iterchildren()]
    for here, after in pairwise(following):
        if here in HEADINGS:
            assert after in ("Body Text", "tbl") or (after in HEADINGS and after > here)


def test_no_figure_is_invented() -> None:
    """Every number in the text is in the report's JSON, or is a date, a list's number or a log's number."""
    report = late_month()
    known = set(re.findall(r"\d+(?:\.\d+)?", json.dumps(as_json(report), ensure_ascii=False)))
    known |= {figure.lstrip("0") for figure in known} | {"0", "09:30", "15:00"}
    plan = as_json(report)["plan"]
    known |= {str(len(each)) for each in (plan["done"], plan["open"], report.overdue)}  # type: ignore[index]
    known |= {str(len(report.overview.logs))}
    found = {figure for text in every_text(_made(report)) for figure in _figures(text)}
    assert found - known == set()


def test_sums_agree_with_the_report() -> None:
    """The section's sums stand in the text with all their parts, to the last yuan."""
    texts = styled(_made(digest(november())), "Body Text")
    assert "共2项：困难职工12户、约230人次，约7150元（慰问金6000元、食材约1150元）。" in texts
    assert "本月共8项工作，12户、约230人次，约10350元。" in texts


def test_a_total_of_partly_named_parts_says_so() -> None:
    """Where some money has no purpose, the named part is 其中."""
    facts = fact("其他", "事", DAY, yuan(100)), fact("其他", "又一事", DAY, yuan(30, "材料费"))
    texts = styled(_made(digest(november(entries=(entry(1, *facts),)))), "Body Text")
    assert "共2项：130元（其中材料费30元）。" in texts


def test_the_sources_of_every_sum_are_listed(full: Document) -> None:
    """The last table leads each sum back to its logs; 补报 are marked."""
    rows = [[cell.text for cell in row.cells] for row in full.tables[-1].rows]
    assert ["帮扶慰问", "共2项", "#12 走访慰问困难职工；#13 为一线夜班送去姜汤"] in rows
    assert ["", "困难职工12户", "#12"] in rows and ["", "帮扶慰问：共约7150元", "#12 #13"] in rows
    assert ["帮扶慰问（补报）", "共1项", "#31 看望退休老职工"] in rows


def test_a_table_may_be_long(full: Document) -> None:
    """Its head comes again on every page, no row is cut, columns and cells are as wide as the type area together."""
    for table in full.tables:
        head, *rows = table.rows
        assert head._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows))
        assert abs(sum(column.width for column in table.columns) - Mm(156)) < Mm(0.2)
        assert [cell.width for cell in head.cells] == [column.width for column in table.columns]


def test_only_known_periods_have_a_column() -> None:
    """Without last year's figures the table has no column of zeros for it."""
    report = digest(november(year_ago=None, year_to_date=None))
    heads = [cell.text for cell in _made(report).tables[0].rows[0].cells]
    assert heads == ["类别", "本月", "上月", "金额"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ReportState.OPEN, ["（截至11月30日 17:00）"]),
        (ReportState.FINAL, []),
        (ReportState.UNSIGNED, ["（未审签）"]),
    ],
)
def test_a_draft_says_that_it_is_one(state: ReportState, said: list[str]) -> None:
    """Whatever is not final says so under the title; the final report needs no word."""
    assert styled(_made(digest(november(state=state))), "Subtitle") == said


def test_it_is_signed_by_the_group_with_a_date(full: Document) -> None:
    """Nobody's name is guessed: the union and the date in Chinese, no placeholder anywhere."""
    assert (styled(full, "Signature"), styled(full, "Date")) == ([GROUP], ["2026年12月3日"])
    assert not any("×" in text or "XX" in text or "None" in text for text in every_text(full))


def test_the_signature_takes_the_last_words_with_it(full: Document) -> None:
    """The signature never stands on a page without text: what precedes it keeps with it."""
    signed = next(place for place, each in enumerate(full.paragraphs) if each.style.name == "Signature")
    words, blank = full.paragraphs[signed - 2 : signed]
    assert words.text
    assert words.paragraph_format.keep_with_next
    assert blank.paragraph_format.keep_with_next


def test_what_cannot_stand_in_xml_does_not_break_the_file() -> None:
    """Control characters and an emoji in an officer's words cost only themselves."""
    odd = fact("其他", "通知\x0b栏\x00更新\ud83d🎉<b>&", DAY, measure("2", "块"))
    texts = styled(_made(digest(november(entries=(entry(1, odd),)))), "Body Text")
    assert "通知栏更新 &（2块）。" in texts


@pytest.mark.parametrize(
    ("place", "said"), [(0, "一"), (9, "十"), (10, "十一"), (19, "二十"), (20, "二十一")]
)
def test_chapters_are_counted_in_chinese(place: int, said: str) -> None:
    """一 to 九十九."""
    assert numeral(place, source_words()) == said


def test_runs_of_log_numbers_are_drawn_together() -> None:
    """Three and more in a row become a run."""
    assert numbers((1, 2, 4, 5, 6, 9)) == "#1 #2 #4–#6 #9"


def _kind(element: object) -> str:
    tag = element.tag.split("}")[1]  # type: ignore[attr-defined]
    if tag != "p":
        return str(tag)
    style = element.find(f".//{qn('w:pStyle')}")  # type: ignore[attr-defined]
    names = {
        "Heading1": "Heading 1",
        "Heading2": "Heading 2",
        "Heading3": "Heading 3",
        "BodyText": "Body Text",
    }
    return names.get(style.get(qn("w:val")), "other") if style is not None else "Normal"


def _figures(text: str) -> Iterator[str]:
    text = re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"^\d+\. ", "", text))
    yield from re.findall(r"\d\d:\d\d|\d+(?:\.\d+)?", text)


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
    ((kept, _caption),) = drawn([Picture(photo(800, 400, turned=6), "")])
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
    ((kept, _caption),) = drawn([Picture(photo(4000, 3000, kind="PNG"), "")])
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
