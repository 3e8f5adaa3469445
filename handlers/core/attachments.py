"""The document of a command: fetched and read after its turn and by a worker, many at once, so that a slow file holds up nobody.

The wish is a draft, so a restart forgets none; who sent it hears at once that it is being read.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import TypeVar

from handlers.core import group_choice, pending_questions
from handlers.core.messages.incoming_message import Document, Incoming, Said, Where, Who
from handlers.core.monitoring.errors import broken_off
from handlers.core.services import PART_SECONDS, Services, TookTooLong
from handlers.core.turn import Act, Turn
from handlers.core.update_transaction import obey
from storage.core import drafts
from storage.core.drafts import Draft
from union.core.files.refusal import MOST_BYTES, Refused, Unreadable
from union.core.records import dataclass, replace

AT_ONCE = 8
OPEN_AT_ONCE = 2
WAITING = "attachment"  # subject of the draft: a command whose document is not read yet
KEPT = timedelta(days=1)
MOST_TRIES = 3
Thing = TypeVar("Thing")


class Beside:
    """What is under way of one kind; whoever looks again meanwhile leaves that alone."""

    def __init__(self) -> None:
        self._under_way = set[int]()
        self._gate = asyncio.Semaphore(AT_ONCE)

    async def each(self, things: Mapping[int, Thing], act: Callable[[Thing], Awaitable[None]]) -> None:
        """Do it with each, by its row, that is not under way; one that raises stops no other, and is raised in the end."""
        fresh = [number for number in things if number not in self._under_way]
        self._under_way.update(fresh)

        async def one(number: int) -> None:
            try:
                async with self._gate:
                    await act(things[number])
            finally:
                self._under_way.discard(number)

        for end in await asyncio.gather(*map(one, fresh), return_exceptions=True):
            if end is not None:
                raise end


class FileTurns:
    """One for the whole bot. A group's files wait for each other; another group's wait for their share only."""

    def __init__(self) -> None:
        self._share = asyncio.Semaphore(OPEN_AT_ONCE)
        self._groups: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    @asynccontextmanager
    async def of(self, group_id: int) -> AsyncIterator[None]:
        """Within, it is this group's turn; `group_id` 0 for a file of no group."""
        lock = self._groups.setdefault(group_id, asyncio.Lock())
        self._waiting[group_id] = self._waiting.get(group_id, 0) + 1
        try:
            # The group's own turn first: what waits for it takes nobody's share.
            async with lock, self._share:
                yield
        finally:
            self._waiting[group_id] -= 1
            if not self._waiting[group_id]:
                del self._waiting[group_id], self._groups[group_id]


@dataclass(frozen=True, slots=True)
class FileOpener:
    """What opens a file that somebody sent: a worker each time, never the bot itself. All three raise Unreadable."""

    words_of: Callable[[bytes, bool], Awaitable[str]]  # as they may be kept, where it was sent in private
    check_template: Callable[[bytes, str], Awaitable[None]]
    # Flaws as of a day, as checkup/told_figures.py reads them back.
    look_through: Callable[[bytes, date, bool], Awaitable[bytes]]
    turns: FileTurns


Read = Callable[[FileOpener, Said, bytes, bool], Awaitable[Said]]


def wait(turn: Turn, what: str) -> bool:
    """Whether the message brings a document that must be read first; then that is kept and said."""
    said = turn.said
    if document_of(said) is None or said.file is not None or said.refused is not None:
        return False
    whose = {"who": turn.incoming.who and [*turn.incoming.who], "topic": turn.where.topic}
    data = (
        group_choice.said_data(said)
        | group_choice.said_context_data(said)
        | whose
        | {"what": what, "tries": 0}
    )
    pending_questions.ask(turn, WAITING, data, KEPT, turn._("正在读取…"))
    return True


def document_of(said: Said) -> Document | None:
    """The message's own document, or that of the message it replies to."""
    return said.document or said.reply_document


async def with_words(reader: FileOpener, said: Said, content: bytes, private: bool) -> Said:
    """The message with its document's words behind its own. Raises Unreadable."""
    words = await reader.words_of(content, private)
    return replace(said, text=f"{said.text}\n{words}", document=None, reply_document=None)


async def with_content(reader: FileOpener, said: Said, content: bytes, private: bool) -> Said:
    """The message with its document's bytes, if that can be read at all. Raises Unreadable."""
    await reader.words_of(content, private)
    return replace(said, file=content)


async def with_template(reader: FileOpener, said: Said, content: bytes, private: bool) -> Said:
    """The message with its document's bytes, if that may be a template of reports. Raises Unreadable."""
    document = document_of(said)
    await reader.check_template(content, document.name if document else "")
    return replace(said, file=content)


async def with_flaws(reader: FileOpener, said: Said, content: bytes, private: bool) -> Said:
    """The message with what is wrong in its document, whose words are left in the worker. Raises Unreadable."""
    return replace(said, file=await reader.look_through(content, said.at.date(), private))


async def read_waiting(
    services: Services, at_work: Beside, acts: Mapping[str, tuple[Read, Act]], reader: FileOpener
) -> None:
    """Fetch what waits and let each command go on with it. `acts` by the name given to `wait`."""
    with services.store.reading() as db:
        found = {each.id: each for each in drafts.waiting(db, WAITING)}

    async def one(draft: Draft) -> None:
        read, act = acts[draft.data["what"]]
        _go_on(services, draft, await _fetched(services, draft, read, reader), act)

    await at_work.each(found, one)


async def _fetched(services: Services, draft: Draft, read: Read, reader: FileOpener) -> Said:
    """The message with what its document holds, or with why that can't be had."""
    with services.store.unit() as db:
        # Counted before it begins: what ends the program itself is not begun for ever either.
        tries = draft.data["tries"] + 1
        drafts.change(db, draft, {**draft.data, "tries": tries})
    said = group_choice.said_from_data(draft.data)
    document = document_of(said)
    try:
        if document is None or tries > MOST_TRIES:
            raise Unreadable(Refused.BROKEN)
        if document.size > MOST_BYTES:
            raise Unreadable(Refused.TOO_LARGE)
        content = await services.gateway.download(document.file_id, MOST_BYTES)
        if content is None:
            raise Unreadable(Refused.NOT_FETCHED)
        async with reader.turns.of(draft.group_id or 0):
            return await read(reader, said, content, draft.chat_id > 0)
    except Unreadable as error:
        return replace(said, refused=error.reason)


def _go_on(services: Services, draft: Draft, said: Said, act: Act) -> None:
    """The command goes on; words that take it too long are refused, as they would be in a turn."""
    try:
        _repeat(services, draft, said, act)
    except TookTooLong as error:
        broken_off(services, error)
        _repeat(
            services, draft, replace(group_choice.said_from_data(draft.data), refused=Refused.TOO_MUCH), act
        )
    services.wake()


def _repeat(services: Services, draft: Draft, said: Said, act: Act) -> None:
    """The command again, as if it came now, in the place where it came."""
    now = services.now()
    with services.store.unit() as db, services.bounded(PART_SECONDS):
        group = services.group(db, draft.group_id)
        waits = None if group is None else drafts.of_group(db, group, draft.id)
        if group is None or waits is None:  # given up, erased or edited meanwhile
            return
        drafts.end(db, waits)
        who = Who(*waits.data["who"]) if waits.data["who"] else None
        # The group may have become a supergroup meanwhile; its drafts moved with it.
        where = Where(waits.chat_id, group.title, waits.chat_id > 0, topic=waits.data["topic"])
        came = Incoming(0, where, who, said, anonymous=who is None)
        obey(Turn(services, db, now, came, group, answers_in=waits.outbox_id), act)
