"""Lives of one bot, cut short again and again: what is drawn by lot, what is waited for, when it is judged.

An `Episode` is one database and one room; its seed decides everything but the host's own timing.
"""

import asyncio
import gzip
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.clock import Clock
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import GROUP
from bot.telegram.poison_guard import MOST, noted
from tests.stage import ZONE
from tests.torture import care_verdict, front, points
from tests.torture.figures import added_up
from tests.torture.front import Front
from tests.torture.process import Bots, Died, State
from tests.torture.town import Group, Item, Town, wall_of
from tests.torture.verdict import File, backed_up, findings, item_rows, moment_of, worth

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
FIRST, DAYS = datetime.fromisoformat("2026-01-05T09:31"), 300  # where an episode may begin
OLD = Path(__file__).parents[1] / "data" / "old" / "0001.db.gz"
OLD_ENDS, OLD_NUMBERS = datetime.fromisoformat("2026-12-07T09:31"), 50
# Where a migration is passed, and how often about.
MIGRATING = (
    ("statement:before", 150),
    ("statement:after", 150),
    ("copy:page", 25),
    ("commit:before", 3),
    ("begin:after", 3),
)
LOOK = 0.004
SOON = 30.0  # seconds; what is to be sent so soon is waited for by moving the clock
REST = 60.0  # real seconds a bot may take to come to rest
TRACE = 60
PROVOKED = 6
CONFIG = """[telegram]
token = "{token}"
api_base_url = "{address}/bot"
api_base_file_url = "{address}/file/bot"
[storage]
path = "gonghui.db"
[limits]
per_second = 0
chat_per_second = 0
chat_burst = 0
group_per_minute = 0
messages_per_minute_user = 0
messages_per_minute_group = 0
heavy_per_minute_chat = 0
"""


class Violation(AssertionError):
    """Something that must hold does not."""


@dataclass
class Tally:
    """What was survived: crashes by the point they came at."""

    crashes: int = 0
    by_point: dict[str, int] = field(default_factory=dict)
    judged: int = 0

    def count(self, point: str) -> None:
        """One more."""
        self.crashes += 1
        self.by_point[point] = self.by_point.get(point, 0) + 1


class Episode:
    """One town and its bot; `run` raises Violation, or returns when so many crashes are survived."""

    def __init__(self, folder: Path, seed: int, bots: Bots, address: str, tally: Tally) -> None:
        self.folder, self.dice, self.bots, self.tally = folder, Random(seed), bots, tally
        self.trace: deque[str] = deque(maxlen=TRACE)
        self.clock = Clock()
        days = self.dice.randrange(DAYS)
        self.clock.set((FIRST + timedelta(days=days)).replace(tzinfo=ZONE))
        self.room = Room(self.clock.now, token=TOKEN)
        self.front = Front(self.room, self._killed_by_room)
        self.town = Town(self.room, self.dice, self.wall)
        self.town.is_settled = lambda: self._settled
        self.town.papers = self.dice.random() < 0.15
        self.backs_up = self.dice.random() < 0.25
        self._last: State | None = None
        self._settled = False
        self._crashes = 0
        self._config = folder / "config.toml"
        self._config.write_text(CONFIG.format(token=TOKEN, address=address), encoding="utf-8")
        self.database = folder / "gonghui.db"

    def wall(self) -> datetime:
        """In the groups."""
        return wall_of(self.clock.now())

    async def run(self, crashes: int) -> None:
        """A beginning, so many crashes, an end in order."""
        if self.dice.random() < 0.3:
            self._begin_old()
        self.town.found(self.dice.choice((1, 2, 3)))
        while (
            self.town.inherited is not None and self._crashes < min(3, crashes) and not self._must_be_calm()
        ):
            await self._migration()
        while self._crashes < crashes:
            await self._life()
            self._be_dead()
        await self._last_life()

    async def _life(self) -> None:
        """One life, ended by its fuse or by the harness."""
        if self._must_be_calm():
            await self._begin()
            await self._rest()
            await self._end("rest")
            return
        kind = self.dice.random()
        if kind < 0.35:
            await self._hasty()
            return
        if self.backs_up and kind < 0.5:
            await self._night()
            return
        await self._begin()
        point = "rest"
        with suppress(Died):
            await self._rest()
            self._judge()
            if self.dice.random() < 0.4:
                await self._errand()
            point = self._arm()
            if point == "failing":
                self.town.trouble(self.dice.choice(self.town.groups))
            for _ in range(self.dice.randint(1, 4)):
                await self._step()
            if point == "time":
                await asyncio.sleep(self.dice.uniform(0, 0.08))
            else:
                await self._rest()
                await self._provoke(point.partition(":")[0])
        await self._end(point)

    async def _provoke(self, point: str) -> None:
        """What passes the armed point, until the bot is dead."""
        deed = {"failing": self.town.trouble, "press": self.town.undo}.get(point, self.town.log)
        for _ in range(PROVOKED):
            self._say(deed.__name__)
            deed(self.dice.choice(self.town.groups))
            await self._rest()

    def _must_be_calm(self) -> bool:
        """Whether the bot would give up an update that is none of those that kill: it is we who do."""
        return max(noted(self.database).values(), default=0) >= MOST - 1

    async def _migration(self) -> None:
        """Killed while an old file is brought up to date, or soon after."""
        point, most = self.dice.choice(MIGRATING)
        await self._begin(point, self.dice.randint(1, most))
        with suppress(TimeoutError):
            await asyncio.wait_for(self.bots.ended.wait(), 0.8)
        await self._end(f"migration, {point}")

    async def _hasty(self) -> None:
        """Killed while it starts, catches up or migrates."""
        if self.dice.random() < 0.5:
            point = self.dice.choice(points.POINTS[:-1])
            most = 9 if point.startswith("statement") else 1.5
            nth = round(2 ** self.dice.uniform(0, most))
            await self._begin(point, nth)
            wait = 0.5
        else:
            point, wait = "start", self.dice.uniform(0, 0.3)
            await self._begin()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.bots.ended.wait(), wait)
        await self._end(point)

    async def _night(self) -> None:
        """Killed while the nightly backup is made, and the child that makes it, too, as by a power cut."""
        await self._begin()
        with suppress(Died):
            await self._walk(self.clock.now() + timedelta(days=1))
            self._say("a backup is made")
            await asyncio.sleep(self.dice.uniform(0, 0.8))
        await self._end("backup")

    async def _begin(self, point: str = "", nth: int = 0) -> None:
        self.front.life += 1
        self._say(f"life {self.front.life} at {self.wall():%m-%d %H:%M} {point} {nth or ''}")
        await self.bots.begin(
            self._config,
            self.folder / "bot.log",
            self.clock.offset.total_seconds(),
            nightly=self.backs_up,
            papers=self.town.papers,
            point=point,
            nth=nth,
        )

    async def _end(self, point: str) -> None:
        self.front.fuse.arm("", 0)
        if not self.bots.ended.is_set():
            self.bots.kill()
            await self.bots.ended.wait()
            point = point if point in ("start", "time", "backup", "rest") else f"{point} not met, rest"
        if point == "backup" or self.dice.random() < 0.5:
            self.bots.kill_children()
        if self.bots.exit != -9:
            raise Violation(f"the bot ended by itself with {self.bots.exit}")
        self._crashes += 1
        self.tally.count(point)
        self._say(f"killed: {point}")

    def _arm(self) -> str:
        """Draw where it is to die."""
        kind, nth = self.dice.random(), round(2 ** self.dice.uniform(0, 7))
        if kind < 0.2:
            return "time"
        if kind < 0.45:
            point, nth = self.dice.choice(front.POINTS), self.dice.choice((1, 1, 1, 2, 3))
            self.front.fuse.arm(point, nth)
        else:
            point = self.dice.choice(points.POINTS[:-1])
            nth = nth if point.startswith("statement") else self.dice.choice((1, 1, 1, 2, 3))
            self.bots.arm(point, nth)
        self._say(f"armed {point} {nth}")
        return point

    def _killed_by_room(self) -> None:
        self.bots.kill()

    async def _step(self) -> None:
        """Somebody does something, or time goes on."""
        if self.dice.random() < 0.2:
            await self._walk(self._later())
        elif self.dice.random() < 0.4:
            await self._errand()
        else:
            self._say(self.town.act())
            await asyncio.sleep(self.dice.choice((0, 0, LOOK)))
        if self.bots.ended.is_set():
            raise Died

    async def _errand(self) -> None:
        """What takes several steps, each answered before the next."""
        group = self.dice.choice(self.town.groups)
        for name, step in self.town.care.errand(group):
            self._say(f"care: {name}")
            step()
            await self._rest()
            if self.dice.random() < 0.1:
                await self._walk(self.clock.now().replace(minute=0, second=1) + timedelta(hours=1))

    def _later(self) -> datetime:
        """A moment some minutes, hours or days ahead, just after the full minute."""
        span = timedelta(minutes=round(2 ** self.dice.uniform(1, 12.5)))
        return (self.clock.now() + span).replace(second=1, microsecond=0)

    async def _walk(self, to: datetime) -> None:
        """Let time pass, every due moment on the way lived through."""
        self._say(f"walks to {wall_of(to):%m-%d %H:%M}")
        while True:
            state = await self._rest()
            due = datetime.fromisoformat(state.due) if state.due else None
            if due is None or due >= to or due <= self.clock.now():
                break
            self._set(due)
        if to > self.clock.now():
            self._set(to)
            await self._rest()

    def _set(self, to: datetime) -> None:
        self._settled = False
        self.clock.set(to)
        self.bots.set_clock(self.clock.offset.total_seconds())

    async def _rest(self) -> State:
        """Wait until everything is read and said that can be now; Died if that never comes."""
        try:
            async with asyncio.timeout(REST):
                state = await self._at_rest()
        except TimeoutError:
            raise Violation(
                f"the bot does not come to rest: {self._last}, {len(self.room.updates)} updates"
            ) from None
        self._settled = True
        self._read()
        return state

    async def _at_rest(self) -> State:
        while True:
            state = self._last = await self.bots.ask()
            if state.through and state.caught_up and not self.room.updates:
                if state.waits is None or state.waits > SOON:
                    return state
                self._set(self.clock.now() + timedelta(seconds=state.waits + 0.01))
            await asyncio.sleep(LOOK)

    def _read(self) -> None:
        """What was planned and changed is known to the oracle from the moment the bot has read it."""
        fresh = [
            (group, item)
            for group in self.town.groups
            for item in group.items
            if not item.known or item.change is not None
        ]
        if not fresh:
            return
        with File(self.database) as file:
            for group, item in fresh:
                for row in item_rows(file, item.message_id, group):
                    if item.known:
                        self._changed(group, item, row)
                    else:
                        group.oracle.plan(row["number"], item.plan, self.wall())
                        item.known, item.number = True, row["number"]

    def _changed(self, group: Group, item: Item, row: dict[str, Any]) -> None:
        """The bot is at rest, so what was said of the item holds by now."""
        change, (one,) = item.change, group.oracle.open_at(item.number, self.wall())
        assert change is not None
        start = moment_of(row["start"])
        if row["status"] != change.status or (change.start is not None and start != change.start):
            raise Violation(f"{change.text} left it {row['status']} on {start}")
        if change.start is not None:
            group.oracle.move(one, change.start, change.at)
        else:
            one.until, item.is_open = change.at, False
        item.change = None

    def _be_dead(self) -> None:
        """People write on; sometimes it takes long until the bot is back."""
        if self.dice.random() < 0.3:
            for _ in range(self.dice.randint(1, 5)):
                self._say(f"meanwhile {self.town.act()}")
        is_changing = any(item.change for group in self.town.groups for item in group.items)
        if self._settled and not is_changing and self.dice.random() < 0.15:
            self._be_away(self.clock.now() + timedelta(hours=self.dice.uniform(0.3, 60)))

    def _be_away(self, to: datetime) -> None:
        """What the bot read in a life too short to rest, it knows from now on, not from when it is back."""
        self._read()
        begin = self.wall()
        self.clock.set(to.replace(second=1, microsecond=0))
        self._settled = False
        for group in self.town.groups:
            group.oracle.away.append((begin, self.wall().replace(second=0, microsecond=0)))
        self._say(f"away from {begin:%m-%d %H:%M} to {self.wall():%m-%d %H:%M}")

    def _judge(self) -> None:
        self.tally.judged += 1
        found = findings(self.database, self.town, self.front.effects, self._crashes)
        found += care_verdict.findings(self.database, self.town, self.front.effects)
        found += backed_up(self.folder / "data" / "backup")
        if found:
            raise Violation("\n".join(found))

    async def _last_life(self) -> None:
        """It comes to rest, lives on for some days, and ends when it is told to."""
        await self._begin()
        await self._walk(self._later())
        while (await self.bots.ask()).drawing:
            await asyncio.sleep(0.1)
        await self._rest()
        self._judge()
        self.bots.stop()
        await asyncio.wait_for(self.bots.ended.wait(), 5)
        if self.bots.exit != 0:
            raise Violation(f"the bot ended with {self.bots.exit}")
        self._judge()
        if found := added_up(self.database, self.town, self.clock.now()):
            raise Violation("\n".join(found))

    def _begin_old(self) -> None:
        """A file of the first release, with two groups this room knows nothing of: the first life brings it up to date."""
        self._say("begins with an old file")
        self.database.write_bytes(gzip.decompress(OLD.read_bytes()))
        self.clock.set((OLD_ENDS + timedelta(days=self.dice.randrange(10))).replace(tzinfo=ZONE))
        for series in ("users", GROUP):
            for _ in range(OLD_NUMBERS):
                self.room.count(series)
        with File(self.database) as file:
            self.town.inherited = worth(file)

    def _say(self, words: str) -> None:
        self.trace.append(words)
