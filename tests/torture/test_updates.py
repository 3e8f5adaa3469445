"""Generated updates through the real program: nothing uncaught, nobody answered who did not ask, each in bounded time.

`make torture RUN=updates` does the same for as long as one likes.
"""

from random import Random
from statistics import median

import pytest

from tests.torture.nasty import LONGEST, text
from tests.torture.shrinking import smallest
from tests.torture.typed import Json
from tests.torture.updates import Figures, generated, memory, told

pytestmark = [
    pytest.mark.anyio,
    # Fields that Telegram renamed are generated under their old names, too.
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]
MOST_GROWTH = 30_000  # kB, over as many updates


@pytest.mark.slow
async def test_two_hundred_updates() -> None:
    """Of every kind there is."""
    figures = Figures()
    assert told(await generated(200, 20261120, lambda figures: None, figures)) == ""
    assert figures.updates == 200 and len(figures.kinds) > 25


@pytest.mark.slow(seconds=40)
async def test_four_thousand_updates() -> None:
    """In seven towns; what the program holds does not grow with what it was sent. More of them: `make torture RUN=updates`."""
    figures, held = Figures(), list[int]()
    assert told(await generated(4_000, 1, lambda figures: held.append(memory()), figures)) == ""
    assert figures.updates == 4_000
    assert max(figures.times) < max(0.5, 1000 * median(figures.times))
    assert held[-1] - held[1] < MOST_GROWTH
    assert figures.aside <= figures.unsound


async def test_what_is_found_is_made_small() -> None:
    """Only what makes it go wrong is left."""

    async def fails(update: Json) -> bool:
        message = update.get("message")
        return isinstance(message, dict) and "丁" in str(message.get("text", ""))

    whole = {"update_id": 5, "message": {"text": "甲乙丙丁", "chat": {"id": 1}}, "poll": {"id": "1"}}
    assert await smallest(whole, fails) == {"update_id": 5, "message": {"text": "丁"}}


def test_texts_fit_into_a_message() -> None:
    """Longer ones Telegram lets nobody send."""
    dice = Random(1)
    assert max(len(text(dice)) for _ in range(2000)) == LONGEST
