"""A report that does not say of what is of what has just taken place, if its verb goes with it."""

from datetime import UTC, datetime, timedelta

import pytest

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Status
from union.reading.message import Intent
from union.reading.reader import read
from union.worklog.entries import Fact, LogEntry
from union.worklog.unnamed_reports import (
    clauses_that_end,
    is_bare_report,
    just_held,
    sole_held_occurrence,
)

WALL = datetime(2026, 11, 20, 17, 10)
REPORTS = [
    "开完，到了8个",
    "会开罢了，到了9个人，定了春节慰问的事",
    "散了，来了31个",
    "完事，一共16个人，花了860",
    "今儿来了45个人，场面热闹",
    "12个人到，开得挺好",
    "傾完 我哋去咗5個",
    "夠鐘散會 7個",
    "ok done, 8 turned up. makan $96",
    "6 came.",
    "今天18人，比上回多",
    "back from the islands, 38 went, bus $680",
]
NONE = [
    "来了3个快递",
    "有2个人请假",
    "跑完5公里，累死",
    "到了5个人的时候再说吧",
    "散会了没？",
    "昨晚来了个亲戚",
    "结束3天的培训回来上班",
    "明天要来8个人",
    "开完12瓶，醉了",
    "今天20人报名",
]


def a_time(title: str, start: datetime, kind: Kind = Kind.MEETING, **more: Status) -> Occurrence:
    """One open time of an item of its own."""
    event = Event(1, 1, title, kind, start, Grain.MINUTE)
    return Occurrence(event, start, start, start, more.get("status", Status.OPEN))


@pytest.mark.parametrize("text", REPORTS)
def test_over_or_how_many_came(text: str) -> None:
    """In three languages; talk behind it takes nothing from it."""
    assert is_bare_report(text)


@pytest.mark.parametrize("text", NONE)
def test_anything_else_is_none(text: str) -> None:
    """Parcels, leave, runs, questions, what is to come."""
    assert not is_bare_report(text)


@pytest.mark.parametrize(
    ("title", "hours", "found"),
    [("委员会", 2, True), ("委员会", -1, False), ("委员会", 20, False), ("篮球赛", 2, False)],
)
def test_it_is_of_what_was_just_held(title: str, hours: int, found: bool) -> None:
    """Begun, not long ago, and nothing that is played."""
    one = a_time(title, WALL - timedelta(hours=hours))
    assert just_held("开完，到了8个", [one], WALL) == [one] * found


def test_what_is_done_is_not_told_again() -> None:
    """Only what is open."""
    one = a_time("委员会", WALL - timedelta(hours=2), status=Status.DONE)
    assert just_held("开完，到了8个", [one], WALL) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("街站收工，派咗300份單張，另外橫額都掛晒", "另外橫額都掛晒"),
        ("酒席錢畀咗喇，收據都攞埋", "收據都攞埋"),
        ("今日探咗5戶，電話我都打晒喇", "電話我都打晒喇"),
    ],
)
def test_a_clause_that_ends_in_cantonese_tells_an_end(text: str, told: str) -> None:
    """The sign of completion may be its last."""
    assert told in [each for each, _ in clauses_that_end(text, is_all=True)]


@pytest.mark.parametrize("text", ["今日探咗5戶，埋單先算", "派咗30份，晒衫架邊個要"])
def test_the_same_sign_within_other_words_ends_nothing(text: str) -> None:
    """A bill and a clothes rack."""
    assert len(clauses_that_end(text, is_all=True)) < 2


@pytest.mark.parametrize(("title", "is_it"), [("冬至探退休同业", True), ("看望老周", False)])
def test_a_round_of_households_is_the_days_visit_to_many(title: str, is_it: bool) -> None:
    """Not the one to a single person."""
    visit = a_time(title, WALL - timedelta(hours=3), Kind.VISIT)
    read_as = read("今天探望了26户，还剩4份", WALL, meant=Intent.LOG)
    facts = tuple(Fact(each.category, each.title, WALL.date(), each.measures) for each in read_as.facts)
    entry = LogEntry(2, 2, "何国华", None, read_as.text, WALL.replace(tzinfo=UTC), facts)
    assert (sole_held_occurrence(entry, [visit], WALL) == visit) is is_it
