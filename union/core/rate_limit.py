"""How much of one sender or one chat is handled in a minute, counted by the messages' own dates.

What was written while the bot was away is no flood, however fast it is read afterwards. Moments are Unix seconds.
"""

from collections import deque
from collections.abc import Hashable

from union.core.grouping import Latest
from union.core.records import dataclass

SPAN = 60  # seconds that are counted together, and that a source stays shut
MOST_SOURCES = 10_000  # remembered; who was silent longest is forgotten first


@dataclass(frozen=True, slots=True)
class Quota:
    """What is handled in a minute; 0 is no limit.

    `user`: messages of one person anywhere, half of the presses; `group`: messages of one group; `heavy`: what costs
    much (documents, searches, plans) asked in one chat.
    """

    user: int = 60
    group: int = 300
    heavy: int = 10


NO_QUOTA = Quota(0, 0, 0)


class Stream:
    """What one source has sent lately; beyond its limit it is shut for a minute, whatever comes meanwhile.

    `told_at`: when that was last said, None while it has not been.
    """

    __slots__ = ("_shut", "_taken", "told_at")

    def __init__(self, limit: int) -> None:
        self._taken: deque[int] = deque(maxlen=limit)
        self._shut = 0
        self.told_at: int | None = None

    def is_over(self, at: int) -> bool:
        """Whether what was sent at that moment is too much."""
        if self._shut - SPAN <= at < self._shut:
            return True
        taken = self._taken
        if len(taken) == taken.maxlen and 0 <= at - taken[0] < SPAN:
            self._shut, self.told_at = at + SPAN, None
            return True
        return False

    def take(self, at: int) -> None:
        """It was handled; what is long past counts no more."""
        if not self._taken or at > self._taken[-1] - SPAN:
            self._taken.append(at)


class Floods:
    """The streams of everybody who sent something lately."""

    def __init__(self, most: int = MOST_SOURCES) -> None:
        self._streams = Latest[Hashable, Stream](most)

    def stream(self, source: Hashable, limit: int) -> Stream:
        """The stream of one source, at most so much a minute (at least 1)."""
        found = self._streams[source] = self._streams.get(source) or Stream(limit)
        return found
