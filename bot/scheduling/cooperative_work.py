"""Long work on the loop in small pieces: between two of them aside, until nobody is being served (decision 20).

Whoever is served keeps the loop, which then comes late from its rest: a message being read, an answer on its way, a page.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

PIECE_SECONDS = 0.003  # of work at a time; a month's report takes as long by itself
REST_SECONDS = 0.02  # so no more reports are made in a second than can be sent
LATE_SECONDS = 0.002  # the loop came back so much later from its rest: somebody is being served
LONGEST_SECONDS = 0.05  # aside, however many are: a thousand reports are out within a minute all the same


async def in_pieces(
    steps: Iterator[None],
    between: Callable[[], None],
    goes_on: Callable[[], bool],
    clock: Callable[[], float],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Take all steps, or those until the program stops; `between` is called before each time aside. `clock` is the loop's."""
    until = clock() + PIECE_SECONDS
    for _ in steps:
        if clock() >= until:
            between()
            await _aside(clock, sleep)
            if not goes_on():
                return
            until = clock() + PIECE_SECONDS


async def _aside(clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
    """One rest at least; then more while others are served, but not for ever."""
    end = clock() + LONGEST_SECONDS
    is_busy = True
    while is_busy and clock() < end:
        begun = clock()
        await sleep(REST_SECONDS)
        is_busy = clock() - begun > REST_SECONDS + LATE_SECONDS
