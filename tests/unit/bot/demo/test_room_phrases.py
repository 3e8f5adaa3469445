"""The phrases to tap mean the same on every day of the year, leap day and month's end included."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.demo.visitor_views import PHRASES
from tests.effort import some
from union.reading.message import Intent
from union.reading.reader import read

DAYS = [date(2027, 9, 1) + timedelta(days=number) for number in range(366)]
TEXTS = dict(PHRASES)


@pytest.fixture(params=some([time(23, 55), time(10, 0), time(0, 5)], 1), ids=str)
def hour(request: pytest.FixtureRequest) -> time:
    """Early, by day, late."""
    moment: time = request.param
    return moment


def test_a_log_is_a_log(hour: time) -> None:
    """Both its figures, on today's date."""
    for day in DAYS:
        message = read(TEXTS["记一条"], datetime.combine(day, hour))
        assert message.intent is Intent.LOG
        assert [measure.value for measure in message.measures] == [12]
        assert message.when is not None and message.when.start.date() == day


def test_a_meeting_is_next_weeks_wednesday(hour: time) -> None:
    """At three, in the week after this one, without a question back."""
    for day in DAYS:
        message = read(TEXTS["定个会"], datetime.combine(day, hour))
        monday = day - timedelta(days=day.weekday())
        assert message.intent is Intent.EVENT and not message.alternatives
        assert message.when is not None
        assert message.when.start == datetime.combine(monday + timedelta(days=9), time(15))


def test_a_deadline_is_the_months_last_day(hour: time) -> None:
    """On that day itself too."""
    for day in DAYS:
        message = read(TEXTS["设期限"], datetime.combine(day, hour))
        assert message.intent is Intent.EVENT and not message.alternatives
        assert message.when is not None and message.when.deadline
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        due = message.when.end or message.when.start
        assert due.date() in (last, last + timedelta(days=1))


def test_a_question_carries_its_word() -> None:
    """In a group only a command is a question to the bot: the design's 「don't butt in」."""
    assert TEXTS["问一问"].startswith("问 ")
