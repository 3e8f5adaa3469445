"""What ended the program is given up before anything reads its words: after a hang in the second life, after kills in the fourth."""

from pathlib import Path
from typing import Any

import pytest

from bot.operations.loop_watchdog import COMPUTING, STILL_SECONDS, WAITING_SECONDS, is_stuck
from bot.telegram.poison_guard import PoisonGuard, stall_of
from bot.telegram.update_intake import Intake
from handlers.core.monitoring.troubles import Trouble
from tests.unit.bot.telegram.test_polling import Desk, written
from tests.unit.bot.telegram.test_polling_garbled import private, troubles
from union.core.rate_limit import Quota

pytestmark = pytest.mark.anyio
STACK = '  File "/x/union/y.py", line 7 in read\n  File "/x/bot/app.py", line 9 in serve\n'


class Unread(dict[str, Any]):
    """A message whose words nobody may look at."""

    def get(self, name: str, otherwise: Any = None) -> Any:
        assert name not in ("text", "caption"), "its words were read"
        return super().get(name, otherwise)

    def __getitem__(self, name: str) -> Any:
        assert name not in ("text", "caption"), "its words were read"
        return super().__getitem__(name)


def life(desk: Desk, path: Path) -> tuple[Intake, PoisonGuard]:
    """A new one, with the guard's file of those before."""
    intake = desk.started()._intake
    intake._deadly = PoisonGuard(path)
    return intake, intake._deadly


def ended_in(path: Path, number: int, *, stood_still: bool) -> None:
    """A life that ended while this one was in hand."""
    assert PoisonGuard(path).begin(number)
    if stood_still:
        stall_of(path).write_text(STACK, "utf-8")


async def given_up(desk: Desk, path: Path) -> list[str]:
    """An update that must not be read is brought; what the operator hears."""
    desk.at.services.quota = Quota()
    told = private(written(5))
    intake, _deadly = life(desk, path)
    await intake.take(intake.opened({**told, "message": Unread(told["message"])}))
    return troubles(desk)


async def test_after_a_hang_it_is_given_up_in_the_second_life(tmp_path: Path) -> None:
    """Its writer hears, the operator hears, and nothing of it is kept."""
    path, desk = tmp_path / "g.db", Desk()
    ended_in(path, 5, stood_still=True)
    assert await given_up(desk, path) == [Trouble.STALLED]
    [kept] = desk.at.store.db.query("select chat_id, text, error, place from failed_updates")
    assert tuple(kept.values()) == (None, None, "Stalled", "y.py:7 in read")
    assert "拆成几条" in desk.at.queued(102)[0] and desk.done == []


async def test_a_kill_between_does_not_make_it_be_tried_again(tmp_path: Path) -> None:
    """What the watchdog left is noted before it is thrown away."""
    path = tmp_path / "g.db"
    ended_in(path, 5, stood_still=True)
    PoisonGuard(path)
    assert not stall_of(path).exists()
    assert not PoisonGuard(path).begin(5) and PoisonGuard(path).has_hung(5)


async def test_after_kills_it_is_given_up_in_the_fourth(tmp_path: Path) -> None:
    """By whom a process was killed nobody knows, so it has three tries."""
    path, desk = tmp_path / "g.db", Desk()
    for _ in range(3):
        ended_in(path, 5, stood_still=False)
    assert await given_up(desk, path) == [Trouble.DEADLY]


async def test_a_hang_with_nothing_in_hand_accuses_nobody(tmp_path: Path) -> None:
    """It was in the round, or a page; the operator hears where."""
    path = tmp_path / "g.db"
    deadly = PoisonGuard(path)
    assert deadly.begin(5)
    deadly.end(5)
    stall_of(path).write_text(STACK, "utf-8")
    again = PoisonGuard(path)
    assert again.stalled == "y.py:7 in read" and again.begin(5) and not again.has_hung(5)


@pytest.mark.parametrize(
    ("still", "computed", "stuck"),
    [
        (STILL_SECONDS, COMPUTING * STILL_SECONDS, True),
        (STILL_SECONDS - 0.5, 60, False),
        (2 * STILL_SECONDS, COMPUTING * STILL_SECONDS - 0.1, False),
        (WAITING_SECONDS, 0, True),
    ],
)
def test_only_a_loop_that_computes_is_taken_for_stuck_soon(
    still: float, computed: float, stuck: bool
) -> None:
    """A slow disk or a busy machine has longer."""
    assert is_stuck(still, computed) is stuck
