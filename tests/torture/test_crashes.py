"""The real bot killed at random points: nothing acknowledged is lost, nothing is doubled without its mark.

`make torture` does the same thousands of times; what is checked is in verdict.py.
"""

import asyncio
from pathlib import Path

import pytest

from tests.torture.crashes import Finding, street, torture
from tests.torture.life import Episode, Tally
from tests.torture.process import Bots
from tests.torture.verdict import File

pytestmark = pytest.mark.anyio


def told(found: Finding | None) -> str:
    """Everything there is to know of what went wrong; nothing when nothing did."""
    return "" if found is None else "\n".join([*found.trace, found.wrong, f"kept: {found.folder}"])


async def test_five_crashes() -> None:
    """A short life of a committee, five times cut short."""
    tally = Tally()
    assert told(await torture(5, 20261120, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 5


@pytest.mark.slow
async def test_a_hundred_crashes() -> None:
    """Four committees, one after the other, with reminders, festivals and reports falling due."""
    tally = Tally()
    assert told(await torture(100, 7, lambda tally: None, tally=tally)) == ""
    assert tally.crashes == 100
    assert len(tally.by_point) > 10


@pytest.mark.slow
async def test_a_message_that_kills(tmp_path: Path) -> None:
    """Three lives end by it; then it is set aside, told to its writer and the operator's log, and work goes on."""
    bots = Bots()
    await bots.open()
    try:
        async with street() as place:
            episode = Episode(tmp_path, 7, bots, place.address, Tally())
            place.house = episode.front
            episode.town.found(1)
            group = episode.town.groups[0]
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
    finally:
        await bots.close()
