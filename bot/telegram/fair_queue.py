"""Whose messages lately cost how much processor time: who costs much waits behind the others (decision 25)."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Hashable, Iterable, Sequence
from contextlib import asynccontextmanager
from itertools import chain
from time import thread_time

from handlers.core.messages.update_summary import Outline
from union.core.grouping import Latest
from union.core.records import dataclass

MUCH = 0.25  # processor seconds; a filed message takes some milliseconds
HALVED = 20.0  # seconds after which half of it is forgotten
MOST_KNOWN = 10_000  # chats and people; who was silent longest is forgotten first
LONG_SECONDS = 0.05  # of processor time: behind such a turn the others have the loop as long,
REST_SECONDS = 0.2  # at most so long


class Accounts:
    """Processor seconds of each chat and person, halved again and again. `clock` is monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._of = Latest[Hashable, tuple[float, float]](MOST_KNOWN)

    def spend(self, told: Outline, seconds: float) -> None:
        """It took so long to handle this."""
        now = self._clock()
        for key in _keys(told):
            self._of[key] = self._spent(key, now) + seconds, now

    def spent(self, told: Outline) -> float:
        """What its chat, or who wrote it anywhere, has taken lately."""
        now = self._clock()
        return max(self._spent(key, now) for key in _keys(told))

    def _spent(self, key: Hashable, now: float) -> float:
        seconds, at = self._of.get(key, (0.0, now))
        return float(seconds * 0.5 ** ((now - at) / HALVED))


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as Telegram wrote it, with what can be told without reading it; None where it has no number."""

    told: object
    outline: Outline | None

    @property
    def number(self) -> int | None:
        """What confirms it, and all below."""
        return None if self.outline is None else self.outline.update_id


class Queue:
    """What came, in the order in which it is to be handled; within one chat always as it was written.

    First the chats that cost little, as their numbers have it; then the others, the cheapest first.
    """

    def __init__(self, letters: Iterable[RawUpdate], accounts: Accounts) -> None:
        self._accounts = accounts
        self._first = deque(letters)
        self._later: dict[int | None, deque[RawUpdate]] = {}
        self._has_given = False  # any that cost little

    def next(self, *, may_be_costly: bool) -> RawUpdate | None:
        """Take the next out; None when there is none, or only costly ones and these are not wanted now.

        Nor are they behind others: these are answered first.
        """
        while self._first:
            letter = self._first.popleft()
            if not self._defer_if_costly(letter):
                self._has_given = True
                return letter
        return self._cheapest() if may_be_costly and not self._has_given else None

    def left(self) -> Sequence[RawUpdate]:
        return [*self._first, *chain.from_iterable(self._later.values())]

    def _defer_if_costly(self, letter: RawUpdate) -> bool:
        if letter.outline is None:
            return False
        chat = letter.outline.chat_id
        if chat not in self._later and self._accounts.spent(letter.outline) < MUCH:
            return False
        self._later.setdefault(chat, deque()).append(letter)
        return True

    def _cheapest(self) -> RawUpdate | None:
        if not self._later:
            return None
        chat = min(self._later, key=self._cost)
        waiting = self._later[chat]
        letter = waiting.popleft()
        if not waiting:
            del self._later[chat]
        return letter

    def _cost(self, chat: int | None) -> float:
        told = self._later[chat][0].outline
        return 0.0 if told is None else self._accounts.spent(told)


class Turns:
    """For updates that come one by one, several at once: each is let in alone, in the order of a queue of all that wait."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._waiting: list[tuple[RawUpdate, asyncio.Future[None]]] = []
        self._is_taken = False

    @asynccontextmanager
    async def of(self, letter: RawUpdate) -> AsyncIterator[None]:
        let_in = asyncio.get_running_loop().create_future()
        self._waiting.append((letter, let_in))
        self._let_in()
        try:
            await let_in
            begun = thread_time()
            yield
            # Who came meanwhile is in the queue only once the loop has run.
            await rested(thread_time() - begun)
        finally:
            if let_in.cancelled():
                self._waiting = [each for each in self._waiting if each[1] is not let_in]
            else:
                self._is_taken = False
                self._let_in()

    def _let_in(self) -> None:
        if self._is_taken or not self._waiting:
            return
        ordered = sorted((letter for letter, _ in self._waiting), key=lambda letter: letter.number or 0)
        chosen = Queue(ordered, self._accounts).next(may_be_costly=True)
        place = next(at for at, (letter, _) in enumerate(self._waiting) if letter is chosen)
        self._is_taken = True
        self._waiting.pop(place)[1].set_result(None)


async def rested(spent: float) -> bool:
    """After a turn of so much processor time; whether it was a long one, behind which the loop is left to the others."""
    if spent >= LONG_SECONDS:  # whoever was answered before it still waits for the loop
        await asyncio.sleep(min(spent, REST_SECONDS))
    return spent >= LONG_SECONDS


def _keys(told: Outline) -> tuple[Hashable, Hashable]:
    return ("chat", told.chat_id), ("person", told.sender)
