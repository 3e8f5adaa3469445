"""五必访: which life events a group visits for, and by when."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.care.texts import rule_line
from tests.effort import tried
from union.care.visit_rules import MOST_DAYS, Who, last_day, rule_of, rules, title, with_change
from union.core.period import Grain
from union.reading.life.life_event import Occasion
from union.reading.message import When
from union.words import words

FRIDAY = datetime.fromisoformat("2026-11-20 10:00")
WHAT = Occasion


def ahead(day: date, grain: Grain = Grain.DAY) -> When:
    """A day that is still to come."""
    return When("那天", datetime.combine(day, datetime.min.time()), None, grain)


BY_WHEN = [  # occasion, told, its own day, last day
    (WHAT.ILLNESS, "2026-11-20 10:00", None, "2026-11-23"),
    (
        WHAT.ILLNESS,
        "2026-11-20 10:00",
        ahead(date(2026, 11, 18)),
        "2026-11-23",
    ),  # 前天住院: from when it was told
    (WHAT.ILLNESS, "2026-11-20 10:00", ahead(date(2026, 11, 25)), "2026-11-28"),  # 下周三手术
    (WHAT.HARDSHIP, "2026-11-20 10:00", None, "2026-11-27"),
    (WHAT.BEREAVEMENT, "2026-11-20 10:00", None, "2026-11-20"),
    (WHAT.BEREAVEMENT, "2026-11-20 15:00", None, "2026-11-21"),  # Saturday: it does not wait for Monday
    (WHAT.BEREAVEMENT, "2026-11-20 16:00", ahead(date(2026, 11, 22)), "2026-11-22"),
    (WHAT.MARRIAGE, "2026-11-20 10:00", None, "2026-11-27"),
    (WHAT.MARRIAGE, "2026-11-20 10:00", ahead(date(2026, 12, 5)), "2026-12-04"),
    (WHAT.MARRIAGE, "2026-11-20 10:00", ahead(date(2026, 11, 21)), "2026-11-20"),
    (WHAT.BIRTH, "2026-11-20 10:00", ahead(date(2026, 12, 1), Grain.MONTH), "2026-12-08"),
    (WHAT.RETIREMENT, "2026-11-20 10:00", ahead(date(2027, 3, 1), Grain.MONTH), "2027-02-26"),  # working days
    (WHAT.RETIREMENT, "2026-11-20 10:00", None, "2026-12-01"),
    (WHAT.BIRTHDAY, "2026-11-20 10:00", ahead(date(2026, 11, 25)), "2026-11-25"),
    (WHAT.BIRTHDAY, "2026-11-20 16:00", None, "2026-11-21"),
]


@pytest.mark.parametrize(("occasion", "told", "when", "last"), BY_WHEN)
def test_by_when_to_go(occasion: Occasion, told: str, when: When | None, last: str) -> None:
    """The file's rules, a row each."""
    found = last_day(rules()[occasion], datetime.fromisoformat(told), when, None)
    assert found == date.fromisoformat(last)


def test_working_days_count_where_the_rule_says_so() -> None:
    """Three working days from Friday are Wednesday."""
    rule = replace(rules()[WHAT.ILLNESS], working=True)
    assert last_day(rule, FRIDAY, None, None) == date(2026, 11, 25)


def test_what_is_visited_unless_a_group_says_otherwise() -> None:
    """病困婚丧生退; no birthdays, and no amount is invented."""
    assert [rule.sign for rule in rules().values() if rule.visited] == ["病", "困", "婚", "丧", "生", "退"]
    assert {rule.amount for rule in rules().values()} == {None}


def test_a_group_changes_its_own() -> None:
    """One field after the other; an amount is taken back by an empty one."""
    line = with_change("", WHAT.BIRTHDAY, "visited", "1") or ""
    line = with_change(line, WHAT.ILLNESS, "days", "5") or ""
    line = with_change(line, WHAT.ILLNESS, "amount", "50000") or ""
    line = with_change(line, WHAT.ILLNESS, "who", "chief") or ""
    assert rule_of(line, WHAT.BIRTHDAY).visited
    illness = rule_of(line, WHAT.ILLNESS)
    assert (illness.days, illness.amount, illness.who) == (5, 50000, Who.CHIEF)
    assert rule_of(with_change(line, WHAT.ILLNESS, "amount", "") or "", WHAT.ILLNESS).amount is None


@pytest.mark.parametrize(
    ("field", "code"), [("days", "61"), ("days", "-1"), ("days", "３"), ("amount", "0"), ("amount", "9" * 40),
                        ("visited", "yes"), ("who", "boss"), ("sign", "x"), ("title", "x"), ("", "")]
)  # fmt: skip
def test_what_is_no_choice_changes_nothing(field: str, code: str) -> None:
    """Days to 60, amounts to ten million; words and titles are the file's."""
    assert with_change("illness:days=5", WHAT.ILLNESS, field, code) is None


@pytest.mark.parametrize(
    "line", ["x", ";;:::", "illness", "illness:", "illness:days", "illness:days=x,amount=-3,who=,visited=2",
             "flu:days=3", "illness:days=5;", "=", "illness:sign=x,occasion=birth"]
)  # fmt: skip
def test_a_line_written_wrong_by_hand_raises_nothing(line: str) -> None:
    """What can't be read is as the file has it."""
    found = rules(line)
    assert replace(found[WHAT.ILLNESS], days=3) == rules()[WHAT.ILLNESS]
    assert list(found) == list(rules())


@given(st.text(alphabet="illnesbrth:;,=days0159amount-病", max_size=60))
@tried(60)
def test_no_line_raises(line: str) -> None:
    """Whatever stands in the settings."""
    assert all(0 <= rule.days <= MOST_DAYS for rule in rules(line).values())


def test_what_a_visit_is_called() -> None:
    """With the branch where known; of a report without the person."""
    illness = rules()[WHAT.ILLNESS]
    assert title(illness, "住院了", "刘＊＊", "二车间") == "探望住院职工刘＊＊（二车间）"
    assert title(illness, "骨折", "小赵") == "探望伤病职工小赵"
    assert title(rules()[WHAT.BEREAVEMENT], "去世", branch="机关") == "吊唁慰问职工（机关）"


def test_the_paper_tells_the_rules_of_the_file() -> None:
    """docs/visits.md says what /care says of a group that has changed nothing."""
    paper = (Path(__file__).parents[4] / "docs" / "visits.md").read_text("utf-8")
    for rule in rules().values():
        assert f"- {rule_line(words(), rule, 'CNY')}\n" in paper
