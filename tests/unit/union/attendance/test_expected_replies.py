"""What is wanted from each, and what is said to it."""

import pytest

from union.attendance.expected_replies import (
    Collecting,
    is_handed_in,
    only_counts,
    read_collecting,
    units_said,
)


def kind(text: str) -> Collecting | None:
    """What the words are to a collection."""
    found = read_collecting(text)
    return found.kind if found else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("通知：后天停电检修，收到请回复", Collecting.NOTICE),
        ("Notice: hall closed on Friday, pls acknowledge", Collecting.NOTICE),
        ("提醒所有人明天9点在三楼拍照", Collecting.NOTICE),
        ("please remind everyone to bring the pass", Collecting.NOTICE),
        ("各车间下周五前上报安全员名单", Collecting.HAND_IN),
        ("收到，谢谢主席", Collecting.RECEIVED),
        ("noted, will be there", Collecting.RECEIVED),
        ("各位，聽日停電，收到請回覆", Collecting.NOTICE),
        ("各組注意：12月8號前交名單", Collecting.HAND_IN),
        ("收到🙏", Collecting.RECEIVED),
        ("收到👌👌", Collecting.RECEIVED),
        ("保險嗰份仲有邊個未覆", Collecting.MISSING),
        ("好的", Collecting.ACKNOWLEDGED),
        ("1", Collecting.ACKNOWLEDGED),
        ("安全员名单还有哪些车间没交", Collecting.MISSING),
        ("who hasn't replied", Collecting.MISSING),
        ("三车间的名单交上来了", Collecting.HANDED_IN),
        ("磨工嘞名单发郭哥微信了", Collecting.HANDED_IN),
        ("三车间没有困难户", Collecting.HANDED_IN),
        ("10号开会，16号前各年级组把名单报上来", Collecting.HAND_IN),
        ("名单都齐了，一共8户", Collecting.ALL_IN),
        ("各组的表收齐了", Collecting.ALL_IN),
    ],
)
def test_words_about_answers(text: str, wanted: Collecting) -> None:
    """A call, an answer, or the question who is missing."""
    assert kind(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "快递收到了",
        "收到建议12条",
        "12月12日举行拔河比赛，各小组报名",
        "三车间还没交",
        "三车间没有交",
        "饭菜都上齐了吗",
        "提醒大家一下",
        "提醒大家了吗",
        "通知大家的事我来办",
        "小王提醒大家带工作证了",
        "今天给三车间发了毛巾75条",
        "材料什么时候交",
    ],
)
def test_other_words_are_no_answer(text: str) -> None:
    """What was received or given out is work or talk."""
    assert kind(text) is None


def test_what_stands_behind_received_goes_on() -> None:
    """An officer who says more than that says it."""
    found = read_collecting("收到。我那天请假")
    assert found is not None and found.rest == "我那天请假"


def test_a_reminder_to_all_says_what_stands_behind_it() -> None:
    """Which is planned as if it had been said alone."""
    found = read_collecting("小秘，请提醒一下全体委员：下周三下午2点开会")
    assert found is not None and (found.kind, found.rest) == (Collecting.NOTICE, "下周三下午2点开会")


def test_a_notice_may_be_an_order_too() -> None:
    """Both are kept."""
    found = read_collecting("【通知】各小组10日前报送先进个人1名，收到请回复")
    assert found is not None and found.is_order


@pytest.mark.parametrize(("rest", "is_all"), [("的名单交了", True), ("困难职工的大米都发了", False)])
def test_a_hand_in_says_little_more(rest: str, is_all: bool) -> None:
    """Else it must name what is handed in."""
    assert is_handed_in(rest) is is_all


@pytest.mark.parametrize(
    ("words", "who", "rest"),
    [
        ("名单一车间二车间交了", ("一车间", "二车间"), "名单交了"),
        ("机关和后勤的表交了", ("机关", "后勤"), "表交了"),
        ("三车间的已经交了", ("三车间",), "已经交了"),
        ("交了", (), "交了"),
    ],
)
def test_all_who_hand_in_are_named(words: str, who: tuple[str, ...], rest: str) -> None:
    """With or without signs between them, and behind what they hand in."""
    assert units_said(words) == (who, rest)


def test_what_is_said_beside_a_hand_in_is_kept() -> None:
    """A clause that tells who has not handed in takes nothing from the one that tells who has."""
    found = read_collecting("车工的名单收着了，装配还没影儿。另外我20号请假")
    assert found is not None
    assert (found.kind, found.rest) == (Collecting.HANDED_IN, "车工的名单收着了")
    assert found.beside == "装配还没影儿,另外我20号请假"


@pytest.mark.parametrize(
    ("lead", "title", "is_answer"),
    [("困难职工2户", "困难职工名单", True), ("慰问困难职工2户", "困难职工名单", False)],
)
def test_a_clause_before_that_only_counts(lead: str, title: str, is_answer: bool) -> None:
    """「一车间困难职工2户，名单交了」 is one answer; a deed beside it is work of its own."""
    assert only_counts(lead, title) is is_answer
