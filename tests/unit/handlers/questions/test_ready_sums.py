"""Sums that stand ready say what the logs read one by one say."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.questions import ask_command, part_answers
from tests.unit.handlers.office import Office, at
from tests.unit.handlers.stage import ZHOU
from union.reading.message import Measure, Money
from union.worklog.entries import Fact

QUESTIONS = (
    "问 今年一共花了多少钱",
    "问 今年帮扶慰问一共多少钱",
    "问 今年帮扶慰问多少人",
    "问 10月花了多少钱",
    "问 10月教育培训多少人次",
    "问 今年做了多少项工作",
    "问 今年比去年多花多少钱",
    "问 上个月比9月多花了多少钱",
    "问 今年哪个月花钱最多",
    "问 今年哪个季度花钱最少",
    "问 今年哪类工作花钱最多",
    "问 10月5日到11月3日花了多少钱",
    "问 今年宣传信息多少钱",
)


@pytest.fixture(scope="module")
def office() -> Office:
    """Two years of work, some of it told too late, prices and parts of sums among the figures."""
    office = Office()
    for place in range(60):
        day = date(2025 + place % 2, place % 11 + 1, place % 27 + 1)
        category = ("帮扶慰问", "教育培训", "宣传信息")[place % 3]
        people = (
            Measure(f"{place}人", Decimal(place), "人"),
            Measure("9人次", Decimal(9), "人次", approx=place == 7),
        )
        money = (Money(f"{place}00元", place * 10000), Money("50元", 5000, per="人"))
        late = f"{day:%Y-%m}" if place % 7 == 0 else None
        office.log(
            Fact(category, f"第{place}件事", day, people, money if category != "宣传信息" else ()),
            late_for=late,
        )
    office.stage.now = at("2026-11-20 10:00")
    return office


def ask(office: Office, words: str) -> str:
    office.stage.write(ZHOU, words, ask_command.ask)
    return office.posts()[-1]


@pytest.mark.parametrize("words", QUESTIONS)
def test_ready_sums_say_what_the_logs_say(
    words: str, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same figure, the same number of logs, the same 补报 left out, whichever way it is found."""
    ready = ask(office, words)
    monkeypatch.setattr(part_answers, "MOST_DAYS", -1)
    assert ready == ask(office, words)


def test_no_log_is_read_for_a_sum(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The money of a year is found in the sums alone."""
    monkeypatch.delattr(part_answers, "gathered")
    assert "元" in ask(office, "问 今年一共花了多少钱")
