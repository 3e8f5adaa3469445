"""A checklist: how far it has got, and what stays when it is written anew."""

from datetime import datetime

from union.core.kinds import Kind
from union.core.period import Grain
from union.events.model import MOST, Check, Event, Occurrence, Status, copied, lengthened, progress, rewritten

START = datetime.fromisoformat("2026-11-27 17:00")
ROOM, NOTICE = Check("订会议室", 1, frozenset({""})), Check("发通知", 2)


def meeting(*checks: Check) -> Occurrence:
    """A one-off meeting with this checklist."""
    event = Event(1, 1, "例会", Kind.MEETING, START, Grain.MINUTE, checks=checks)
    return Occurrence(event, START, START, START, Status.OPEN)


def test_progress_counts_the_ticks() -> None:
    """1 of 2; nothing to say without a list."""
    assert progress(meeting(ROOM, NOTICE)) == (1, 2)
    assert progress(meeting()) is None


def test_a_line_that_stays_keeps_its_tick() -> None:
    """By its words; a line said twice stands once."""
    assert rewritten((ROOM, NOTICE), ["印材料", "订会议室", "印材料"]) == (Check("印材料"), ROOM)


def test_further_lines_come_last() -> None:
    """What is there already is not doubled, and there is an end to it."""
    assert lengthened((ROOM,), ["发通知", "订会议室"]) == (ROOM, Check("发通知"))
    assert len(lengthened((), [str(number) for number in range(99)])) == MOST


def test_another_item_begins_with_nothing_ticked() -> None:
    """Lines of its own, without the numbers of the old ones."""
    assert copied((ROOM, NOTICE)) == (Check("订会议室"), Check("发通知"))
