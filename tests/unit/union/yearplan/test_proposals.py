"""A proposal's date or name changed in words."""

from datetime import datetime

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.reading.message import When
from union.yearplan.model import PlanItem
from union.yearplan.proposals import Amended, amended

NOW = datetime.fromisoformat("2026-11-20T10:00")
MARCH = When("3月", datetime.fromisoformat("2027-03-01"), None, Grain.MONTH)
ITEM = PlanItem("职工体检", Kind.ACTIVITY, MARCH, None, (), "3月职工体检", "", 0)


def said(words: str, year: int = 2027, now: datetime = NOW) -> Amended | None:
    return amended(ITEM, words, year, now, "CN", None)


# words, first day, grain, deadline
DATES = [
    ("4月15日", "2027-04-15", Grain.DAY, False),
    ("改到12月20日", "2027-12-20", Grain.DAY, False),
    ("1月5日", "2027-01-05", Grain.DAY, False),
    ("9月底前", "2027-09-30", Grain.DAY, True),
    ("5月", "2027-05-01", Grain.MONTH, False),
    ("第二季度", "2027-04-01", Grain.QUARTER, False),
    ("2027年6月1日。", "2027-06-01", Grain.DAY, False),
    ("中秋节", "2027-09-15", Grain.DAY, False),
]


@pytest.mark.parametrize(("words", "first", "grain", "deadline"), DATES)
def test_a_date_is_one_of_the_plans_year(words: str, first: str, grain: Grain, deadline: bool) -> None:
    """Whatever today is; the name stays."""
    made = said(words)
    assert made is not None
    when = made.item.when
    assert (when.start.date().isoformat(), when.grain, when.deadline) == (first, grain, deadline)
    assert (made.item.title, made.outside) == ("职工体检", False)


def test_a_day_counted_from_today_is_counted_from_today() -> None:
    """「下周三」 said in May 2027 is in May; said in 2026 it is not of the plan's year."""
    made = said("下周三", now=datetime.fromisoformat("2027-05-20T10:00"))
    assert made is not None
    assert made.item.when.start.date().isoformat() == "2027-05-26"
    outside = said("下周三")
    assert outside is not None
    assert (outside.outside, outside.item) == (True, ITEM)


@pytest.mark.parametrize(
    "words", ["女职工体检", "改名为女职工体检", "名称：女职工体检", "改名叫：女职工体检"]
)
def test_words_without_a_time_are_a_name(words: str) -> None:
    """The time stays."""
    made = said(words)
    assert made is not None
    assert (made.item.title, made.item.when) == ("女职工体检", MARCH)


def test_both_at_once() -> None:
    """A date and a name."""
    made = said("4月15日 女职工体检")
    assert made is not None
    assert (made.item.title, made.item.when.start.day) == ("女职工体检", 15)


def test_a_festival_stays_in_the_name() -> None:
    """「国庆节慰问职工」 is called so and falls on the day."""
    made = said("国庆节慰问职工")
    assert made is not None
    assert (made.item.title, made.item.festival, made.item.when.start.month) == ("国庆节慰问职工", "国庆", 10)


@pytest.mark.parametrize("words", ["", "。", "长" * 90, "再说吧", "随便"])
def test_what_says_neither_is_asked_again(words: str) -> None:
    """Nothing is guessed."""
    assert said(words) is None


@pytest.mark.parametrize("words", ["3月31日前开完吧", "就3月31日前办好"])
def test_words_that_only_say_when_leave_the_name(words: str) -> None:
    """「开完」 is no name."""
    made = said(words)
    assert made is not None
    assert (made.item.title, made.item.when.start.day) == ("职工体检", 31)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("负责人：王芳", ("王芳",)),
        ("由王芳负责", ("王芳",)),
        ("责任人改为王芳、李建国。", ("王芳", "李建国")),
    ],
)
def test_who_answers_for_it_is_no_name(words: str, names: tuple[str, ...]) -> None:
    """The owners change, the rest stays."""
    made = said(words)
    assert made is not None
    assert (made.item.owners, made.item.title) == (names, "职工体检")
