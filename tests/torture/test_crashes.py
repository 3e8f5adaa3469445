"""The real bot killed at random points: nothing acknowledged is lost, nothing is doubled without its mark.

`make torture` does the same thousands of times; what is checked is in verdict.py.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from tests.oracle import Plan
from tests.stage import ZONE
from tests.torture.crashes import Finding, street, torture
from tests.torture.life import Episode, Tally
from tests.torture.process import Bots
from tests.torture.town import Item
from tests.torture.verdict import File

pytestmark = pytest.mark.anyio


def told(found: Finding | None) -> str:
    """Everything there is to know of what went wrong; nothing when nothing did."""
    return "" if found is None else "\n".join([*found.trace, found.wrong, f"kept: {found.folder}"])


@pytest.mark.slow
async def test_a_crash() -> None:
    """A short life of a committee, cut short."""
    tally = Tally()
    assert told(await torture(1, 20261120, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 1


@pytest.mark.slow(seconds=50)
async def test_sixty_crashes() -> None:
    """Four committees, one after the other, with reminders, festivals and reports falling due."""
    tally = Tally()
    assert told(await torture(60, 7, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 60
    assert len(tally.by_point) > 10


@asynccontextmanager
async def one_committee(folder: Path) -> AsyncIterator[Episode]:
    """An episode that is played by hand, founded and not begun."""
    bots = Bots()
    await bots.open()
    try:
        async with street() as place:
            episode = Episode(folder, 7, bots, place.address, Tally())
            place.house = episode.front
            episode.town.found(1)
            yield episode
    finally:
        await bots.close()


@pytest.mark.slow
async def test_a_message_that_kills(tmp_path: Path) -> None:
    """Three lives end by it; then it is set aside, told to its writer and the operator's log, and work goes on."""
    async with one_committee(tmp_path) as episode:
        group, bots = episode.town.groups[0], episode.bots
        await episode._begin()
        await episode._rest()
        bots.arm("failing", 1)
        episode.town.log(group)
        episode.town.trouble(group)
        episode.town.log(group)
        for _ in range(3):
            await asyncio.wait_for(bots.ended.wait(), 10)
            await episode._end("failing")
            await episode._begin("failing", 1)
        await episode._rest()
        episode._judge()
        with File(episode.database) as file:
            (row,) = file.rows("select error, place from failed_updates")
            assert row == {"error": "Killed", "place": "3 times"}
        assert b"ended 3 times while update" in (tmp_path / "bot.log").read_bytes()


@pytest.mark.slow
async def test_an_item_read_before_the_bot_is_away(tmp_path: Path) -> None:
    """It was read in a life that never rested: its reminder that fell due meanwhile is late, and rightly told."""
    async with one_committee(tmp_path) as episode:
        group = episode.town.groups[0]
        episode.clock.set(datetime.fromisoformat("2026-08-06T05:39").replace(tzinfo=ZONE))
        await episode._begin()
        await episode._rest()
        await episode._end("rest")
        text, start = "2026年8月15日前上报职代会材料", datetime.fromisoformat("2026-08-15T00:00")
        message = episode.room.write(group.people[0], group.chat, text)
        group.items.append(
            Item(group.chat, message["message_id"], text, Plan("report", start, deadline=True))
        )
        await episode._begin()
        await episode._at_rest()
        await episode._end("time")
        episode._be_away(datetime.fromisoformat("2026-08-08T11:43").replace(tzinfo=ZONE))
        await episode._begin()
        await episode._rest()
        episode._judge()
        (told,) = group.oracle.told(episode.wall())
        assert told.late == datetime.fromisoformat("2026-08-07T09:00")
