"""What is to be arranged without its day, and the answer that tells it."""

from datetime import datetime

import pytest

from union.reading.message import Intent, When
from union.reading.reader import read
from union.reading.replies.plan_wishes import lacks_day, place_told, wish

NOW = datetime(2026, 12, 7, 9)


def _when(text: str) -> When | None:
    return read(text, NOW, meant=Intent.EVENT).when


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("帮我下周安排个女工茶艺课", "女工茶艺课"),
        ("组织一次消防培训", "消防培训"),
        ("给退休职工办一场座谈会嘛", "座谈会"),
        ("下周办个急救培训，帮我记上", "急救培训"),
        ("arrange a first aid class for the members", "first aid class for the members"),
    ],
)
def test_what_is_to_be_arranged_is_named_without_the_asking(text: str, thing: str) -> None:
    """Words that ask for a thing of the union and tell no day."""
    assert wish(text, _when(text)) == thing


@pytest.mark.parametrize(
    "text",
    [
        "帮我带个饭",
        "帮我订个会议室",
        "下周三下午3点组织一次消防培训",
        "上周组织了一次消防培训",
        "下个月搞一次消防培训",
        "谁来组织一下拔河？",
        "他们又安排一堆事",
    ],
)
def test_other_words_want_nothing_arranged(text: str) -> None:
    """A favour, a thing to be booked, a plan with its day or month, work done, a question, a complaint."""
    assert wish(text, _when(text)) is None


def test_among_people_only_what_is_for_many_or_an_offices_is_heard() -> None:
    """「帮我约个瑜伽课」 may be between friends; for the staff it is the union's."""
    private = "帮我约个瑜伽课"

    assert wish(private, None) == "瑜伽课"
    assert wish(private, None, among_people=True) is None
    assert wish("帮我给女工约个瑜伽课", None, among_people=True) == "瑜伽课"
    assert wish("安排个安全培训", None, among_people=True) == "安全培训"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("下周四下午四点半吧，美术教室，30个名额", "美术教室"),
        ("那就12月16号晚上7点", ""),
        ("周五上午9点，三楼，小何来讲", "三楼"),
        ("12月18号，下午5点，在二厂操场", "二厂操场"),
        ("Wed 3.30pm, training room, 15 pax", "training room"),
        ("Fri 28 May 7pm at Orchid Club", "at Orchid Club"),
    ],
)
def test_an_answer_is_a_time_and_where_for_how_many_with_whom(text: str, place: str) -> None:
    """Nothing else may stand in it; the place is given back."""
    assert place_told(text, _when(text)) == place


@pytest.mark.parametrize(
    "text",
    [
        "周四我要带孩子打疫苗",
        "下周四下午四点半开例会",
        "周五上午9点，昨天的发票谁拿了",
        "30个名额",
        "12 March 7pm yoga class",
        "Year-end dinner 28 Dec 7pm at Orchid Club",
        "Family Day 9 Jan 9am",
    ],
)
def test_a_sentence_of_its_own_is_no_answer(text: str) -> None:
    """Talk, another plan, a question, no time."""
    assert place_told(text, _when(text)) is None


def test_a_week_or_a_month_is_no_day() -> None:
    """「下周」 lacks its day, 「周五」 does not."""
    assert lacks_day(None)
    assert lacks_day(_when("下周办培训"))
    assert not lacks_day(_when("周五办培训"))
