"""Answers counted, 应到 and 实到, and the quorum; when signing in is open."""

from dataclasses import replace
from datetime import datetime

import pytest

from union.attendance.headcount import (
    Headcount,
    Quorum,
    Style,
    has_occurrence_begun,
    headcount,
    is_assumed_held,
    lacking,
    may_sign_in,
    style_of,
)
from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import Event, Occurrence, Status

DAY = datetime.fromisoformat("2026-11-25")
THREE = datetime.fromisoformat("2026-11-25 15:00")


def event(kind: Kind, grain: Grain = Grain.MINUTE, start: datetime = THREE) -> Event:
    return Event(1, 1, "例会", kind, start, grain)


def time_of(one: Event) -> Occurrence:
    return Occurrence(one, one.start, one.start, one.until, one.status)


STYLES = [
    (Kind.MEETING, Grain.MINUTE, False, None, Style.ANSWER),
    (Kind.TRAINING, Grain.DAY, False, None, Style.ANSWER),
    (Kind.ACTIVITY, Grain.HOUR, False, None, Style.ANSWER),
    (Kind.ACTIVITY, Grain.MONTH, False, None, Style.NONE),
    (Kind.ACTIVITY, Grain.DAY, True, None, Style.ENTRY),
    (Kind.COMPETITION, Grain.MONTH, False, None, Style.ENTRY),
    (Kind.REPORT, Grain.DAY, True, None, Style.NONE),
    (Kind.REPORT, Grain.DAY, False, Style.ANSWER, Style.ANSWER),
    (Kind.MEETING, Grain.MINUTE, True, Style.NONE, Style.NONE),
]


@pytest.mark.parametrize(("kind", "grain", "limited", "chosen", "expected"), STYLES)
def test_the_kind_says_how_it_is_asked(
    kind: Kind, grain: Grain, limited: bool, chosen: Style | None, expected: Style
) -> None:
    """Meetings, trainings, activities of a day ask; competitions and what has limited places have a list."""
    assert style_of(event(kind, grain), limited=limited, chosen=chosen) is expected


HELD = [
    (Kind.MEETING, Grain.MINUTE, False, "2026-11-25 17:00", True),
    (Kind.MEETING, Grain.MINUTE, False, "2026-11-25 16:00", False),
    (Kind.COMPETITION, Grain.DAY, False, "2026-11-26 15:00", True),
    (Kind.ACTIVITY, Grain.MONTH, False, "2027-01-25 15:00", False),
    (Kind.ACTIVITY, Grain.DAY, True, "2026-12-25 15:00", False),
    (Kind.REPORT, Grain.DAY, False, "2026-12-25 15:00", False),
]


@pytest.mark.parametrize(("kind", "grain", "deadline", "wall", "expected"), HELD)
def test_what_people_came_to_counts_as_held(
    kind: Kind, grain: Grain, deadline: bool, wall: str, expected: bool
) -> None:
    """Once it is over and open; no deadline, and nothing that takes a month."""
    one = time_of(replace(event(kind, grain), deadline=deadline))
    assert is_assumed_held(one, datetime.fromisoformat(wall)) is expected
    assert not is_assumed_held(replace(one, status=Status.GIVEN_UP), datetime.fromisoformat(wall))


def test_nobody_comes_to_a_deadline() -> None:
    """「25日前开展读书活动」 asks nobody."""
    assert style_of(replace(event(Kind.ACTIVITY), deadline=True), limited=False, chosen=None) is Style.NONE


def test_what_is_due_for_a_match_is_entered_by_nobody() -> None:
    """Only its sign-up is."""
    due = replace(event(Kind.COMPETITION), deadline=True, title="运动会器材拉回来")
    assert style_of(due, limited=False, chosen=None) is Style.NONE
    assert style_of(replace(due, title="运动会报名"), limited=False, chosen=None) is Style.ENTRY


QUORUMS = [
    (Quorum(10), None, 10),
    (Quorum(2, 3), 15, 10),
    (Quorum(2, 3), 16, 11),
    (Quorum(1, 2), 15, 8),
    (Quorum(1, 2), 16, 8),
    (Quorum(1, 2, over=True), 16, 9),
    (Quorum(1, 2, over=True), 15, 8),
    (Quorum(2, 3), None, None),
    (Quorum(2, 3), 0, 0),
]


@pytest.mark.parametrize(("quorum", "expected", "needed"), QUORUMS)
def test_how_many_must_be_there(quorum: Quorum, expected: int | None, needed: int | None) -> None:
    """Two thirds of 16 are 11, half of 16 is 8 and more than half 9; a share of nobody knows what is not known."""
    assert quorum.needed(expected) == needed


LACKING = [
    (Quorum(2, 3), Headcount(15, 8), 2),
    (Quorum(2, 3), Headcount(15, 10), 0),
    (Quorum(10), Headcount(None, 8), 2),
    (Quorum(2, 3), Headcount(None, 8), 0),
    (Quorum(10), Headcount(15, None), 0),
    (None, Headcount(15, 1), 0),
]


@pytest.mark.parametrize(("quorum", "count", "missing"), LACKING)
def test_who_is_missing_is_counted(quorum: Quorum | None, count: Headcount, missing: int) -> None:
    """Nothing is missing while a number is not known."""
    assert lacking(quorum, count) == missing


def test_what_was_said_goes_before_what_was_counted() -> None:
    """「应到15人实到12人」 beats the roster and the button; zero of either tells nothing."""
    assert headcount(Headcount(15, 12), 9, 3) == Headcount(15, 12)
    assert headcount(Headcount(None, 12), 9, 3) == Headcount(9, 12)
    assert headcount(Headcount(), 9, 3) == Headcount(9, 3)
    assert headcount(Headcount(), 0, 0) == Headcount()


SIGNING_IN = [
    ("2026-11-25 14:59", False),
    ("2026-11-25 15:00", True),
    ("2026-11-25 23:59", True),
    ("2026-11-26 00:00", False),
]


@pytest.mark.parametrize(("wall", "expected"), SIGNING_IN)
def test_one_signs_in_from_the_start_to_the_end_of_the_day(wall: str, expected: bool) -> None:
    """Also when the meeting was ticked off; not when it was called off."""
    one, moment = time_of(event(Kind.MEETING)), datetime.fromisoformat(wall)
    assert may_sign_in(one, moment) is expected
    assert may_sign_in(replace(one, status=Status.DONE), moment) is expected
    assert not may_sign_in(replace(one, status=Status.CANCELLED), moment)


def test_what_lasts_three_days_is_signed_in_for_three_days() -> None:
    """To the end of its last day."""
    days = replace(event(Kind.TRAINING, Grain.DAY, DAY), end=datetime.fromisoformat("2026-11-28"))
    assert may_sign_in(time_of(days), datetime.fromisoformat("2026-11-27 22:00"))
    assert not may_sign_in(time_of(days), datetime.fromisoformat("2026-11-28 00:00"))


def test_an_answer_is_late_after_the_hour_or_the_first_day() -> None:
    """「请假」 at three is late; on the morning of a day without an hour it is not."""
    assert has_occurrence_begun(time_of(event(Kind.MEETING)), THREE)
    assert not has_occurrence_begun(time_of(event(Kind.MEETING)), datetime.fromisoformat("2026-11-25 14:59"))
    whole = time_of(event(Kind.ACTIVITY, Grain.DAY, DAY))
    assert not has_occurrence_begun(whole, THREE)
    assert has_occurrence_begun(whole, datetime.fromisoformat("2026-11-26 00:00"))
