"""A plan sent again that moves a series: what is done of it stays done."""

from datetime import UTC, datetime

import pytest

from handlers.routing import free_text
from storage.events import queries as events_queries
from tests.unit.handlers.plans import Committee, Reader, item
from tests.unit.handlers.stage import ZHOU
from union.core.period import Grain
from union.events.model import Status
from union.events.recurrence import occurrences
from union.reading.message import When
from union.yearplan.model import PlanItem


@pytest.mark.parametrize("to", [20, 10])
def test_a_series_that_moves_keeps_what_is_done(to: int) -> None:
    """每月15日 becomes 每月20日: January is done, on the day it was, and still is when the move is taken back."""
    on_15th, on_20th = monthly(15), monthly(to)
    committee = Committee(Reader([on_15th]))
    committee.send()
    committee.adopt(1)
    committee.bot.now = datetime(2027, 1, 18, 2, tzinfo=UTC)
    committee.bot.write(ZHOU, "完成 #1", free_text.in_group)
    committee.reader.items = [on_20th]
    committee.send()
    committee.adopt(1)
    january = (datetime(2027, 1, 15), Status.DONE)
    assert _times(committee) == [january, (datetime(2027, 2, to), Status.OPEN)]
    committee.press("撤销")
    assert _times(committee) == [january, (datetime(2027, 2, 15), Status.OPEN)]


def monthly(number: int) -> PlanItem:
    """「每月15日」 of 2027."""
    rrule = f"FREQ=MONTHLY;BYMONTHDAY={number}"
    when = When(f"每月{number}日", datetime(2027, 1, number), None, Grain.DAY, rrule=rrule)
    return item("安全检查", when)


def _times(committee: Committee) -> list[tuple[datetime, Status]]:
    """When the only item takes place in the first two months of 2027."""
    db, group = committee.bot.store.db, committee.bot.group()
    [event] = committee.events()
    window = datetime(2027, 1, 1), datetime(2027, 3, 1)
    found = occurrences(event, events_queries.overrides(db, group, event), *window, group.notice)
    return [(one.start, one.status) for one in found]
