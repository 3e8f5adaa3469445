"""The real process and a message whose reading does not end: cut, or the process ends itself and the second life is well."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from sqlite3 import connect
from time import perf_counter

import pytest

from bot.clock import host_now
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat
from bot.operations.loop_watchdog import EXIT
from tests.faults.planted import EXPONENTIAL, IN_STORAGE, NO_SIGNALS, SLOW
from tests.faults.test_process import TOKEN, House, _ended
from tests.faulty import bad_line

pytestmark = [pytest.mark.slow, pytest.mark.anyio]
PATIENCE = 60.0
HARD = "太复杂"
UNREAD = 40


class Neighbours(House):
    """Two groups, and a program in which readers that never end are planted."""

    def settle(self) -> None:
        """The second group."""
        self.other = self.room.add_user("周敏")
        self.second = self.room.add_group("东风厂工会", self.other)
        self.room.add_bot(self.second, self.other)
        self.counted = 0

    async def run(self, command: str = "run") -> asyncio.subprocess.Process:
        begun = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.planted", command, "--config", str(self.config),
            stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        self.processes.append(begun)
        return begun

    async def logged(self, seconds: float = PATIENCE) -> float:
        """A log in the second group, and how long its answer took."""
        self.counted += 1
        self.room.write(self.other, self.second, f"今天走访慰问困难职工{self.counted}户")
        return await self.heard(self.second, f"#{self.counted}", seconds)

    async def heard(self, chat: Chat, words: str, seconds: float = PATIENCE) -> float:
        begun = perf_counter()
        await self.until(lambda: self.told(chat, words), seconds)
        return perf_counter() - begun

    def kept(self) -> list[tuple[object, ...]]:
        """What is kept of updates that were set aside."""
        with closing(connect(self.database)) as connection:
            return list(connection.execute("select error, text from failed_updates"))


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Neighbours]:
    room = Room(host_now, token=TOKEN)
    async with bad_line(room) as (_, port):
        made = Neighbours(room, port, tmp_path, tmp_path / "data")
        made.settle()
        yield made
        await made.close()


async def test_one_that_never_ends_is_cut_while_another_group_logs(town: Neighbours) -> None:
    """Its writer hears, and so does the operator; of the words nothing is kept or logged."""
    bot = await town.run()
    await town.logged()
    town.room.write(town.officer, town.group, f"今天走访{EXPONENTIAL}3户")
    waited = await town.logged(10)
    await town.heard(town.group, HARD, 10)
    await town.until(lambda: town.told_operator("读得太久"))
    town.room.write(town.officer, town.group, "今天走访慰问困难职工3户")
    await town.heard(town.group, "#1")
    assert not town.room.updates and town.kept() == [("TookTooLong", None)]
    assert "planted.py:4 in exponential" in town.told_operator("读得太久")[0]
    bot.terminate()
    code, said = await _ended(bot)
    assert code == 0 and waited < 5 and "指数" not in said and "Traceback" not in said


@pytest.mark.parametrize(("mark", "code"), [(IN_STORAGE, EXIT), (NO_SIGNALS, -signal.SIGPROF)])
async def test_what_cannot_be_cut_ends_the_process_and_is_not_tried_again(
    town: Neighbours, mark: str, code: int
) -> None:
    """The second life sets it aside: who wrote it and the operator hear, everybody else is served."""
    bot = await town.run()
    await town.logged()
    begun = perf_counter()
    town.room.write(town.officer, town.group, f"今天走访{mark}3户")
    ended, said = await _ended(bot)
    # Four seconds of work, and what it did in the second before the message is among them.
    assert ended == code and perf_counter() - begun > 3
    assert ("stands still" in said) is (code == EXIT) and mark not in said
    bot = await town.run()
    await town.logged()
    await town.heard(town.group, HARD)
    await town.until(lambda: town.told_operator("程序卡住"))
    assert "planted.py" in town.told_operator("程序卡住")[0]
    await town.until(lambda: not town.room.updates)  # confirmed by the next poll
    assert town.kept() == [("Stalled", None)]
    bot.terminate()
    ended, said = await _ended(bot)
    assert ended == 0 and "stood still" in said and "in hand" in said and mark not in said
    assert not town.database.with_name("gonghui.db.stalled").exists()


async def test_a_stop_is_obeyed_while_it_stands_still(town: Neighbours) -> None:
    """By the watchdog, if by nothing else: no supervisor has to kill it."""
    bot = await town.run()
    await town.logged()
    town.room.write(town.officer, town.group, f"今天走访{IN_STORAGE}3户")
    await asyncio.sleep(1)
    bot.terminate()
    assert (await _ended(bot))[0] == EXIT


async def test_a_program_that_was_stopped_for_a_while_goes_on(town: Neighbours) -> None:
    """Neither a laptop's sleep nor a debugger is a hang."""
    bot = await town.run()
    await town.logged()
    os.kill(bot.pid, signal.SIGSTOP)
    await asyncio.sleep(12)
    os.kill(bot.pid, signal.SIGCONT)
    await town.logged()
    bot.terminate()
    assert (await _ended(bot))[0] == 0


@pytest.mark.slow(seconds=50)
async def test_slow_messages_of_one_wait_behind_the_others(
    town: Neighbours, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is cut at the deadline; a neighbour's log waits for one or two of them, not for all."""
    bot = await town.run()
    await town.logged()
    for number in range(UNREAD):
        town.room.write(town.officer, town.group, f"今天走访{SLOW}{number}户")
    waited, cut = [], [0]
    for _ in range(4):
        waiting = len(town.room.updates)
        waited.append(await town.logged())
        cut.append(len(town.kept()))
        assert waiting > UNREAD / 3, "all were through before the neighbour wrote"
    with capsys.disabled():
        print(
            f"behind {UNREAD} slow messages a neighbour waited {', '.join(f'{each:.2f}' for each in waited)} s"
        )
    await town.until(lambda: not town.room.updates, 120)
    # Less than 2 s of a processor's time at 0.4 s each, however busy the machine is; all of them take a quarter of a minute.
    assert max(later - before for before, later in pairwise(cut)) <= 4 and max(waited) < 10
    assert town.kept() == [("TookTooLong", None)] * UNREAD
    assert len(town.told(town.group, HARD)) == 1
    bot.terminate()
    assert (await _ended(bot))[0] == 0
