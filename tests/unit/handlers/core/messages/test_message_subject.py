"""What a message of ours is about, as a mark in its row."""

from datetime import datetime

import pytest

from handlers.core.messages import message_subject
from handlers.core.messages.message_subject import About

MARKS = [
    (message_subject.of_log(12), About("log", 12)),
    (message_subject.of_event(7), About("event", 7)),
    (
        message_subject.of_event(7, datetime.fromisoformat("2026-11-25T15:00")),
        About("event", 7, datetime.fromisoformat("2026-11-25T15:00")),
    ),
]


@pytest.mark.parametrize(("mark", "meant"), MARKS)
def test_a_mark_comes_back_as_it_went(mark: str, meant: About) -> None:
    """Entry, item, one time of an item."""
    assert message_subject.read(mark) == meant


@pytest.mark.parametrize(
    "text", [None, "", "digest:2026-11", "log:", "log:x", "log", "event:@2026-11-25T15:00"]
)
def test_other_marks_name_no_subject(text: str | None) -> None:
    """A message about several things, or none."""
    assert message_subject.read(text) is None
