"""Automatic numbers: counted as Word counts them, written in its forms."""

import pytest

from tests.unit.union.yearplan.documents.word_parts import item, paragraph, word
from union.yearplan.documents.plan_lines import lines_of
from union.yearplan.documents.word_numbers import formatted_number


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    """A list with its levels, under the numbers 1 and 2."""
    numbers = "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="7"/></w:num>' for one in (1, 2))
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{numbers}{more}'


OFFICIAL = numbering(
    level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)
LEGAL = numbering(
    level(0, "chineseCounting", "第%1章"),
    level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    level(2, "decimal", "%1.%2.%3"),
)


def numbers(body: str, lists: str, styles: str = "") -> list[str]:
    """The automatic number of each line."""
    return [line.number for line in lines_of(word(body, numbering=lists, styles=styles))]


def test_levels_count_and_restart_under_each_other() -> None:
    """一、（一）1. 2. （二）1. 二、（一）."""
    depths = (0, 1, 2, 2, 1, 2, 0, 1)
    body = "".join(item(1, depth) for depth in depths)
    assert numbers(body, OFFICIAL) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_higher_levels_stand_in_lower_numbers() -> None:
    """Each in its own form, in a legal one all in figures; a level not yet counted stands at its start."""
    body = item(1) + item(1) + item(1, 1) + item(1, 2) + item(1, 2)
    assert numbers(body, LEGAL) == ["第一章", "第二章", "2.1", "二.1.1", "二.1.2"]
    assert numbers(item(1, 2), LEGAL) == ["一.1.1"]


def test_plain_paragraphs_between_do_not_interrupt() -> None:
    """The count goes on; the plain one has no number."""
    assert numbers(item(1) + paragraph("说明") + item(1), OFFICIAL) == ["一、", "", "二、"]


def test_two_numbers_of_one_list_count_on() -> None:
    """Unless one of them begins anew, once."""
    assert numbers(item(1) + item(2), OFFICIAL) == ["一、", "二、"]
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    lists = numbering(level(0, "decimal", "%1."), more=anew)
    assert numbers(item(1) + item(1) + item(3) + item(3), lists) == ["1.", "2.", "1.", "2."]


def test_a_level_may_never_restart() -> None:
    """lvlRestart 0: clauses numbered through all chapters."""
    lists = numbering(level(0, "decimal", "%1"), level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'))
    body = item(1) + item(1, 1) + item(1) + item(1, 1)
    assert numbers(body, lists) == ["1", "第1条", "2", "第2条"]


def test_a_style_numbers_its_paragraphs() -> None:
    """The level is the one that names the style; number 0 takes a paragraph out."""
    styles = '<w:style w:styleId="h"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = numbering(level(0, "decimal", "%1"), level(1, "decimal", "(%2)", '<w:pStyle w:val="h"/>'))
    body = (
        paragraph("字", '<w:pStyle w:val="h"/>')
        + paragraph("字", '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("字", '<w:pStyle w:val="h"/>')
    )
    assert numbers(body, lists, styles) == ["(1)", "", "(2)"]


def test_a_numbering_style_lends_its_levels() -> None:
    """A list without levels that names a style has those of the style's list."""
    linked = (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="s"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>'
    )
    styles = '<w:style w:styleId="s"><w:name w:val="x"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = numbering(level(0, "decimal", "%1)"), more=linked)
    assert numbers(item(4) + item(4), lists, styles) == ["1)", "2)"]


@pytest.mark.parametrize("depth", [0, 5])
def test_bullets_and_unknown_lists_have_no_number(depth: int) -> None:
    """A dot is no number; a level or list that is not there neither."""
    lists = numbering(level(0, "bullet", "●"))
    assert numbers(item(1, depth) + item(99, depth), lists) == ["", ""]


FORMS = [
    (1, "chineseCounting", "一"),
    (10, "chineseCounting", "十"),
    (12, "chineseCounting", "十二"),
    (20, "chineseCountingThousand", "二十"),
    (35, "japaneseCounting", "三十五"),
    (105, "chineseCounting", "一百〇五"),
    (105, "chineseCountingThousand", "一百零五"),
    (110, "chineseCounting", "一百一十"),
    (1005, "chineseCountingThousand", "一千零五"),
    (12, "ideographDigital", "一二"),
    (3, "ideographTraditional", "丙"),
    (3, "ideographZodiac", "寅"),
    (11, "ideographTraditional", "11"),
    (3, "decimalEnclosedCircleChinese", "③"),
    (3, "decimalEnclosedParen", "⑶"),
    (12, "decimalFullWidth", "１２"),
    (3, "decimalZero", "03"),
    (28, "lowerLetter", "bb"),
    (14, "upperRoman", "XIV"),
    (7, "somethingNew", "7"),
    (7, "none", ""),
    (123456, "chineseCounting", "123456"),
    (0, "chineseCounting", "〇"),
    (0, "lowerLetter", ""),
]


@pytest.mark.parametrize(("number", "form", "expected"), FORMS)
def test_the_forms_of_numbers(number: int, form: str, expected: str) -> None:
    """As Word writes them."""
    assert formatted_number(number, form) == expected
