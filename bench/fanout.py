"""One festival morning to 10,000 groups within Telegram's limits, by a clock that jumps: `python -m bench.fanout`."""

import asyncio
import heapq
import json
import tempfile
from collections import defaultdict, deque
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from telegram.request import BaseRequest

from bench.echoes import TOKEN
from bench.ratios import Found, Ratio, against_limit, bench, ratio
from bot.config.sections import Limits
from bot.delivery.rate_limits import Pace
from bot.delivery.sender import Composers, Sender
from bot.operations.disk_sync import Disk
from bot.telegram.http_request import Listener
from handlers.worklog import log_receipt
from storage.core import groups
from storage.core.outbox import queue
from storage.core.outbox.queue import Lane, Outgoing
from storage.engine.database import Store, open_store

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
GROUPS, SHORT_GROUPS = 10_000, 500
MORNING = datetime(2026, 9, 25, 0, 0, tzinfo=UTC)
FIRST_CHAT = -1_001_000_000_000
SEND_SECONDS = 0.08  # one request over a real network
EVERY = 0.97  # seconds between two who write meanwhile, at another part of each second


class Jumping(asyncio.SelectorEventLoop):
    """A loop whose clock stands still while anything is done, then jumps to the next thing that is due."""

    disk_seconds = 0.004

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0.0

    def time(self) -> float:
        """Seconds since it was made, by its own clock."""
        return self._shown

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        """At once, while the clock stands; what came of it is there after `disk_seconds` of it."""
        done, made = self.create_future(), func(*args)
        self.call_later(self.disk_seconds, done.set_result, made)
        return done

    def _run_once(self) -> None:
        # A loop's own parts, of which its types say nothing.
        scheduled: list[asyncio.TimerHandle] = self._scheduled  # type: ignore[attr-defined]
        while scheduled and scheduled[0].cancelled():
            heapq.heappop(scheduled)._scheduled = False  # type: ignore[attr-defined]
            self._timer_cancelled_count -= 1  # type: ignore[attr-defined]
        if not self._ready and scheduled:  # type: ignore[attr-defined]
            self._shown = max(self._shown, scheduled[0].when())
        super()._run_once()  # type: ignore[misc]


class Telegram(BaseRequest):
    """Takes messages as Telegram does, and answers 429 to whoever sends more than it allows."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = defaultdict(deque)
        self.refused = 0
        self.taken: dict[int, float] = {}

    @property
    def read_timeout(self) -> float | None:
        """None is kept to."""
        return None

    async def initialize(self) -> None:
        """Nothing."""

    async def shutdown(self) -> None:
        """Nothing."""

    async def do_request(
        self, url: str, method: str, request_data: Any = None, *given: Any, **more: Any
    ) -> tuple[int, bytes]:
        """getMe and sendMessage."""
        if url.endswith("getMe"):
            return _answer({"id": 1, "is_bot": True, "first_name": "b", "username": "b_bot"})
        chat_id = int(request_data.json_parameters["chat_id"])
        await asyncio.sleep(SEND_SECONDS / 2)
        wait = self._wait(chat_id)
        await asyncio.sleep(SEND_SECONDS / 2)
        if wait:
            self.refused += 1
            said = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests",
                "parameters": {"retry_after": wait},
            }
            return 429, json.dumps(said).encode()
        self.taken.setdefault(chat_id, self._loop.time())
        return _answer(
            {"message_id": len(self.taken), "date": 1, "chat": {"id": chat_id, "type": "supergroup"}}
        )

    def _wait(self, chat_id: int) -> int:
        """Seconds to wait; what is taken is counted."""
        now, chat = self._loop.time(), self._chats[chat_id]
        for taken, span in ((self._all, 1.0), (chat, 60.0)):
            while taken and taken[0] <= now - span + 1e-6:  # a clock of floats
                taken.popleft()
        if len(self._all) >= 30 or len(chat) >= 20:
            return 5
        self._all.append(now)
        chat.append(now)
        return 0


def _answer(result: Any) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


def measured(short: bool) -> Found:
    """The time until the last group has its reminder beside the least that thirty a second allow."""
    count = SHORT_GROUPS if short else GROUPS
    with tempfile.TemporaryDirectory() as directory:
        store = open_store(Path(directory) / "b.db", "bench")
        _fill(store, count)
        with asyncio.Runner(loop_factory=Jumping) as runner:
            morning = runner.run(_morning(store, count))
        store.close()
    last, middle, waits, refused = morning
    least = (count - 30) / 30
    name = "until every group has its reminder"
    in_all = replace(ratio(name, "30 a second", "s", [last], [least]), want="≤ 1.05", short=True)
    answer = against_limit("an answer meanwhile, the slowest in a hundred", "1 s", "s", [_slowest(waits)], 1)
    figures: list[Ratio] = [in_all, answer, against_limit("refusals (429)", "one", "", [refused], 1)]
    note = f"{count:,} groups: the last had it after {last:.1f} s, the median after {middle:.1f} s; none went without; {refused} times 429."
    return Found(figures, [note])


def _fill(store: Store, count: int) -> None:
    with store.unit() as db:
        for number in range(count):
            chat_id = FIRST_CHAT - number
            group_id = groups.create(db, chat_id, f"第{number}分厂工会", MORNING)
            params = {"text": f"今天中秋节，{number}"}
            queue.enqueue_outgoing(
                db, Outgoing(chat_id, "sendMessage", params, Lane.REMINDER, group_id, unasked=True), MORNING
            )


class Morning(NamedTuple):
    """Seconds until the last group and until half of them had it; how long each answer took; refusals."""

    last: float
    middle: float
    waits: list[float]
    refused: int


def _slowest(waits: list[float]) -> float:
    return sorted(waits)[len(waits) * 99 // 100]


async def _morning(store: Store, count: int) -> Morning:
    loop = asyncio.get_running_loop()
    telegram = Telegram()
    bot = Listener(TOKEN, request=telegram, get_updates_request=telegram)
    await bot.initialize()
    composers = Composers(log_receipt.join, lambda db, row, now: None, lambda db, row, now: now)
    sender = Sender(
        store,
        bot,
        lambda: MORNING + timedelta(seconds=loop.time()),
        Pace(Limits(), loop.time),
        composers,
        Disk(store),
    )
    task = asyncio.create_task(sender.run())
    asked: dict[int, float] = {}
    while sum(chat < 0 for chat in telegram.taken) < count:
        asked[len(asked) + 1] = loop.time()
        with store.unit() as db:  # somebody wrote in private, and is answered
            queue.enqueue_outgoing(db, Outgoing(len(asked), "sendMessage", {"text": "已记录"}), MORNING)
        sender.wake()
        await asyncio.sleep(EVERY)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    late = sorted(at for chat, at in telegram.taken.items() if chat < 0)
    waits = [telegram.taken[chat] - at for chat, at in asked.items() if chat in telegram.taken]
    return Morning(late[-1], late[len(late) // 2], waits, telegram.refused)


if __name__ == "__main__":
    bench("fanout", measured)
