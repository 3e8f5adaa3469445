"""Numbered lists typed on a phone, without dots or line ends, become the lines that minutes have."""

import pytest

from union.reading.acts.tasks.resolutions import DECIDED, itemized

LISTS = [
    (
        "今晚開會傾掂三樣 1 健康日10月31號 秀芳搞 2 慧儀寫信 20號要寄出 3 週年大會11月22號",
        "今晚開會傾掂。3件事：\n1. 健康日10月31號 秀芳搞\n2. 慧儀寫信 20號要寄出\n3. 週年大會11月22號",
    ),
    (
        "说两个事 1消防演练15号上午10点，门口集合 2建议12号前交",
        "说。2件事：\n1. 消防演练15号上午10点，门口集合\n2. 建议12号前交",
    ),
    ("今晚開會決定咗 探訪放20號 慧儀出通告", "今晚開會決定咗：探訪放20號 慧儀出通告"),
    (
        "商量了三个事啊，一件是5月6号义诊，一件是老李去订车，还有一件是5月10号讲座",
        "商量了。3件事：\n1. 5月6号义诊\n2. 老李去订车\n3. 5月10号讲座",
    ),
    (
        "今晚傾掂兩樣嘢，一樣係下星期二開會，另一樣係阿May買禮物",
        "今晚傾掂。2件事：\n1. 下星期二開會\n2. 阿May買禮物",
    ),
    ("通知：1 9号开例会 2 10号查消防 3 12号前交总结", "通知：\n1. 9号开例会\n2. 10号查消防\n3. 12号前交总结"),
]


@pytest.mark.parametrize(("text", "lines"), LISTS)
def test_a_list_is_parted_at_its_numbers(text: str, lines: str) -> None:
    """What is counted in front, or three numbers without any dot, make a list."""
    assert itemized(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "今天发了毛巾3条 肥皂2块",
        "1车间来了3人 2车间来了4人 3车间5人",
        "12月4日、9日、11日走访",
        "1号楼走访 2号楼走访 3号楼走访",
        "单打1 双打2 团体3",
        "1. 健康日10月31日\n2. 年会11月22日",
        "第1名张三 第2名李四 第3名王五",
    ],
)
def test_other_numbers_are_no_list(text: str) -> None:
    """Counts, branches, dates and lists that have their dots stay as they are."""
    assert itemized(text) == text


@pytest.mark.parametrize("text", ["定了两件事，一个是周五开会", "今天有好消息，一个是天晴了，再一个是发奖金"])
def test_points_are_a_list_only_where_their_number_is_said(text: str) -> None:
    """What is told one after the other is no list by itself."""
    assert itemized(text) == text


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("今天会上定了，下周二下午搞消防演练", "下周二下午搞消防演练"),
        ("昨天开会定了，走访分三天，15号到17号", "走访分三天，15号到17号"),
        ("刚开完会，定了下周三下午两点去敬老院", "下周三下午两点去敬老院"),
        ("碰头会商定了，月底前交表", "月底前交表"),
        ("尋晚開會決定咗，聽日派單張", "聽日派單張"),
    ],
)
def test_what_was_decided_is_told_without_saying_so(text: str, decided: str) -> None:
    """Else the day of the meeting is taken for that of a deed."""
    assert DECIDED.sub("", text) == decided


@pytest.mark.parametrize(
    "text",
    [
        "座谈会定了，下周三下午三点",
        "会上定于下周三开表彰会",
        "开完会定的事大家抓紧",
        "会上定额发了200元",
        "今天会上来了30人，定了方案",
    ],
)
def test_what_is_no_heading_stays(text: str) -> None:
    """A meeting that has its day, and what else was done there."""
    assert DECIDED.sub("", text) == text
