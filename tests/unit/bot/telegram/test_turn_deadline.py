"""What takes too long is broken off in a reader, and never where a transaction or a lock would be left open."""

import asyncio
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

from bot.telegram import turn_deadline as module
from bot.telegram.turn_deadline import Deadline, Steps
from handlers.core.monitoring.errors import place_of
from handlers.core.services import TookTooLong
from tests.effort import some
from tests.empty_database import in_memory

LIMIT = 0.05
ENDLESS = "def work():\n while True: pass\n"
FOR_A_WHILE = """
import time
def work(then=lambda: None):
    end = time.thread_time() + 0.15
    while time.thread_time() < end:
        sum(range(2000))  # the timer counts the program's own time, not the system's
    then()
"""
EXPONENTIAL = "import re\ndef work():\n re.compile('(a+)+b').search('a' * 60)\n"
BY_A_LIBRARY = "import re\ndef work():\n re.search('(a+)+c', 'a' * 60)\n"


def made(name: str, source: str) -> ModuleType:
    """A module of that name."""
    found = ModuleType(name)
    exec(compile(source, f"{name.replace('.', '/')}.py", "exec"), found.__dict__)
    return found


@pytest.fixture
def deadline() -> Iterator[Deadline]:
    found = Deadline()
    with found.installed():
        yield found


# A library that a handler calls may be the database's.
READERS = [
    ("union.x", ENDLESS),
    ("union.x", EXPONENTIAL),
    ("union.x", BY_A_LIBRARY),
    ("handlers.x", ENDLESS),
    ("handlers.x", EXPONENTIAL),
]


@pytest.mark.parametrize(("name", "source"), READERS)
def test_a_reader_is_cut(deadline: Deadline, name: str, source: str) -> None:
    """In its own instructions, in a match, and in a library a reader of `union` calls; the place is the reader's."""
    with pytest.raises(TookTooLong) as error, deadline.bounded(LIMIT):
        made(name, source).work()
    assert place_of(error.value).startswith("x.py:") and place_of(error.value).endswith(" in work")


@pytest.mark.parametrize(
    "name", some(["storage.x", "handlers.core.update_transaction", "bot.x", "contextlib"], 2)
)
def test_nothing_is_cut_where_it_must_be_whole(deadline: Deadline, name: str) -> None:
    """It goes on to its end, and what comes behind it in a reader is cut at once."""
    reader, whole, reached = made("union.x", ENDLESS), made(name, FOR_A_WHILE), list[float]()

    def then() -> None:
        reached.append(time.thread_time())
        reader.work()

    with pytest.raises(TookTooLong), deadline.bounded(LIMIT):
        whole.work(then)
    assert len(reached) == 1 and time.thread_time() - reached[0] < LIMIT


def test_a_transaction_that_is_left_so_changes_nothing(deadline: Deadline) -> None:
    """It ends as by any other exception, and the next one may begin."""
    store = in_memory()
    reader = made("union.x", ENDLESS)

    def turn() -> None:
        with deadline.bounded(LIMIT), store.unit() as db:
            db.execute("insert into seen_updates values (7, 1, 'x')")
            reader.work()

    with pytest.raises(TookTooLong):
        turn()
    with store.unit() as db:
        assert list(db.query("select * from seen_updates")) == []


@pytest.mark.slow
def test_what_is_done_once_is_not_counted(deadline: Deadline, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first message in a new process compiles patterns and imports readers: no fault of its words."""
    with deadline.bounded(LIMIT):
        made("re._compiler", FOR_A_WHILE).work()
    monkeypatch.setattr(module, "FIRST_USE", ())
    with pytest.raises(TookTooLong), deadline.bounded(LIMIT):
        made("re._compiler", FOR_A_WHILE).work(made("union.x", ENDLESS).work)


def test_behind_the_bound_nothing_is_cut(deadline: Deadline) -> None:
    """Nor where there never was one."""
    with deadline.bounded(LIMIT) as bound:
        pass
    made("union.x", FOR_A_WHILE).work()
    assert bound.spent < LIMIT


def test_the_nearer_of_two_ends_holds(deadline: Deadline) -> None:
    """An inner bound does not lengthen an outer one, and behind it the outer one is still there."""
    reader = made("union.x", ENDLESS)
    with pytest.raises(TookTooLong), deadline.bounded(LIMIT), deadline.bounded(60):
        reader.work()
    with pytest.raises(TookTooLong), deadline.bounded(LIMIT), deadline.bounded(60):
        reader.work()
    with deadline.bounded(LIMIT):
        with deadline.bounded(60):
            pass
        with pytest.raises(TookTooLong):
            reader.work()


def test_without_its_signal_nothing_is_bounded_but_all_is_measured() -> None:
    """As in a thread, and in most tests."""
    with Deadline().bounded(LIMIT) as bound:
        made("union.x", FOR_A_WHILE).work()
    assert bound.spent >= LIMIT


@pytest.mark.slow
@pytest.mark.anyio
async def test_steps_together_have_one_bound_and_waiting_is_free(deadline: Deadline) -> None:
    """What others compute while a turn waits for Telegram is not counted against it."""
    short = made("union.x", FOR_A_WHILE.replace("0.15", "0.03"))

    async def turn() -> int:
        for _ in range(5):
            short.work()
            await asyncio.sleep(0.01)
        return 5

    other = asyncio.create_task(asyncio.sleep(0, short.work()))
    steps = Steps(turn(), deadline, 60)
    assert await steps == 5 and 0.12 < steps.spent < 5
    with pytest.raises(TookTooLong):
        await Steps(turn(), deadline, LIMIT)
    await other


@pytest.mark.anyio
async def test_steps_can_be_cancelled_and_hear_of_failures(deadline: Deadline) -> None:
    """As the work itself could."""

    async def turn() -> str:
        try:
            await asyncio.wait_for(asyncio.Event().wait(), 0.01)
        except TimeoutError:
            return "late"
        return ""

    assert await Steps(turn(), deadline, 60) == "late"
    endless = asyncio.ensure_future(Steps(asyncio.Event().wait(), deadline, 60))
    await asyncio.sleep(0)
    endless.cancel()
    with pytest.raises(asyncio.CancelledError):
        await endless
