"""Workers without processes: each task is done here, from the same question to the same answer.

A process of its own takes half a second to begin. What only it has (limits, an end, silence about what it read) is
tests/unit/bot/workers'.
"""

import pytest

from bot.workers.process import Heard
from bot.workers.protocol import ChildError
from bot.workers.registry import TASKS


def workers_at_hand(patch: pytest.MonkeyPatch) -> None:
    """From now on nobody who asks a worker starts one."""
    listening: list[Heard] = []

    async def ask(name: str, question: bytes, *, heard: Heard | None = None, **_limits: object) -> bytes:
        listening[:] = [] if heard is None else [heard]
        try:
            return TASKS[name].work()(question)
        except Exception as error:  # noqa: BLE001 - as whoever asks hears of a child that failed
            raise ChildError(f"{name} failed: {type(error).__name__}") from None

    def say(word: str) -> None:
        for heard in listening:
            heard(word)

    patch.setattr("bot.workers.client.ask", ask)
    patch.setattr("bot.workers.file_tasks.say", say)
