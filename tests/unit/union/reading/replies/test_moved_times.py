"""The new time of an item in whatever words it is said, seen from that item's own."""

from datetime import datetime

import pytest

from union.reading.acts.extraction import look
from union.reading.replies.changed_times import change_as_reply, moved

WALL, ITS = datetime(2026, 11, 23, 9), datetime(2026, 11, 25, 15)


def anew(text: str) -> str | None:
    """Where the words move it to."""
    times = [each.when.text for each in look(text, WALL).reads]
    change = moved(text, times, WALL, ITS)
    reply = change_as_reply(change, WALL, ITS) if change is not None else None
    return f"{reply.when.start:%m-%d %H:%M}" if reply is not None and reply.when is not None else None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("再容我三天", "11-28 15:00"),
        ("提前一晚吧，26号要赶货", "11-24 15:00"),
        ("25号那个变两点", "11-25 14:00"),
        ("场租便宜一半 25号早上换成下午四点", "11-25 16:00"),
        ("十三号上班的太多 改礼拜天吧", "11-29 15:00"),
        ("凑不齐人 往后12月6号 还是那个点", "12-06 15:00"),
        ("再宽两个礼拜", "12-09 15:00"),
        ("give me 2 more days", "11-27 15:00"),
    ],
)
def test_by_how_much_or_to_when(text: str, time: str) -> None:
    """A span, a verb with its time, a time that is named: the last one that is not the item's own."""
    assert anew(text) == time


@pytest.mark.parametrize("text", ["25号来不了这么多人", "往后再说", "昨天那次太冷", ""])
def test_its_own_time_and_what_is_over_move_nothing(text: str) -> None:
    """Then the new time is asked for."""
    assert anew(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("改到二十三号吧", "04-23"),
        ("改到28号", "04-28"),
        ("提前到28号", "03-28"),
        ("推到10号", "05-10"),
        ("改到3月28号", "03-28"),
        ("改到下周三", "03-31"),
    ],
)
def test_a_bare_day_is_of_the_month_the_item_is_in(text: str, time: str) -> None:
    """Said on 22 March of what is on 16 April: the day nearest to it, behind it where it is put off, before it where it is brought forward."""
    wall, its = datetime(2027, 3, 22, 9), datetime(2027, 4, 16, 8, 30)
    change = moved(text, [each.when.text for each in look(text, wall).reads], wall, its)
    reply = change_as_reply(change, wall, its) if change is not None else None
    assert reply is not None and reply.when is not None
    assert f"{reply.when.start:%m-%d}" == time
