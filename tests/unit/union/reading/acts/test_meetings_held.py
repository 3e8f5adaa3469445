"""「昨天开会15人参加」: a meeting with those who came is told, whosever it may have been; another body's is not."""

from datetime import datetime

import pytest

from union.reading.message import Intent
from union.reading.reader import read

NOW = datetime.fromisoformat("2026-11-20T10:00")


@pytest.mark.parametrize("text", ["昨天开会15人参加", "昨天开会，15人参加", "昨天我们开会，实到15人出席"])
def test_a_meeting_with_those_who_came_is_told(text: str) -> None:
    """On its day, with its figure."""
    message = read(text, NOW)

    assert message.intent is Intent.LOG
    assert [(one.value, one.unit) for one in message.measures] == [(15, "人")]


@pytest.mark.parametrize(
    "text",
    [
        "昨天部门开会15人参加",
        "昨天党支部开会15人参加",
        "昨天家长会15人参加",
        "去年开会15人参加",
        "昨天开会，请假2人",
        "昨天开会真累",
    ],
)
def test_other_meetings_are_not(text: str) -> None:
    """A department's, a school's, one of some year, and mere talk of one."""
    assert read(text, NOW).intent is Intent.NONE
