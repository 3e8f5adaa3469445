"""Which day a bare weekday in a reply to an item is."""

from datetime import datetime

import pytest

from union.reading.replies.item_replies import read_reply_to

MEETING = "2026-11-25 15:00"  # a Wednesday
FRIDAY_BEFORE = "2026-11-20 10:00"
LATE = "2026-11-18 00:00"  # a Wednesday gone by


@pytest.mark.parametrize(
    ("text", "wall", "base", "start"),
    [
        # The item's own week, not the nearest such day.
        ("改到周五下午4点", FRIDAY_BEFORE, MEETING, "2026-11-27 16:00"),
        ("改到周一", FRIDAY_BEFORE, MEETING, "2026-11-23 15:00"),
        ("改到週四上午", FRIDAY_BEFORE, MEETING, "2026-11-26 08:00"),
        # A day of that week that is over: the next one.
        ("改到周一", "2026-11-24 09:00", MEETING, "2026-11-30 15:00"),
        # What is late is not moved to today by the name of today's weekday.
        ("改到周五", FRIDAY_BEFORE, LATE, "2026-11-27 00:00"),
        ("改到周四", FRIDAY_BEFORE, LATE, "2026-11-26 00:00"),
        # What is ahead may come to be today.
        (
            "改到周四下午4点",
            "2026-11-19 09:00",
            "2026-11-20 16:00",
            "2026-11-19 16:00",
        ),
        ("改到周三下午5点", "2026-11-25 09:00", MEETING, "2026-11-25 17:00"),
        # Put off is always later, brought forward always earlier.
        ("推迟到周一", FRIDAY_BEFORE, MEETING, "2026-11-30 15:00"),
        ("推迟到周三", FRIDAY_BEFORE, MEETING, "2026-12-02 15:00"),
        ("提前到周二", FRIDAY_BEFORE, MEETING, "2026-11-24 15:00"),
        ("提前到周五", "2026-11-17 09:00", MEETING, "2026-11-20 15:00"),
        # A week that is named is that week.
        ("改到本周五下午3点", FRIDAY_BEFORE, MEETING, "2026-11-20 15:00"),
        ("改到下周五", FRIDAY_BEFORE, MEETING, "2026-11-27 15:00"),
    ],
)
def test_bare_weekday_belongs_to_the_items_week(text: str, wall: str, base: str, start: str) -> None:
    """Counted from the week of the item, never earlier than is sensible."""
    reply = read_reply_to(text, datetime.fromisoformat(wall), datetime.fromisoformat(base))
    assert reply is not None
    assert reply.when is not None
    assert reply.when.start == datetime.fromisoformat(start)
