"""Which facts a question is about, and how often a thing was done."""

from datetime import date
from decimal import Decimal

import pytest

from union.core import period as periods
from union.questions.answers import answer, facts_asked_about
from union.reading.message import Measure
from union.reading.questions.work_questions import Question
from union.worklog.entries import Fact
from union.worklog.totals import Filed

DAY = date(2026, 11, 10)


def question(subject: str | None, wants: str = "count") -> Question:
    """A question about November without a category."""
    return Question(periods.month(2026, 11), None, subject, wants)


def filed(title: str, *measures: Measure) -> Filed:
    """One fact of log #1."""
    return Filed(1, Fact("组织建设", title, DAY, measures))


def counted(value: str, unit: str, what: str, *, approx: bool = False) -> Measure:
    """「3次会议」."""
    return Measure(f"{value}{unit}", Decimal(value), unit, approx=approx, what=what)


MEETINGS = [
    ("召开委员例会", True),
    ("职工座谈会", True),
    ("工会委员会会议", True),
    ("工会会员登记", False),
    ("收缴会费", False),
    ("选举工会委员会", False),
    ("看望住院职工", False),
]


@pytest.mark.parametrize(("title", "is_one"), MEETINGS)
def test_meetings_are_not_unions(title: str, is_one: bool) -> None:
    """「几次会」 asks for meetings; 工会, 会员, 会费 are none."""
    assert bool(facts_asked_about(question("会"), [filed(title)])) is is_one


def test_words_of_a_figure_count_too() -> None:
    """What was counted may be said in the figure alone."""
    assert facts_asked_about(question("讲座"), [filed("普法宣传", counted("2", "场", "讲座"))])


@pytest.mark.parametrize("subject", [None, "记", "工作"])
def test_question_about_everything(subject: str | None) -> None:
    """「记了几条」 is about all facts, counted as items."""
    facts = [filed("例会"), filed("走访")]
    [found] = answer(question(subject), facts_asked_about(question(subject), facts))
    assert (found.kind, found.amount.value) == ("facts", 2)


def test_times_told_are_added() -> None:
    """「召开例会3次」 is three, a fact without a number one; approximate ones stay so."""
    facts = [filed("例会", counted("3", "次", "例会", approx=True)), filed("例会")]
    [found] = answer(question("例会"), facts)
    assert (found.unit, found.amount.value, found.amount.approx) == ("次", 4, True)


def test_no_such_figure_is_nothing() -> None:
    """A unit nobody told of has no sum, not a zero."""
    assert answer(question(None, "unit:户"), [filed("例会")]) == ()
    assert answer(question(None, "money"), [filed("例会")]) == ()
    assert answer(question("例会"), []) == ()
