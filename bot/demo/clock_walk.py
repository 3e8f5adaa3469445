"""Moving a settable clock the way time passes: every due moment on the way is lived through."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.clock import Clock

MOST_STOPS = 2000  # more than two for every day of a year


async def walk(
    clock: Clock,
    to: datetime,
    next_due: Callable[[], datetime | None],
    settle: Callable[[], Awaitable[None]],
) -> None:
    """Set the clock to each moment something is due before `to`, then to `to`, settling at every stop.

    So nothing is late merely because somebody was impatient.
    """
    for _ in range(MOST_STOPS):
        due = next_due()
        if due is None or due >= to:
            break
        if due > clock.now():
            clock.set(due)
        await settle()
        if next_due() == due:  # waits for something else, quiet hours for one: don't stand still
            break
    if to > clock.now():
        clock.set(to)
    await settle()
