"""The real program with a real socket between it and the room, and a bad line on the way."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from bot.app import Program
from bot.clock import Clock
from bot.config import settings
from bot.delivery import sender as sending
from bot.demo.bot_api.values import Chat, User
from bot.telegram import update_source
from tests.empty_database import in_memory
from tests.faulty import Front, bad_line
from tests.room import PlayedRoom

TITLES = ("红星厂工会", "东风厂工会")
MARK = "可能重复送达"
# In mid-month, in the morning: on the last day of a month, from 17:00, the month's report would stand beside what is counted.
BEGIN = datetime(2026, 11, 10, 2, tzinfo=UTC)


@dataclass
class Wire:
    """Two groups with an officer each, and the bot in both."""

    room: PlayedRoom
    front: Front
    program: Program
    clock: Clock
    groups: list[Chat]
    people: list[User]

    def write(self, which: int, text: str) -> None:
        """An officer writes."""
        self.room.write(self.people[which], self.groups[which], text)

    def said(self, which: int, words: str) -> list[str]:
        """What the bot said in a group with these words in it."""
        found = self.room.messages(self.groups[which])
        texts = [str(each.get("text", "")) for each in found if each["from"]["id"] == self.room.bot.id]
        return [text for text in texts if words in text]

    async def until(
        self, holds: Callable[[], bool], *, skip: timedelta = timedelta(), within: float = 8
    ) -> float:
        """Wait until it is so, the clock moved by `skip` at each look: no retry is waited out; seconds it took."""
        began = perf_counter()
        async with asyncio.timeout(within):
            while not holds():
                await asyncio.sleep(0.01)
                if skip:
                    self.clock.set(self.clock.now() + skip)
        return perf_counter() - began

    def through(self) -> bool:
        """Whether everything was read and said."""
        waiting = self.program.services.store.db.query(
            "select 1 from outbox where state in ('queued', 'sending') limit 1"
        )
        return not self.room.updates and not list(waiting)


@asynccontextmanager
async def wired(patch: pytest.MonkeyPatch, folder: Path, patience: float = 0.3) -> AsyncIterator[Wire]:
    """The bot at work; it gives up a send after `patience` seconds, and polls again at once."""
    patch.setattr(sending, "SEND_SECONDS", patience)
    patch.setattr(update_source, "LONGEST_PAUSE", 0.02)
    clock = Clock()
    clock.set(BEGIN)
    room = PlayedRoom(clock.now, token=settings.DEMO_TOKEN)
    people = [room.add_user("周敏"), room.add_user("李建国")]
    async with bad_line(room) as (front, port):
        program = Program(settings.demo(f"http://127.0.0.1:{port}", folder), in_memory(), clock)
        await program.start()
        serving = asyncio.create_task(program.serve())
        groups = [room.add_group(title, who) for title, who in zip(TITLES, people, strict=True)]
        for group, who in zip(groups, people, strict=True):
            room.add_bot(group, who)
        wire = Wire(room, front, program, clock, groups, people)
        try:
            await wire.until(lambda: all(wire.said(each, "") for each in (0, 1)))
            await wire.until(wire.through)
            yield wire
            assert not serving.done(), "the program ended"
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
