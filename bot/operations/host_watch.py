"""What can be seen of the host without being told: how much room its disks have, and whether its clock went back."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from handlers.core.monitoring.troubles import Trouble, Troubles

MEGABYTE = 1_000_000
LOW, ENOUGH = 100 * MEGABYTE, 200 * MEGABYTE  # between the two nothing changes
NONE = MEGABYTE  # too little to write anything
BACK = timedelta(minutes=2)  # what a correction of the clock may take back


class Watch:
    """Looks at the folders the bot writes to, and compares the host's clock with one that can't be set."""

    def __init__(
        self,
        troubles: Troubles,
        folders: Sequence[Path],
        host_now: Callable[[], datetime],
        monotonic: Callable[[], float],
        fell_back: Callable[[timedelta], None] = lambda by: None,
    ) -> None:
        """`fell_back` hears by how much the host's clock went back."""
        self._troubles = troubles
        self._folders = folders
        self._host_now = host_now
        self._monotonic = monotonic
        self._fell_back = fell_back
        self._clocks = (host_now(), monotonic())

    def look(self) -> None:
        """Tell what is wrong now."""
        self._look_at_room()
        self._look_at_clock()

    def _look_at_room(self) -> None:
        rooms = [free for folder in self._folders if (free := room_of(folder)) is not None]
        if not rooms or min(rooms) >= ENOUGH:
            self._troubles.over(Trouble.SPACE)
        elif min(rooms) < LOW:
            self._troubles.tell(Trouble.SPACE, megabytes(min(rooms)))

    def _look_at_clock(self) -> None:
        wall, steady = self._clocks
        self._clocks = (self._host_now(), self._monotonic())
        went = (self._clocks[0] - wall) - timedelta(seconds=self._clocks[1] - steady)
        if went < -BACK:
            self._troubles.tell(Trouble.CLOCK, f"{round(-went.total_seconds() / 60)} min")
            self._fell_back(-went)


def room_of(folder: Path) -> int | None:
    """Free bytes where this folder is or will be made; None where nobody can say."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def megabytes(size: int) -> str:
    """「12 MB」."""
    return f"{size // MEGABYTE} MB"
