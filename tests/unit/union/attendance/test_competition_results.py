"""名次 and 成绩 as officers write them."""

import pytest

from union.attendance.competition_results import (
    Result,
    in_words,
    is_void,
    merged,
    of_title,
    read_results,
    read_told_results,
)

ROWS = [
    ("第一名 装配车间", [("第一名", "装配车间", "")]),
    ("第一名：装配车间\n第二名：铸造车间", [("第一名", "装配车间", ""), ("第二名", "铸造车间", "")]),
    ("第一名装配车间，第二名铸造车间", [("第一名", "装配车间", ""), ("第二名", "铸造车间", "")]),
    ("第一名 装配车间 / 王芳 12分30秒", [("第一名", "装配车间", ""), ("", "王芳", "12分30秒")]),
    ("冠军 红星队 3:1", [("冠军", "红星队", "3:1")]),
    ("一等奖 王芳、李强；二等奖 赵亮", [("一等奖", "王芳、李强", ""), ("二等奖", "赵亮", "")]),
    ("成绩：第1名 王芳（98.5分）", [("第1名", "王芳", "98.5分")]),
    ("李强　6米32", [("", "李强", "6米32")]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_results_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A line each, or several with marks between them."""
    assert [(each.rank, each.name, each.score) for each in read_results(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "完成",
        "今天走访3户",
        "改到周五下午3点",
        "辛苦大家了",
        "第一名",
        "第一名 装配车间\n大家辛苦了",
        "王芳",
        "",
    ],
)
def test_what_is_no_result_is_left_alone(text: str) -> None:
    """One piece that is none, and nothing is kept."""
    assert read_results(text) == ()


def test_a_place_changes_hands() -> None:
    """The later word holds: 第一名 is another's, a prize may be several people's, and the best stands first."""
    old = (Result("第一名", "装配车间"), Result("一等奖", "王芳"), Result("", "李强", "12分"))
    new = (Result("第一名", "铸造车间"), Result("一等奖", "赵亮"), Result("第三名", "李强", "11分"))
    assert [in_words(each) for each in merged(old, new)] == [
        "一等奖 王芳", "第一名 铸造车间", "一等奖 赵亮", "第三名 李强 11分",
    ]  # fmt: skip


def test_a_list_told_twice_stays_as_it_is() -> None:
    """Nothing is counted double."""
    told = read_results("第一名 装配车间\n第二名 铸造车间\n第三名 机修车间")
    assert merged(told, told) == told


@pytest.mark.parametrize(("text", "expected"), [("成绩作废", True), ("删除成绩", True), ("成绩", False)])
def test_results_can_be_taken_back(text: str, expected: bool) -> None:
    """成绩作废."""
    assert is_void(text) is expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("拔河机关获第一名，仓储部第二名", ["第一名 机关", "第二名 仓储部"]),
        ("今天拔河比赛结果：机关第一名，仓储部第二名", ["第一名 机关", "第二名 仓储部"]),
        ("拔河第一名：机关，第二名：仓储部", ["第一名 机关", "第二名 仓储部"]),
        ("拔河冠军是机关", ["冠军 机关"]),
        ("拔河机关拿了冠军！", ["冠军 机关"]),
    ],
)
def test_results_told_of_their_own_accord_name_their_competition(text: str, told: list[str]) -> None:
    """Its name is no part of whoever won."""
    found = read_told_results(text)

    assert found is not None
    assert [in_words(each) for each in of_title("职工拔河比赛", *found)] == told


@pytest.mark.parametrize(
    "text",
    [
        "拔河谁得了第一名",
        "拔河我们力争第一名",
        "一等奖奖金500元",
        "女儿考了第一名",
        "机关拿了第一名，仓储部第二名",
        "拔河完事 冠军抄纸 72人一个没少 毛巾发了72条",
        "拔河散场 16人比了4轮 冠军是食堂刘师傅",
    ],
)
def test_other_words_of_winning_are_no_results_of_it(text: str) -> None:
    """A question, a wish, a prize, somebody's own life, a competition nobody named; work told with its figures."""
    found = read_told_results(text)

    assert found is None or of_title("职工拔河比赛", *found) == ()
