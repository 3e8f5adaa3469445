"""A .docx as lines: what stands on the page, in its order, and nothing else."""

import pytest

from tests.unit.union.yearplan.documents.word_parts import WORD, cell, paragraph, row, run, table, word
from union.core.files.refusal import Refused, Unreadable
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.model import Cell, Line

HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="小标题"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
)


def texts(body: str, styles: str = "") -> list[str]:
    """The words of each line."""
    return [line.text for line in lines_of(word(body, styles=styles))]


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    """A table comes where it stands; its header names the cells and is no line."""
    grid = table(row("月份", "活动内容", "责任人"), row("3月", "讲座", "王芳"))
    assert lines_of(word(paragraph("前") + grid + paragraph("后"))) == (
        Line("前"),
        Line(
            "3月\t讲座\t王芳", cells=(Cell("月份", "3月"), Cell("活动内容", "讲座"), Cell("责任人", "王芳"))
        ),
        Line("后"),
    )


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="a"/>', 0),
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="own"/>', 2),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="2"/>', 3),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="unknown"/>', None),
        ("", None),
    ],
)
def test_styles_and_outline_levels_make_headings(properties: str, level: int | None) -> None:
    """By the style's name, its outline level, or the paragraph's own, which wins."""
    (line,) = lines_of(word(paragraph("一季度", properties), styles=HEADINGS))
    assert line.level == level


def test_a_circle_of_styles_ends() -> None:
    """Two styles based on each other say nothing."""
    circle = "".join(
        f'<w:style w:styleId="{one}"><w:name w:val="x"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    assert texts(paragraph("字", '<w:pStyle w:val="a"/>'), circle) == ["字"]


def test_deleted_words_are_left_out_and_inserted_ones_kept() -> None:
    """Tracked changes read as if accepted; so do moves."""
    body = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:ins>{run('3月开会')}</w:ins><w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo></w:p>"
    )
    gone = row("4月", "取消", properties="<w:del/>")
    assert texts(body + table(row("3月", "讲座"), gone)) == ["3月开会来", "3月\t讲座"]


def test_what_the_page_does_not_show_is_left_out() -> None:
    """Hidden words, codes of fields, notes, the table of contents in its two forms."""
    hidden = f"<w:p>{run('见')}{run('不见', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录里的一行')}</w:sdtContent></w:sdt>"
    )
    listed = paragraph("一季度	3", '<w:pStyle w:val="t"/>')
    note = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert texts(hidden + contents + listed + note, HEADINGS) == ["见"]


def test_content_controls_links_and_insertions_are_looked_into() -> None:
    """Whatever wraps a paragraph, a run or a row."""
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('乙')}</w:hyperlink><w:smartTag>{run('丙')}</w:smartTag></w:p>"
        f"<w:tbl><w:sdt><w:sdtContent>{row('丁', '戊')}</w:sdtContent></w:sdt></w:tbl>"
    )
    assert texts(body) == ["甲", "乙丙", "丁\t戊"]


def test_a_break_within_a_paragraph_begins_a_line() -> None:
    """A manual break does, a page's does not."""
    body = f'<w:p>{run("一月开会")}<w:r><w:br/></w:r>{run("二月")}<w:r><w:br w:type="page"/></w:r>{run("走访")}</w:p>'
    assert texts(body) == ["一月开会", "二月走访"]


def test_a_text_box_is_read_once() -> None:
    """Word keeps it twice, for itself and for older programs."""
    box = "<w:txbxContent>" + paragraph("框里") + "</w:txbxContent>"
    body = (
        f"<w:p>{run('外面')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    content = word(
        body, space=f'{WORD} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    assert [line.text for line in lines_of(content)] == ["外面", "框里"]


def test_cells_merged_downward_carry_their_words() -> None:
    """Also where cells before them span columns."""
    grid = table(
        row(cell("活动", '<w:gridSpan w:val="2"/>'), "月份"),
        row("甲", "乙", cell("3月", '<w:vMerge w:val="restart"/>')),
        row(cell("丙", '<w:gridSpan w:val="2"/>'), cell("", "<w:vMerge/>")),
    )
    assert texts(grid) == ["甲\t乙\t3月", "丙\t3月"]


def test_a_cell_across_the_table_is_a_heading_in_it() -> None:
    """「一季度」 over the rows it dates."""
    grid = table(
        row("时间", "内容"), row(cell("一季度", '<w:gridSpan w:val="2"/>')), row("中旬", "开会\n学习")
    )
    lines = lines_of(word(grid))
    assert lines[0] == Line("一季度")
    assert lines[1].cells == (Cell("时间", "中旬"), Cell("内容", "开会\n学习"))


def test_a_frame_of_one_cell_is_no_table() -> None:
    """What it holds is read as if it stood on the page, tables within it, too."""
    inner = table(row("月份", "活动"), row("3月", "讲座"))
    lines = lines_of(word(table(row(cell("计划", inside=inner)))))
    assert [line.text for line in lines] == ["计划", "3月\t讲座"]
    assert lines[1].cells[0] == Cell("月份", "3月")


def test_a_table_within_a_cell_follows_the_outer_row() -> None:
    """Its words do not stand in the outer cell as well."""
    inner = table(row("月份", "活动"), row("3月", "讲座"))
    assert texts(table(row("甲", cell("乙", inside=inner)))) == ["甲\t乙", "3月\t讲座"]


def test_the_strict_flavour_reads_alike() -> None:
    """Other namespaces, the same names."""
    assert [
        line.text
        for line in lines_of(
            word(paragraph("字"), space='xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"')
        )
    ] == ["字"]


def test_words_of_another_file_are_not_lost_in_silence() -> None:
    """An embedded document can't be read: that is said."""
    with pytest.raises(Unreadable) as caught:
        lines_of(word(paragraph("字") + '<w:altChunk w:id="x"/>'))
    assert caught.value.reason is Refused.ELSEWHERE
