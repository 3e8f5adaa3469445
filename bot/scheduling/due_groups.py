"""Which groups the round has to look at: those whose rows were written since it did, and those whose next moment has come.

Nothing of it is in the file: after a start every group is looked at once, so no moment is older than the program, its
settings and its tables of days off that it was reckoned with (decision 31).
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

LOOK = timedelta(minutes=1)  # what is written waits so long for more: several changes become one edit


class DueGroups:
    """By our numbers of them. `touch` may be called at any time, also within a transaction; `changed` is told of it."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._touched = set[int]()
        self._calm: dict[int, datetime] = {}  # until when those had nothing to be looked at for
        self._asked = datetime.min.replace(tzinfo=UTC)
        self._next: dict[int, datetime] = {}  # of those that were looked at
        self._ahead: list[tuple[datetime, int]] = []  # a heap of `_next`, with those that hold no more

    def touch(self, group_id: int | None) -> None:
        """A row of this group is being written."""
        if group_id is not None:
            self._touched.add(group_id)
            self._changed()

    def forget(self, group_ids: Iterable[int]) -> None:
        """Nothing is known of these any more: each is looked at."""
        self._next.clear()
        self._ahead.clear()
        self._touched.update(group_ids)

    def take(self, now: datetime) -> list[int]:
        """Those to be looked at now; each is taken again until `looked` or `gone` is said of it."""
        while self._ahead and self._ahead[0][0] <= now:
            moment, group_id = heappop(self._ahead)
            if self._next.get(group_id) == moment:
                self.want(group_id)
        found = sorted(group_id for group_id in self._touched if self._is_due(group_id, now))
        self._asked = now
        return found

    def begin(self, group_id: int) -> None:
        """It is being looked at: what is written from now on is written after."""
        self._touched.discard(group_id)
        self._calm.pop(group_id, None)

    def looked(self, group_id: int, then: datetime) -> None:
        """It was looked at, and unless its rows are written, nothing is to be done before `then`."""
        if self._next.get(group_id) != then:
            self._next[group_id] = then
            heappush(self._ahead, (then, group_id))

    def want(self, group_id: int) -> None:
        """It is to be looked at, in the next round at the latest: something fell due, or a look at it failed."""
        self._next.pop(group_id, None)
        self._touched.add(group_id)

    def gone(self, group_id: int) -> None:
        """The bot is not in it, or it is not served: until its rows say something else there is nothing to look at."""
        self._next.pop(group_id, None)

    def soonest(self) -> datetime | None:
        """The earliest of all the moments ahead."""
        while self._ahead and self._next.get(self._ahead[0][1]) != self._ahead[0][0]:
            heappop(self._ahead)
        return self._ahead[0][0] if self._ahead else None

    def _is_due(self, group_id: int, now: datetime) -> bool:
        calm = self._calm.setdefault(group_id, self._asked)
        return group_id not in self._next or not timedelta() <= now - calm < LOOK
