"""The clock over a request and its figures: working days, what counts in which period, what was thought of the answer."""

from datetime import date
from decimal import Decimal

import pytest

from union.core import period as periods
from union.requests.lifecycle import Happened, History, Requests, Step, due, request_figures, workdays_left
from union.requests.request_drafts import EphemeralTexts, Talks, hash_of, is_whisper, new_code, read_code

NOVEMBER = periods.month(2026, 11)
LAST = date(2026, 11, 30)


def told(day: str, *steps: tuple[Step, str, str], since: str = "", days: int = 3) -> History:
    """A request received on a day of 2026, and what happened to it."""
    return History(
        _day(day), _day(since or day), days, tuple(Happened(step, _day(on), text) for step, on, text in steps)
    )


def _day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


@pytest.mark.parametrize(
    ("day", "days", "until"),
    [
        ("11-18", 3, "11-23"),  # the weekend is none of them
        ("11-21", 1, "11-23"),  # a Saturday
        ("09-23", 3, "09-29"),  # 中秋, and the days around it
    ],
)
def test_it_is_due_so_many_working_days_later(day: str, days: int, until: str) -> None:
    """The day it came is not counted."""
    assert due(told(day, days=days)) == _day(until)


@pytest.mark.parametrize(
    ("today", "left"), [("11-20", 1), ("11-22", 1), ("11-23", 0), ("11-24", -1), ("11-28", -4)]
)
def test_what_is_left_is_told_in_working_days(today: str, left: int) -> None:
    """Of one that is due on a Monday; days off past it make it no later."""
    assert workdays_left(_day("11-23"), _day(today)) == left


def test_where_there_never_was_one_nothing_is_told() -> None:
    """Nor of a request that came only after the period's end."""
    assert request_figures([], NOVEMBER, LAST) is None
    assert request_figures([told("12-01")], NOVEMBER, LAST) is None


def test_an_answer_counts_when_it_was_given() -> None:
    """Whenever the request came; days are counted from then."""
    found = [
        told("10-29", (Step.ANSWER, "11-02", ""), (Step.OPINION, "11-03", "good")),
        told("11-18", (Step.ANSWER, "11-18", ""), (Step.OPINION, "11-20", "fair")),
        told("11-27"),
        told("11-10"),
        told("11-02", (Step.WITHDRAWN, "11-03", "")),
    ]
    assert request_figures(found, NOVEMBER, LAST) == Requests(
        received=4, answered=2, open=2, late=1, days=Decimal("1.0"), opinions=(("满意", 1), ("基本满意", 1))
    )


def test_one_that_was_reopened_waits_again() -> None:
    """Its answer counts no more, its clock runs anew, and the opinion was of that answer."""
    again = told(
        "11-02", (Step.ANSWER, "11-04", ""), (Step.OPINION, "11-26", "poor"), (Step.REOPENED, "11-26", "…"), since="11-26"
    )  # fmt: skip
    assert request_figures([again], NOVEMBER, LAST) == Requests(1, 0, 1, 0)
    assert request_figures([again], NOVEMBER, _day("11-10")) == Requests(1, 1, 0, 0, Decimal("2.0"))


def test_a_code_is_read_however_it_is_typed() -> None:
    """A word of eight letters, a number, a sentence are none."""
    code = new_code()
    assert {
        read_code(each) for each in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')}")
    } == {code}
    assert [read_code(each) for each in ("COMPLAIN", "3号", "食堂没热饭", "")] == [None] * 4
    assert hash_of(code) != hash_of(new_code())


def test_a_whisper_is_forgotten_with_its_row() -> None:
    """What still waits to be sent is known; anything else is not."""
    whispers = EphemeralTexts()
    kept, gone = whispers.keep("一"), whispers.keep("二")
    whispers.forget_but([f'{{"text": "{kept}"}}'])
    assert is_whisper(kept)
    assert [whispers.told(mark[9:-1]) for mark in (kept, gone)] == ["一", None]


def test_so_many_a_day_and_chat() -> None:
    """The next day counts anew; other chats are not concerned."""
    talks = Talks()
    asked = [talks.is_too_much("new", 1, LAST, 2) for _each in range(3)]
    assert [*asked, talks.is_too_much("new", 2, LAST, 2)] == [False, False, True, False]
    assert talks.is_too_much("new", 1, date(2026, 11, 29), 2)  # where it is still the day before
    assert not talks.is_too_much("new", 1, date(2026, 12, 1), 2)
