"""Connections in small pools: the first with room is used, another is opened when all are full, and none is overrun before."""

import asyncio
import sys
from importlib.util import find_spec
from typing import Any

import pytest

from bot.answers import CarefulRequest
from bot.lines import Lines, certificates

pytestmark = pytest.mark.anyio


class Gated(CarefulRequest):
    """A pool whose requests wait at a gate."""

    gate: asyncio.Event
    met: list["Gated"]

    async def do_request(self, *given: Any, **more: Any) -> tuple[int, bytes]:
        """Note where it came, and wait."""
        self.met.append(self)
        await self.gate.wait()
        return 200, b""


async def test_the_first_pool_with_room_takes_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pools of two: four find room in their order, the fifth goes to the least busy; afterwards the first is used again."""
    Gated.gate, Gated.met = asyncio.Event(), []
    monkeypatch.setattr("bot.lines.CarefulRequest", Gated)
    lines = Lines(pools=2, in_each=2)
    tasks = [asyncio.create_task(lines.do_request("url", "POST")) for _ in range(5)]
    await asyncio.sleep(0)
    pools = list(dict.fromkeys(Gated.met))
    assert [pools.index(each) for each in Gated.met] == [0, 0, 1, 1, 0]
    Gated.gate.set()
    await asyncio.gather(*tasks, lines.do_request("url", "POST"))
    assert Gated.met[-1] is pools[0]
    await lines.shutdown()


def test_the_certificates_are_read_once() -> None:
    """It takes longer than most of a start."""
    assert certificates() is certificates()


def test_nobody_searches_for_what_is_not_installed() -> None:
    """httpcore asks for sniffio at each of its locks; where it is absent Python knows so without a look at the disk."""
    assert "sniffio" in sys.modules or find_spec("sniffio") is not None
