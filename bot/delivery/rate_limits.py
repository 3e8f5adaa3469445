"""Telegram's rate limits over a monotonic clock: what may be sent, and how soon. Waiting is the caller's job."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from bot.config.sections import Limits

LOOK_SECONDS = 0.02  # between two looks while all that fits is held
SEVERAL = 3  # chats refused with nothing accepted in between


async def rung(woken: asyncio.Event, seconds: float) -> None:
    """Wait until there is something to send, at most so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await woken.wait()


class Bucket:
    """Holds up to `size` tokens and regains `rate` of them a second."""

    def __init__(self, size: float, rate: float, now: float) -> None:
        self._size = size
        self._rate = rate
        self._tokens = size
        self._at = now

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when one is."""
        self._refill(now)
        # Rounding: 1 - 1e-12 tokens are one token.
        return 0.0 if self._tokens >= 1 - 1e-9 else (1 - self._tokens) / self._rate

    def take(self, now: float) -> None:
        self._refill(now)
        self._tokens -= 1

    def went(self, now: float) -> None:
        """The token was used when it was taken."""

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken lately, so that the bucket can be forgotten."""
        self._refill(now)
        return self._tokens >= self._size

    def _refill(self, now: float) -> None:
        self._tokens = min(self._size, self._tokens + max(0.0, now - self._at) * self._rate)
        self._at = max(self._at, now)


class Window:
    """At most `size` in any `seconds`: what Telegram counts by the minute leaves no room for a burst more.

    What was taken counts until it went, and from then on for its span: a slow disk must not bring two spans' worth together.
    """

    def __init__(self, size: int, seconds: float) -> None:
        self._size = size
        self._seconds = seconds
        self._held = 0
        self._gone: deque[float] = deque()

    def wait(self, now: float, *, room: int = 0) -> float:
        """Seconds until one more fits; 0 when it does. With `room` one place in so many is left to others."""
        self._forget(now)
        most = self._size - (self._size // room if room else 0)
        over = self._held + len(self._gone) - most
        if over < 0:
            return 0.0
        return self._gone[over] + self._seconds - now if over < len(self._gone) else LOOK_SECONDS

    def take(self, now: float) -> None:
        self._held += 1

    def went(self, now: float) -> None:
        """One that was held goes now."""
        self._held -= 1
        self._gone.append(now)

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken lately, so that the window can be forgotten."""
        self._forget(now)
        return not self._held and not self._gone

    def _forget(self, now: float) -> None:
        while self._gone and self._gone[0] + self._seconds <= now:
            self._gone.popleft()


Gauge = Bucket | Window


class Pace:
    """Says how long a message to a chat must wait, and counts those that go."""

    FORGET_ABOVE = 10_000  # chats nothing was sent to lately are dropped then

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._all = [Window(limits.per_second, 1)] if limits.per_second > 0 else []
        self._chats: dict[int, list[Gauge]] = {}
        self._ends: dict[int, float] = {}  # of the waits Telegram asked for, until it takes something
        self._until = 0.0

    def wait_for_any(self, *, room: int = 0) -> float:
        """Seconds until any chat at all may be written to; 0 for at once. `room`: by what leaves one place in so many."""
        now = self._monotonic()
        return max([0.0, self._until - now, *(window.wait(now, room=room) for window in self._all)])

    def refused(self, chat_id: int, seconds: float) -> None:
        """Telegram asked for a wait of so many seconds when this chat was written to.

        When it refuses several chats in a row it means all of them, which a 429 does not say: then nothing is sent anywhere.
        """
        now = self._monotonic()
        if now >= self._until > 0:
            self._ends, self._until = {}, 0.0
        self._ends[chat_id] = now + seconds
        if len(self._ends) >= SEVERAL:
            # The shortest: it is the only one surely meant for all.
            self._until = min(self._ends.values())

    def accepted(self) -> None:
        """Telegram took a message: the refusals before it were those chats' own."""
        self._ends.clear()

    def wait(self, chat_id: int) -> float:
        """Seconds until this chat may be written to; 0 for at once."""
        now = self._monotonic()
        return max((gauge.wait(now) for gauge in self._gauges(chat_id, now)), default=0.0)

    def take(self, chat_id: int) -> None:
        """A message to this chat is about to go: `went` must follow, once."""
        now = self._monotonic()
        for gauge in self._gauges(chat_id, now):
            gauge.take(now)

    def went(self, chat_id: int) -> None:
        """It goes now, or not at all."""
        now = self._monotonic()
        for gauge in self._gauges(chat_id, now):
            gauge.went(now)

    def _gauges(self, chat_id: int, now: float) -> list[Gauge]:
        if chat_id not in self._chats:
            if len(self._chats) >= self.FORGET_ABOVE:
                known = self._chats.items()
                self._chats = {chat: own for chat, own in known if not all(each.is_full(now) for each in own)}
            limits, found = self._limits, list[Gauge]()
            if limits.chat_per_second > 0:
                found.append(Bucket(max(limits.chat_burst, 1), limits.chat_per_second, now))
            # Groups and supergroups have negative ids.
            if chat_id < 0 and limits.group_per_minute > 0:
                found.append(Window(limits.group_per_minute, 60))
            self._chats[chat_id] = found
        return [*self._all, *self._chats[chat_id]]
