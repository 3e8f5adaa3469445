"""Numbers of which a clause says something as of an item, and counts, days and places of the same form."""

import pytest

from union.reading.acts.changes.addressed_numbers import addressed_numbers

SAID = (
    ("39号40号截止都改成1月8号", [39, 40]),
    ("48号撤掉，39已经交了，40截止改1月8号", [48, 39, 40]),
    ("50号是多出来的，取消；49号负责人王芳、李建国", [50, 49]),
    ("6好了，2也修好了", [6, 2]),
    ("1和3都放到四楼开", [1, 3]),
    ("#14唔要,重複咗 留返13嗰個就得 改15號交", [13]),
    ("13 應該係嘉欣搵酒樓報價 12月15號前", [13]),
    ("4搞掂咗 8交俾敏儀跟 7改3點開始", [4, 8, 7]),
    ("邊個話4唔要㗎?攞返佢出嚟", [4]),
    ("把10和15去掉", [10, 15]),
    ("9号改个名，叫慰问品发放", [9]),
    ("5 n 6 both extend to 20 dec", [5, 6]),
    ("cancel 5, weather no good. 6 push to 4 dec", [5, 6]),
    ("move 2 to 19 nov 5pm, and 3 to 27 nov", [2, 3]),
    ("8 move to 22 jan 6pm, 5 back to Kumar", [8, 5]),
    ("7 and 9 are duplicates, pls delete both", [7, 9]),
    ("remove 10 and 15 from it, the $690 is only a quote", [10, 15]),
    ("throw away the 7 one and put the branch meeting at 7pm", [7]),
)
OTHERS = (
    "今天食堂4号5号窗口都排长队",
    "12号线今天停运，大家绕一下",
    "比分3比5，又输给检修班了",
    "这周3比1赢了，2球领先",
    "我5号6号都上夜班，有事打电话",
    "8號風球聽日會唔會掛呀",
    "5号是周六",
    "3号发了慰问品",
    "13号不用来了",
    "13号取消，改14号",
    "4蚊雞買到2個菠蘿包",
    "2送1很划算",
    "bus 5 and 6 both full sia",
    "i come at 7, settle 3 things then go",
    "5 ppl waiting 2 tables only",
    "won 3 lost 2 this month",
    "cancel 2 tables",
    "3 and 4 are on leave",
    "scrap the 13 dec one",
    "2 of them are wrong",
    "41 drivers came by, 3 joined. This one recorded?",
    "講解會 14號 postpone",
    "講解會 14號取消",
    "今日下晝嘅探訪取消,唔補。18號嗰次照去",
    "展鵬負責借音響，18號都要搞掂",
)


@pytest.mark.parametrize(("text", "numbers"), SAID)
def test_a_number_of_which_something_is_said(text: str, numbers: list[int]) -> None:
    """Each in its place, in the order of the words."""
    assert [each.number for each in addressed_numbers(text)] == numbers


@pytest.mark.parametrize("text", OTHERS)
def test_a_count_a_day_or_a_place_is_none(text: str) -> None:
    """Nor is a score."""
    assert addressed_numbers(text) == ()
