"""When Telegram refuses several chats in a row, it means all of them: then nothing is sent anywhere for as long.

A 429 does not say whether the chat was written to too often or the bot has written too much altogether.
"""

SEVERAL = 3  # chats refused with nothing accepted in between


class Brake:
    """Over a monotonic clock in seconds; what is asked of one chat alone is not its business."""

    def __init__(self) -> None:
        self._ends: dict[int, float] = {}
        self._until = 0.0

    def refused(self, chat_id: int, seconds: float, now: float) -> None:
        """Telegram asked for a wait of so many seconds."""
        if now >= self._until > 0:
            self._ends, self._until = {}, 0.0
        self._ends[chat_id] = now + seconds
        if len(self._ends) >= SEVERAL:
            # The shortest: it is the only one surely meant for all.
            self._until = min(self._ends.values())

    def accepted(self) -> None:
        """Telegram took something: the refusals before it were those chats' own."""
        self._ends.clear()

    def wait(self, now: float) -> float:
        """Seconds until anything may be sent; 0 for at once."""
        return max(0.0, self._until - now)
