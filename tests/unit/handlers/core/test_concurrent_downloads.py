"""Whose file is opened next."""

import asyncio

import pytest

from handlers.core.attachments import OPEN_AT_ONCE as AT_ONCE
from handlers.core.attachments import FileTurns

pytestmark = pytest.mark.anyio


class Opening:
    """Files under way, and the order they were begun in."""

    def __init__(self) -> None:
        self.turns = FileTurns()
        self.open: list[int] = []
        self.begun: list[int] = []
        self.may_end = {group: asyncio.Event() for group in range(5)}

    async def one(self, group: int) -> None:
        async with self.turns.of(group):
            self.open.append(group)
            self.begun.append(group)
            await self.may_end[group].wait()
            self.open.remove(group)


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_files_of_a_group_come_one_after_the_other() -> None:
    """While those of another go on; and no more than a few are open at once."""
    at = Opening()
    tasks = [asyncio.create_task(at.one(group)) for group in (1, 1, 1, 2, 3)]
    await _settled()
    assert at.open == [1, 2] and AT_ONCE == 2
    at.may_end[2].set()
    await _settled()
    assert at.open == [1, 3]
    at.may_end[1].set()
    at.may_end[3].set()
    await asyncio.gather(*tasks)
    assert at.begun.count(1) == 3


async def test_a_group_that_gives_up_waiting_leaves_nothing() -> None:
    """Cancelled while it waits or works: the next one has its turn, and nothing is kept of groups."""
    at = Opening()
    tasks = [asyncio.create_task(at.one(1)) for _ in range(3)]
    await _settled()
    tasks[0].cancel()
    tasks[1].cancel()
    await _settled()
    assert at.open == [1, 1] and at.begun == [1, 1]  # the first was cut off within
    at.may_end[1].set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert not at.turns._groups and not at.turns._waiting
