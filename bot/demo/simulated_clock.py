"""How time passes in the demo: by itself at a chosen speed, or in a walk to a moment; with what else the page may move.

Either way every due moment on the way is lived through (decision 7): nothing is skipped by impatience.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.demo.bot_api.values import Chat, Json
from handlers.core.services import Services
from handlers.routing import message_inspection
from storage.core import groups
from union.core.records import dataclass

ZONE = "Asia/Shanghai"  # while there is no group
log = logging.getLogger(__name__)
LONGEST_WALK = timedelta(days=366)  # about ten seconds on the way
SPEEDS = (0, 1, 60, 3600)  # the clock's seconds in one of the host's; 0: it stands still
STEP_SECONDS = 0.5
LONGEST_RUN = timedelta(days=92)  # then the clock is slow again: the page may have been left open
MOST_STOPS = 2000  # more than two for every day of a year


@dataclass(frozen=True, slots=True)
class Life:
    """What a passing clock lives through: when something is due next, and doing what is due."""

    next_due: Callable[[], datetime | None]
    settle: Callable[[], Awaitable[None]]


class Passage:
    """Moves one clock. Between `close` and the next `open` there is no bot, and nobody moves it.

    `way`: from where to where it is walking just now, aware UTC; `speed`: its seconds in one of the host's, 0: it stands still.
    """

    def __init__(self, clock: Clock, changed: Callable[[], object]) -> None:
        self._clock = clock
        self._changed = changed
        self._life: Life | None = None
        self._step = asyncio.Lock()
        self._walking: asyncio.Task[None] | None = None
        self._pacing: asyncio.Task[None] | None = None
        self.way: tuple[datetime, datetime] | None = None
        self.speed = 1

    def open(self, life: Life) -> None:
        """The bot is here: from now on the clock may be moved."""
        self._life = life

    def shut(self) -> None:
        """The bot is about to go: nobody begins another walk."""
        self._life = None

    async def close(self) -> None:
        """Stop where the clock stands, and let it go at the host's pace again."""
        self.shut()
        tasks = [task for task in (self._walking, self._pacing) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._pacing, self.speed = None, 1
        self._clock.release()

    def walk_to(self, to: datetime) -> None:
        """Let time pass up to `to`. ValueError in words when it can't now."""
        life = self._lived()
        if self._walking is not None:
            raise ValueError("时间正在往前走，请等它停下再拨")
        if to - self._clock.now() > LONGEST_WALK:
            raise ValueError("一次最多往前拨一年，请分几次拨")
        self.way = (self._clock.now(), to)
        self._walking = asyncio.create_task(self._walk(life, to))
        self._walking.add_done_callback(self._arrived)

    def halt(self) -> None:
        """Break a walk off: the clock stays at the stop it has reached."""
        if self._walking is not None:
            self._walking.cancel()

    def run_at(self, speed: int) -> None:
        """Let time pass so many times as fast as the host's from now on. ValueError in words when it can't."""
        life = self._lived()
        if speed not in SPEEDS:
            raise ValueError("没有这样的快慢，请选停、1 倍、60 倍或 3600 倍")
        if self._pacing is not None:
            self._pacing.cancel()
            self._pacing = None
        self.speed = speed
        if speed == 1:
            self._clock.release()
        else:
            self._clock.hold()
        if speed > 1:
            self._pacing = asyncio.create_task(self._pace(life, speed))
        self._changed()

    def _lived(self) -> Life:
        if self._life is None:
            raise ValueError("示例还在演，请等它演完再拨时间")
        return self._life

    async def _walk(self, life: Life, to: datetime) -> None:
        async with self._step:
            await life.settle()  # what was written before the jump is answered before it
            await walk(self._clock, to, life.next_due, life.settle)

    async def _pace(self, life: Life, speed: int) -> None:
        last = self._clock.now() + LONGEST_RUN
        while self._clock.now() < last:
            await asyncio.sleep(STEP_SECONDS)
            async with self._step:
                to = self._clock.now() + timedelta(seconds=speed * STEP_SECONDS)
                await walk(self._clock, to, life.next_due, life.settle)
            self._changed()
        self.speed, self._pacing = 1, None
        self._clock.release()
        self._changed()

    def _arrived(self, task: "asyncio.Task[None]") -> None:
        self._walking = self.way = None
        self._changed()
        if not task.cancelled() and task.exception() is not None:
            log.error("the clock stopped on its way: %s", type(task.exception()).__name__)


async def walk(
    clock: Clock, to: datetime, next_due: Callable[[], datetime | None], settle: Callable[[], Awaitable[None]]
) -> None:
    """Set the clock to each moment something is due before `to`, then to `to`, settling at every stop.

    So nothing is late merely because somebody was impatient.
    """
    for _ in range(MOST_STOPS):
        due = next_due()
        if due is None or due >= to:
            break
        if due > clock.now():
            clock.set(due)
        await settle()
        if next_due() == due:  # waits for something else, quiet hours for one: don't stand still
            break
    if to > clock.now():
        clock.set(to)
    await settle()


class RoomClock(Protocol):
    """The program's clock: aware UTC times. `set` lets time pass; ValueError in words when it can't now."""

    def now(self) -> datetime: ...

    def set(self, to: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Controls:
    """What the page may move, and what it, the inspector and the guided tour may ask of the bot in the room, read only.

    `targets`: where the jump buttons lead, by their label, aware times; `restart` begins anew. Without `pace` the clock
    only jumps. `services`: those of the bot, None while it is begun anew. While it is not `ready` the sample is being
    played, and a visitor's words would come into its midst.
    """

    clock: RoomClock
    targets: Callable[[], Mapping[str, datetime]]
    restart: Callable[[], Awaitable[None]]
    pace: Passage | None = None
    services: Callable[[], Services | None] = lambda: None
    ready: Callable[[], bool] = lambda: True

    def made_by(self, chat_id: int, message_id: int) -> message_inspection.MadeOfMessage | None:
        services = self.services()
        return message_inspection.records_of_message(services, chat_id, message_id) if services else None

    def inspect(self, chat: Chat, message: Json) -> Json | None:
        """How a message was read, what was kept of it, what left."""
        services = self.services()
        if services is None:
            return None
        own = message["from"]["id"] == services.face.id
        return message_inspection.inspect(services, chat.id, message, own=own)

    def zone(self) -> str:
        """The time zone of the first group, in which the page shows all times."""
        services = self.services()
        found = groups.active(services.store.db, services.defaults) if services else []
        return found[0].settings.timezone if found else ZONE
