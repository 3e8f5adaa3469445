"""Telegram's rate limits as buckets of tokens over a monotonic clock. Waiting is the caller's job."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages per span; 0 switches a limit off (config [limits], telegram.md 3.3)."""

    per_second: int = 30
    chat_per_second: int = 1
    chat_burst: int = 5
    group_per_minute: int = 20


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
        # A hair's breadth of slack: 1 - 1e-12 tokens are one token.
        return 0.0 if self._tokens >= 1 - 1e-9 else (1 - self._tokens) / self._rate

    def take(self, now: float) -> None:
        """Use one token."""
        self._refill(now)
        self._tokens -= 1

    def is_full(self, now: float) -> bool:
        """Whether nothing was taken lately, so that the bucket can be forgotten."""
        self._refill(now)
        return self._tokens >= self._size

    def _refill(self, now: float) -> None:
        self._tokens = min(self._size, self._tokens + max(0.0, now - self._at) * self._rate)
        self._at = max(self._at, now)


class Pace:
    """Says how long a message to a chat must wait, and counts those that go."""

    FORGET_ABOVE = 10_000  # chats with an untouched bucket are dropped then

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._all = _bucket(limits.per_second, limits.per_second, monotonic())
        self._chats: dict[int, list[Bucket]] = {}

    def wait(self, chat_id: int) -> float:
        """Seconds until this chat may be written to; 0 for at once."""
        now = self._monotonic()
        return max((bucket.wait(now) for bucket in self._buckets(chat_id, now)), default=0.0)

    def take(self, chat_id: int) -> None:
        """A message to this chat goes out now."""
        now = self._monotonic()
        for bucket in self._buckets(chat_id, now):
            bucket.take(now)

    def _buckets(self, chat_id: int, now: float) -> list[Bucket]:
        if chat_id not in self._chats:
            self._forget_idle(now)
            self._chats[chat_id] = self._of_chat(chat_id, now)
        return self._all + self._chats[chat_id]

    def _of_chat(self, chat_id: int, now: float) -> list[Bucket]:
        limits = self._limits
        own = _bucket(max(limits.chat_burst, 1), limits.chat_per_second, now)
        # Groups and supergroups have negative ids.
        group = _bucket(limits.group_per_minute, limits.group_per_minute / 60, now) if chat_id < 0 else []
        return own + group

    def _forget_idle(self, now: float) -> None:
        if len(self._chats) < self.FORGET_ABOVE:
            return
        self._chats = {
            chat: buckets
            for chat, buckets in self._chats.items()
            if not all(bucket.is_full(now) for bucket in buckets)
        }


def _bucket(size: float, rate: float, now: float) -> list[Bucket]:
    return [Bucket(size, rate, now)] if rate > 0 else []
