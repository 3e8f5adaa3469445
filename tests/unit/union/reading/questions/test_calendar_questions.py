"""Questions the calendar answers."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.questions.report_periods import days_asked
from union.reading.reader import read
from union.reading.text.normal_form import normal

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("下周有什么安排", "2026-11-23", "2026-11-30"),
        ("12月还有哪些活动？", "2026-12-01", "2027-01-01"),
        ("明天有几个会", "2026-11-21", "2026-11-22"),
        ("12月10日前要交哪些材料", "2026-11-20", "2026-12-11"),
        ("帮我看看下个月安排", "2026-12-01", "2027-01-01"),
        ("12月3号那天有几件事", "2026-12-03", "2026-12-04"),
        ("下周都有啥", "2026-11-23", "2026-11-30"),
        ("最近有什么培训", "2026-11-20", "2026-12-04"),
        ("明天有会吗", "2026-11-21", "2026-11-22"),
        ("聽日有冇會開", "2026-11-21", "2026-11-22"),
        ("这周有没有培训？", "2026-11-16", "2026-11-23"),
        ("下周五有没有什么事要做", "2026-11-27", "2026-11-28"),
        ("24号下午有活动没", "2026-11-24", "2026-11-25"),
        ("12月中旬都安排了些啥", "2026-12-11", "2026-12-21"),
        ("聽日有冇嘢做", "2026-11-21", "2026-11-22"),
        ("24号什么事？", "2026-11-24", "2026-11-25"),
        ("25号之后还有什么活动", "2026-11-26", "2026-12-27"),
    ],
)
def test_days_are_asked_about(text: str, first: str, end: str) -> None:
    """What lies on these days; 「前」 asks from today on."""
    asked = days_asked(normal(text), NOW)

    assert asked is not None
    assert (f"{asked.first}", f"{asked.end}") == (first, end)


def test_days_left_are_counted() -> None:
    """「离元旦还有几天」."""
    asked = days_asked(normal("离元旦还有几天"), NOW)

    assert asked is not None
    assert (f"{asked.first}", asked.is_count) == ("2027-01-01", True)


@pytest.mark.parametrize(
    "text",
    [
        "今晚吃什么",
        "体检是几号",
        "周末去哪玩",
        "下周开例会",
        "有什么事吗",
        "几点了",
        "昨天有没有会开",
        "今年有没有活动",
        "明天有没有会员来",
    ],
)
def test_other_questions_are_not_the_calendars(text: str) -> None:
    """Colleagues know better, or nothing is asked."""
    assert days_asked(normal(text), NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "三季度慰问支出多少",
        "今年哪个月培训最多",
        "工会经费还剩多少",
        "本月还有几项没办完",
        "12月有什么安排",
        "春游定在哪天",
    ],
)
def test_the_bot_is_asked(text: str) -> None:
    """Figures, what is open, the calendar, the budget."""
    assert read(text, NOW).intent is Intent.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "你们组这个月走访了几户",
        "他们厂今年发了多少钱",
        "我这个月加班多少小时了",
        "去年那次培训来了多少人啊",
        "大家猜今年慰问多少户",
        "今年放几天假",
        "孩子学费一共多少钱",
    ],
)
def test_a_colleague_is_asked(text: str) -> None:
    """You and me, other houses, one's own life: not the bot's to answer."""
    assert read(text, NOW).intent is Intent.NONE


def test_who_joined_is_nothing_of_the_calendar() -> None:
    """The 会 of 入会 is no meeting."""
    assert days_asked(normal("10月有多少人入会"), NOW) is None
