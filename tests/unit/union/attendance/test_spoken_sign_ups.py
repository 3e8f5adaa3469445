"""Entering a list in plain words: who, and how many."""

import pytest

from union.attendance.spoken_sign_ups import SignUpDeed, read_sign_up


def told(text: str) -> tuple[SignUpDeed, list[tuple[str, int]]] | None:
    """What becomes of the list, and for whom with how many."""
    found = read_sign_up(text)
    return (found.deed, [(each.words, each.people) for each in found.places]) if found else None


@pytest.mark.parametrize(
    ("text", "who", "instead"),
    [
        ("王五退出，换赵六", "王五", "赵六"),
        ("王五换成赵六", "王五", "赵六"),
        ("李四不去了", "李四", ""),
        ("孙七去不了，让周八去", "孙七", "周八"),
    ],
)
def test_somebody_else_goes_and_another_comes(text: str, who: str, instead: str) -> None:
    """Whether both are known is found out by others."""
    found = read_sign_up(text)
    assert found is not None and found.deed is SignUpDeed.OUT
    assert (found.places[0].words, found.instead) == (who, instead)


def test_and_also() -> None:
    """「还有装配的小刘」 behind names is one more."""
    assert told("拔河报名：张三、李四，还有装配的小刘") == (
        SignUpDeed.SET,
        [("拔河:张三", 0), ("李四", 0), ("装配的小刘", 1)],
    )


def test_a_number_stands_with_the_words_beside_it() -> None:
    """Whether these are a branch, an item or a name is known to others."""
    assert told("拔河我们工段报7个") == (SignUpDeed.SET, [("拔河我们工段", 7)])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("我带家属3人", 4),
        ("我带2个小孩", 3),
        ("我和爱人都去", 2),
        ("我和爱人两个人都去", 2),
        ("我带父母去", 3),
        ("我带老婆孩子去，一共3人", 3),
        ("我家两大两小", 4),
        ("sign me up for the zoo trip, plus my son", 2),
        ("put me down for three", 3),
    ],
)
def test_whoever_brings_others_comes_too(text: str, people: int) -> None:
    """A number beside them counts them alone, one that stands for itself all of them."""
    found = read_sign_up(text)
    assert found is not None and found.places[0].people == people


def test_several_names_are_several_places() -> None:
    """Each one alone."""
    assert told("刘洋、张敏报名") == (SignUpDeed.SET, [("刘洋", 0), ("张敏", 0)])


@pytest.mark.parametrize(
    ("text", "deed", "people"),
    [
        ("又加3个", SignUpDeed.ADD, 3),
        ("秋游我这边少2个人", SignUpDeed.LESS, 2),
        ("秋游我去不了了", SignUpDeed.OUT, 0),
        ("我不去了", SignUpDeed.OUT, 0),
    ],
)
def test_a_later_word_changes_the_number(text: str, deed: SignUpDeed, people: int) -> None:
    """More, fewer, or nobody."""
    found = read_sign_up(text)
    assert found is not None and (found.deed, found.places[0].people) == (deed, people)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("秋游现在多少人报名了", SignUpDeed.COUNT),
        ("秋游都有谁报名？谁报了", SignUpDeed.NAMES),
        ("how many people are coming to the zoo trip", SignUpDeed.COUNT),
    ],
)
def test_a_list_is_asked_about(text: str, deed: SignUpDeed) -> None:
    """The number, or the names."""
    found = read_sign_up(text)
    assert found is not None and found.deed is deed


def test_a_chain_is_a_name_a_line() -> None:
    """With whom they bring; the heading names the item."""
    found = read_sign_up("#接龙\n钓鱼比赛\n1. 王芳\n2、赵亮 2人\n3 刘洋+1")
    assert found is not None and found.is_chain and found.clauses == ("#接龙", "钓鱼比赛")
    assert [(each.words, each.people) for each in found.places] == [("王芳", 0), ("赵亮", 2), ("刘洋", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "食堂订餐报8份",
        "要是带家属2人行不行",
        "这次限报20人",
        "昨天我带孩子去公园",
        "材料报局里了",
        "每队报名10人",
    ],
)
def test_other_words_enter_nobody(text: str) -> None:
    """Reports to an office, suppositions, limits, what was yesterday."""
    assert read_sign_up(text) is None


LISTS = [
    ("Family day sign up\n1. Kavitha 2 pax\n2. Ah Seng +2\ntotal 5 so far", [("Kavitha", 2), ("Ah Seng", 3)]),
    ("团年饭报名 28/3 6:30pm\n1. 志明 3人\n2. 美玲", [("志明", 3), ("美玲", 0)]),
    ("Durian trip names\n1) Siti (2)\n2) Rahim", [("Siti", 2), ("Rahim", 0)]),
]
NO_LISTS = [
    "报名安排：\n1. 王芳负责收表\n2. 赵磊统计人数",
    "visited members today\n1. Mdm Tan $50\n2. Mr Lim $50",
    "kopi order\n1. Mary kopi o\n2. Kumar teh c",
    "报名截止：\n1. 张三\n2. 李四",
]


@pytest.mark.parametrize(("text", "people"), LISTS)
def test_names_below_a_heading_of_a_list(text: str, people: list[tuple[str, int]]) -> None:
    found = read_sign_up(text)
    assert found is not None and found.is_chain
    assert [(each.words, each.people) for each in found.places] == people


@pytest.mark.parametrize("text", NO_LISTS)
def test_lines_that_are_no_names_are_no_list(text: str) -> None:
    found = read_sign_up(text)
    assert found is None or not found.is_chain


def test_units_with_their_numbers_in_front() -> None:
    """A remark behind them is none; words of one's own unit are read as before."""
    assert told("钳工班8个人都去") == (SignUpDeed.SET, [("钳工班", 8)])
    assert told("焊工班5个，库房组4个") == (SignUpDeed.SET, [("焊工班", 5), ("库房组", 4)])
    assert told("电工班6人，老周腰不好当裁判") == (SignUpDeed.SET, [("电工班", 6)])
    assert told("焊工班改成7个，小马不去了") == (SignUpDeed.SET, [("焊工班", 7)])
