"""Names of helped families as officers write them down."""

import pytest

from union.helped.families import HelpedLine, read_list, twice

READ = (
    ("王秀兰 二车间 500元 住院", [HelpedLine("王秀兰", None, "二车间", 50000, "住院")]),
    ("1. 王秀兰，机关，￥500.50", [HelpedLine("王秀兰", None, "机关", 50050)]),
    ("王秀兰、刘建国 各500", [HelpedLine("王秀兰", minor=50000), HelpedLine("刘建国", minor=50000)]),
    ("户０３ 500", [HelpedLine(number=3, minor=50000)]),
    ("张三同志 300块 大病", [HelpedLine("张三", minor=30000, reason="大病")]),
    ("买买提·艾山\n\nTan Ah Kow 200", [HelpedLine("买买提·艾山"), HelpedLine("Tan Ah Kow", minor=20000)]),
)


@pytest.mark.parametrize(("text", "lines"), READ)
def test_a_line_is_a_family(text: str, lines: list[HelpedLine]) -> None:
    """A name or a code in front, then what is known, in any order."""
    assert list(read_list(text).lines) == lines
    assert read_list(text).wrong == ()


@pytest.mark.parametrize("text", ["今天走访困难职工3户", "谢谢", "好的", "500元", "都是二车间的老职工"])
def test_what_is_no_name_is_named_as_wrong(text: str) -> None:
    """Nothing else is taken for a family."""
    assert read_list(text).lines == ()
    assert read_list(text).wrong == ((1, text),)


def test_only_a_sure_list_answers_without_a_reply() -> None:
    """Two signs may be any word: a surname tells."""
    assert read_list("王芳").is_certain_list
    assert not read_list("开会").is_certain_list


def test_the_same_name_twice_needs_a_branch() -> None:
    """Else nobody could tell whether it is one family."""
    assert twice(read_list("王芳\n王芳 500").lines) == "王芳"
    assert twice(read_list("王芳 一车间\n王芳 二车间").lines) is None
