"""Telegram's end of the wire as a small fake under PTB's real Bot, and a sender connected to it."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.config.sections import Limits
from bot.delivery.rate_limits import Pace
from bot.delivery.sender import Composers, Sender
from bot.operations.disk_sync import Disk
from bot.telegram.http_request import Listener
from storage.core.outbox import queue
from storage.core.outbox.queue import Outgoing, Waiting
from storage.engine.database import Database, Store
from tests.empty_database import in_memory

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
GROUP, LI = -4001, 101
MARK = "（可能重复）"
Params = dict[str, Any]
Answer = tuple[int, dict[str, Any]] | BaseException | None
CODES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 429: "Too Many Requests"}


def refused(code: int, description: str = "", **parameters: int) -> Answer:
    """An answer as Telegram words it."""
    said = f"{CODES.get(code, 'Server Error')}: {description}"
    return code, {"ok": False, "error_code": code, "description": said, "parameters": parameters}


class Line(BaseRequest):
    """Remembers every call; `answer` may refuse one or break it, `gates` keep a chat's calls waiting."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Params]] = []
        self.patience: list[dict[str, float]] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.answer: Callable[[str, Params], Answer] = lambda method, params: None
        self._number = 0

    @property
    def read_timeout(self) -> float:
        """PTB asks."""
        return 5

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **more: Any
    ) -> tuple[int, bytes]:
        """One call of the Bot API."""
        name = url.rsplit("/", 1)[1]
        params: Params = dict(request_data.parameters if request_data else {})
        self.calls.append((name, params))
        self.patience.append(more)
        gate = self.gates.get(int(params.get("chat_id", 0)))
        if gate is not None:
            await gate.wait()
        answer = self.answer(name, params)
        if isinstance(answer, BaseException):
            raise answer
        code, body = answer or (200, {"ok": True, "result": self._result(name, params)})
        return code, json.dumps(body).encode()

    def texts(self, chat_id: int | None = None) -> list[str]:
        """What was said, to one chat or to all, tries that failed included."""
        return [
            params.get("text", "")
            for _, params in self.calls
            if chat_id is None or int(params.get("chat_id", 0)) == chat_id
        ]

    def next_answers(self, *answers: Answer) -> None:
        """The next calls get these, all later ones succeed."""
        waiting = list(answers)
        self.answer = lambda method, params: waiting.pop(0) if waiting else None

    def _result(self, name: str, params: Params) -> Any:
        if not name.startswith(("send", "editMessageText")):
            return True
        self._number += 1
        chat = {"id": int(params["chat_id"]), "type": "private"}
        number = params.get("message_id", self._number)
        return {"message_id": int(number), "date": 0, "chat": chat, "text": params.get("text", "")}


@dataclass
class Office:
    """A store, a clock that stands still, a line and the sender between them."""

    line: Line = field(default_factory=Line)
    store: Store = field(default_factory=in_memory)
    now: datetime = NOW
    limits: Limits = field(
        default_factory=lambda: Limits(per_second=0, chat_per_second=0, chat_burst=0, group_per_minute=0)
    )
    told: list[int] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    rests_until: datetime | None = None
    storage_seconds: float = 0.001

    def __post_init__(self) -> None:
        bot = Listener("1:x", request=self.line, get_updates_request=Line())
        composers = Composers(
            join=self.join, undeliverable=self.tell, awake=self.awake, mistaken=self.mistakes.append
        )
        self.sender = Sender(
            self.store,
            bot,
            lambda: self.now,
            Pace(self.limits, lambda: self.now.timestamp()),
            composers,
            Disk(self.store),
            self.storage_seconds,
        )

    def awake(self, db: Database, row: Waiting, now: datetime) -> datetime:
        """Now, or when the office's rest ends."""
        return max(now, self.rests_until or now)

    def put(self, text: str = "好", chat_id: int = GROUP, **more: Any) -> int:
        """Queue a message."""
        return self.queue(Outgoing(chat_id, "sendMessage", {"text": text}, mark=MARK, **more))

    def edit(self, target: int, text: str, chat_id: int = GROUP) -> int:
        """Queue an edit."""
        return self.queue(Outgoing(chat_id, "editMessageText", {"text": text}, edits=target, mark=MARK))

    def queue(self, out: Outgoing) -> int:
        """Queue anything that is surely new."""
        with self.store.unit() as db:
            row_id = queue.enqueue_outgoing(db, out, self.now)
        assert row_id is not None
        return row_id

    def row(self, row_id: int) -> dict[str, Any]:
        """A row as it stands in the file."""
        return dict(next(iter(self.store.db.query("select * from outbox where id = ?", [row_id]))))

    def states(self) -> list[str]:
        """What became of each row, oldest first."""
        return [row["state"] for row in self.store.db.query("select state from outbox order by id")]

    def join(self, db: Database, parts: Sequence[Waiting]) -> Outgoing:
        """The joined answer: how many there are."""
        first = parts[0]
        text = f"共{len(parts)}条"
        return Outgoing(first.chat_id, "sendMessage", {"text": text}, group_id=first.group_id, mark=MARK)

    def tell(self, db: Database, row: Waiting, now: datetime) -> None:
        """Somebody hears that a row can't be delivered."""
        self.told.append(row.id)


@contextlib.asynccontextmanager
async def running(sender: Sender) -> AsyncIterator[None]:
    """The sender at work, as in the program."""
    task = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def soon(office: Office, *states: str) -> None:
    """Wait until the rows are in these states; at once or never."""
    await until(lambda: office.states() == list(states))


async def until(holds: Callable[[], object]) -> None:
    """Wait until that holds; at once or never."""
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.002)
