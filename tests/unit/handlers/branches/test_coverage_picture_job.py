"""The picture of 走访情况: drawn outside of any transaction, tried again, given up in words, asked for in vain."""

import pytest

from handlers.branches.coverage_command import draw_wanted
from storage.branches import coverage
from tests.unit.handlers.branches.test_coverage_command import asked, office
from tests.unit.handlers.stage import CHAT
from tests.unit.handlers.week import Week
from union.branches.coverage import Sheet

pytestmark = pytest.mark.anyio


class Brush:
    """Draws the number of branches, or fails as often as told."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures

    async def __call__(self, sheet: Sheet, language: str) -> bytes:
        """The picture."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("no paint")
        return str(len(sheet.rows)).encode()


async def wanted() -> Week:
    """A group whose picture has been asked for."""
    week = office()
    asked(week, words="/coverage 图")
    return week


def waits(week: Week) -> bool:
    """Whether it is still to be drawn."""
    return bool(coverage.WISHES.every(week.stage.store.db))


async def test_it_is_sent_where_it_was_asked_for() -> None:
    """Once, with a file."""
    week = await wanted()
    await draw_wanted(week.stage.services, Brush())
    assert not waits(week)
    found = week.stage.store.db.query("select chat_id, method from outbox where file_id is not null")
    assert [(row["chat_id"], row["method"]) for row in found] == [(CHAT, "sendPhoto")]


async def test_two_failures_are_tried_again() -> None:
    """Nobody hears of them."""
    week = await wanted()
    brush = Brush(failures=2)
    for expected in (True, True, False):
        await draw_wanted(week.stage.services, brush)
        assert waits(week) is expected
    assert not any("没有画出来" in text for text in week.stage.queued(CHAT))


async def test_the_third_failure_is_told() -> None:
    """With what can be done instead; nothing is drawn any more."""
    week = await wanted()
    for _ in range(3):
        await draw_wanted(week.stage.services, Brush(failures=1))
    assert not waits(week)
    assert "没有画出来" in week.stage.queued(CHAT)[-1]


async def test_a_list_that_was_emptied_meanwhile_is_told() -> None:
    """The wish is over: there is nothing to draw."""
    week = await wanted()
    with week.stage.store.unit() as db:
        db.execute("delete from branches")
    await draw_wanted(week.stage.services, Brush())
    assert not waits(week)
    assert "还没有小组名单" in week.stage.queued(CHAT)[-1]
