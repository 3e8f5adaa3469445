"""Thousands of crashes: episodes one after another, each by a seed of its own, until one goes wrong or all are survived.

`make torture CRASHES=2000 SEED=7`; after a violation `SEED=… EPISODE=…` plays that episode alone.
"""

import argparse
import asyncio
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

import uvicorn

from tests.torture.life import Episode, Tally, Violation
from tests.torture.process import Bots

EPISODE_CRASHES = 25
LARGE_PRIME = 1_000_003
MEMORY = Path("/dev/shm")  # kill -9 loses nothing the kernel has: waiting for a disk would only cost crashes


@dataclass(frozen=True, slots=True)
class Finding:
    """What went wrong, where it can be looked at, and what had happened."""

    episode: int
    folder: Path
    wrong: str
    trace: tuple[str, ...]


class Street:
    """One socket for the rooms of all episodes."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.house: Callable[..., Any] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """To the room of the episode that is played."""
        if self.house is not None:
            await self.house(scope, receive, send)


@asynccontextmanager
async def street() -> AsyncIterator[Street]:
    """Listening on loopback."""
    listener = socket.create_server(("127.0.0.1", 0))
    place = Street(f"http://127.0.0.1:{listener.getsockname()[1]}")
    config = uvicorn.Config(place, log_level="critical", access_log=False, lifespan="off")
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield place
    finally:
        server.should_exit = True
        await serving


async def torture(
    crashes: int, seed: int, tell: Callable[[Tally], None], *, first: int = 0, tally: Tally | None = None
) -> Finding | None:
    """Play episodes until so many crashes are survived; the first thing that goes wrong, None if nothing does."""
    tally, bots = tally or Tally(), Bots()
    await bots.open()
    try:
        async with street() as place:
            number = first
            while tally.crashes < crashes:
                most = min(EPISODE_CRASHES, crashes - tally.crashes)
                found = await _episode(number, seed, most, bots, place, tally)
                if found is not None:
                    return found
                number += 1
                tell(tally)
    finally:
        await bots.close()
    return None


async def _episode(
    number: int, seed: int, crashes: int, bots: Bots, place: Street, tally: Tally
) -> Finding | None:
    place_of_files = MEMORY if os.access(MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix=f"torture-{seed}-{number}-", dir=place_of_files))
    episode = Episode(folder, seed * LARGE_PRIME + number, bots, place.address, tally)
    place.house = episode.front
    try:
        await episode.run(crashes)
    except Violation as wrong:
        return Finding(number, folder, str(wrong), tuple(episode.trace))
    finally:
        bots.kill()
        await bots.ended.wait()
        bots.kill_children()
        episode.room.close()
    rmtree(folder)
    return None


def configure(parser: argparse.ArgumentParser) -> None:
    """How many, which, from where."""
    parser.add_argument("--crashes", type=int, default=2000, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="S")
    parser.add_argument(
        "--episode", type=int, default=0, metavar="E", help="go on from this episode of the seed"
    )


def run(args: argparse.Namespace) -> int:
    """Print how far it is, and in the end what was survived; 1 with all there is to know at the first violation."""
    begun, tally = time.monotonic(), Tally()

    def tell(tally: Tally) -> None:
        seconds = time.monotonic() - begun
        print(
            f"\rseed {args.seed}: {tally.crashes}/{args.crashes} crashes, {seconds:.0f} s", end="", flush=True
        )

    found = asyncio.run(torture(args.crashes, args.seed, tell, first=args.episode, tally=tally))
    print()
    for point, count in sorted(tally.by_point.items()):
        print(f"  {count:6} {point}")
    print(f"{tally.crashes} crashes, {tally.judged} times judged, {time.monotonic() - begun:.0f} s")
    if found is None:
        return 0
    print("\n".join(["", *found.trace, "", found.wrong]), file=sys.stderr)
    print(
        f"again: make torture SEED={args.seed} EPISODE={found.episode}; kept: {found.folder}", file=sys.stderr
    )
    return 1
