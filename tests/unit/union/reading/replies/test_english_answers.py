"""Short answers typed in English: what they ask for is what the same answer in Chinese asks for."""

from datetime import datetime

import pytest

from union.attendance.participation_replies import read_part
from union.reading.reader import read
from union.reading.replies.english_answers import in_chinese_words
from union.reading.replies.item_details import read_addition
from union.reading.replies.item_replies import read_reply
from union.reading.replies.lead_time_replies import asked_leads, chosen_leads
from union.reading.replies.title_replies import new_title

NOW, BASE = datetime.fromisoformat("2026-11-20 10:00"), datetime.fromisoformat("2026-11-27 14:30")
SAME = [
    ("#3 undo", "撤销 #3"),
    ("Done!", "完成"),
    ("change to Friday 3pm", "改到周五15:00"),
    ("postpone #12 two days", "#12 推迟2天"),
    ("put it off until next Tuesday", "推迟到下周二"),
    ("#12 done, present 12", "#12 完成，实到12"),
    ("expected 15, present 12", "应到15，实到12"),
    ("place: meeting room 3", "地点：meeting room 3"),
    ("give to Li Wei", "交给Li Wei"),
    ("remind 1 day before", "提前1天提醒"),
    ("on leave", "请假"),
    ("withdraw Red Star team", "退出报名：Red Star team"),
    ("at most 8 teams", "限8队"),
    ("sign-up closes 3 December", "报名截止12月3日"),
    ("checklist: 1. book\n2. tell all", "清单：1. book\n2. tell all"),
    ("none", "无"),
]
OTHER = [
    "done with the report, visited 3 families",
    "change the plan to suit everybody",
    "yes",
    "完成",
    "/undo #3",
    "We postponed it",
    "not nice, but done",
    "it was a good meeting",
    "Friday 3pm",
]


@pytest.mark.parametrize(("english", "chinese"), SAME)
def test_an_answer_is_put_in_chinese(english: str, chinese: str) -> None:
    """Names and titles stay as written, times are read; something that takes Chinese answers takes this one."""
    assert in_chinese_words(english) == chinese
    words = chinese.split(" ", 1)[1] if chinese.startswith("#") else chinese.split(" #")[0]
    readers = (
        read_reply(words, NOW, BASE), read_part(words), asked_leads(words), read_addition(words), new_title(words),
    )  # fmt: skip
    assert any(readers) or words == "无"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("it was 4 families", "是4户"),
        ("sorry, it's $500", "是$500"),
        ("that was yesterday", "是昨天"),
        ("not 4 families, but 5 families", "不是4户，是5户"),
        ("not 4, 5 families", "不是4，是5户"),
    ],
)
def test_a_correction_is_put_in_chinese(english: str, chinese: str) -> None:
    """What the reply to an entry says of its figures and its day."""
    assert in_chinese_words(english) == chinese


@pytest.mark.parametrize("text", OTHER)
def test_anything_else_is_no_answer(text: str) -> None:
    """A sentence, a command, Chinese words."""
    assert in_chinese_words(text) is None


def test_lead_times_in_english() -> None:
    """As in the settings."""
    said, none = chosen_leads("3 days, 1 day, 2 hours"), chosen_leads("no reminder")
    assert said is not None and said.leads == ("d3", "d1", "h2")
    assert none is not None and none.leads == ()


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Visited 12 families, $500 per family", 600_000),
        ("Visited 2 retired members, gave them $200 each", 40_000),
        ("Visited 12 families, 500 yuan each", 600_000),
        ("Visited 12 families, $6,000 in all", 600_000),
    ],
)
def test_what_each_got_is_a_price(text: str, sum_: int) -> None:
    """A price is never the sum."""
    (fact,) = read(text, NOW, region="SG").facts
    assert [each.minor for each in fact.money if each.per is None] == [sum_]


def test_a_numbered_workshop_is_no_training() -> None:
    """It is a part of the factory."""
    assert read("Visited 12 families at Workshop 1 today", NOW).facts[0].category == "帮扶慰问"
