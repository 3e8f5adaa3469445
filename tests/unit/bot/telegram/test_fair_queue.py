"""Whose messages cost much waits behind the others; what was put off is lost to nobody and handled once."""

import asyncio
from collections.abc import Sequence

import pytest
from telegram import Update

from bot.telegram import update_source
from bot.telegram.fair_queue import HALVED, MUCH, Accounts, Queue, RawUpdate, Turns
from handlers.core.messages.update_summary import outline
from storage.engine.database import Unwritable
from tests.unit.bot.telegram.test_polling import Desk, Json, written
from tests.unit.handlers.stage import CHAT, OTHER_CHAT

SLOW, OTHER = 102, 103


def of(number: int, person: int = SLOW, chat: int = CHAT) -> Json:
    """A message, its text its number."""
    told = written(number, str(number))
    told["message"]["from"] = {"id": person, "is_bot": False, "first_name": "王敏"}
    told["message"]["chat"] = {"id": chat, "type": "group", "title": "东风厂工会"}
    return told


class Hour:
    """A clock."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def order(accounts: Accounts, *told: Json) -> list[int | None]:
    """In which order they are taken: those that cost much in a later look."""
    letters = [RawUpdate(each, outline(each, 7)) for each in told]
    taken: list[int | None] = []
    while letters:
        queue = Queue(letters, accounts)
        while (letter := queue.next(may_be_costly=True)) is not None:
            taken.append(letter.number)
        letters = list(queue.left())
    return taken


def spent(accounts: Accounts, seconds: float, told: Json) -> None:
    accounts.spend(outline(told, 7), seconds)


def test_in_the_order_of_their_numbers_while_nobody_costs_much() -> None:
    """As they were written."""
    accounts = Accounts(Hour())
    spent(accounts, MUCH / 2, of(1))
    assert order(accounts, of(2), of(3, OTHER, OTHER_CHAT), of(4)) == [2, 3, 4]


def test_who_costs_much_waits_behind_the_others_in_order() -> None:
    """In every chat of theirs; and within a chat nobody overtakes them."""
    accounts = Accounts(Hour())
    spent(accounts, MUCH, of(1))
    told = (
        of(2),
        of(3, OTHER, OTHER_CHAT),
        of(4, OTHER),
        of(5),
        of(6, SLOW, -9),
        of(7, OTHER, -9),
        of(8, OTHER, OTHER_CHAT),
    )
    found = order(accounts, *told)
    assert found[:2] == [3, 8]
    for chat in ([2, 4, 5], [6, 7]):
        assert [number for number in found if number in chat] == chat


def test_of_those_the_cheapest_goes_first() -> None:
    """One heavy group does not wait for all of another's."""
    accounts = Accounts(Hour())
    spent(accounts, MUCH * 9, of(1))
    spent(accounts, MUCH, of(1, OTHER, OTHER_CHAT))
    assert order(accounts, of(2), of(3, OTHER, OTHER_CHAT)) == [3, 2]


def test_it_is_forgotten_by_and_by() -> None:
    """Half of it in twenty seconds."""
    hour = Hour()
    accounts = Accounts(hour)
    spent(accounts, MUCH, of(1))
    hour.at = HALVED
    assert accounts.spent(outline(of(2), 7)) == pytest.approx(MUCH / 2)
    assert order(accounts, of(2), of(3, OTHER, OTHER_CHAT)) == [2, 3]


def costly(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message of one person costs much, and fills a look."""
    whole = desk.process
    monkeypatch.setattr(update_source, "COSTLY_SECONDS", 0)

    async def process(update: Update) -> None:
        await whole(update)
        user = update.effective_user
        if user is not None and user.id == SLOW:
            desk.polling._intake.accounts.spend(outline(update.to_dict(), 7), 1.0)

    desk.process = process  # type: ignore[method-assign]


async def steps(desk: Desk, count: int) -> Sequence[str]:
    for _ in range(count):
        await desk.polling.step(0)
    return desk.done


@pytest.mark.anyio
async def test_news_of_others_come_before_what_was_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is handled once though Telegram brings it again, and nothing above the lowest unhandled is confirmed."""
    desk = Desk(of(1), of(2), of(3), of(4, OTHER, OTHER_CHAT))
    costly(desk, monkeypatch)
    assert await steps(desk, 1) == ["1", "4"]
    desk.queue.waiting.append(of(5, OTHER, OTHER_CHAT))
    assert await steps(desk, 1) == ["1", "4", "5"]
    assert desk.queue.asked[-1]["offset"] == 2
    assert await steps(desk, 3) == ["1", "4", "5", "2", "3"]
    assert desk.queue.waiting == [] and desk.queue.asked[-1]["offset"] == 6
    assert sorted(desk.seen()) == [1, 2, 3, 4, 5]


@pytest.mark.anyio
async def test_after_a_kill_what_was_put_off_comes_again_and_the_rest_is_skipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was handled out of order is known by its number in the database."""
    desk = Desk(of(1), of(2), of(3, OTHER, OTHER_CHAT))
    costly(desk, monkeypatch)
    assert await steps(desk, 1) == ["1", "3"]
    desk.polling = desk.started()
    await steps(desk, 3)
    assert desk.done == ["1", "3", "2"] and desk.queue.waiting == []


@pytest.mark.anyio
async def test_what_could_not_be_kept_is_not_confirmed_by_what_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database refuses one in the middle: all from there on comes again."""
    desk = Desk(of(1), of(2), of(3, OTHER, OTHER_CHAT), of(4, OTHER, OTHER_CHAT))
    costly(desk, monkeypatch)
    whole, take = desk.polling._intake.take, set[int]()

    async def fails(letter: RawUpdate) -> None:
        if letter.number == 4 and not take:
            take.add(4)
            raise Unwritable("full")
        await whole(letter)

    monkeypatch.setattr(desk.polling._intake, "take", fails)
    with pytest.raises(Unwritable):
        await desk.polling.step(0)
    await steps(desk, 3)
    assert sorted(desk.done) == ["1", "2", "3", "4"] and desk.queue.waiting == []


class Door:
    """Updates brought several at once; `open` ends the turn of the one that is in."""

    def __init__(self, accounts: Accounts) -> None:
        self.turns, self.taken = Turns(accounts), list[int | None]()
        self.open = asyncio.Semaphore(0)

    async def brings(self, told: Json) -> None:
        letter = RawUpdate(told, outline(told, 7))
        async with self.turns.of(letter):
            self.taken.append(letter.number)
            await self.open.acquire()

    async def brought(self, *told: Json) -> list[asyncio.Task[None]]:
        """They stand at the door, in this order."""
        found = [asyncio.ensure_future(self.brings(each)) for each in told]
        await asyncio.sleep(0)
        return found


async def let_in(door: Door, tasks: Sequence[asyncio.Task[None]]) -> list[int | None]:
    """All of them, one after the other."""
    for _ in tasks:
        door.open.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    return door.taken


@pytest.mark.anyio
async def test_of_those_brought_at_once_who_costs_much_is_let_in_last() -> None:
    """Each alone; in the order of their numbers but for the costly."""
    accounts = Accounts(Hour())
    spent(accounts, MUCH, of(1))
    door = Door(accounts)
    tasks = await door.brought(of(2), of(6, OTHER, -9), of(3), of(5, OTHER, OTHER_CHAT))
    assert door.taken == [2]  # nobody else was there
    tasks += await door.brought(of(4, OTHER, -8))
    assert await let_in(door, tasks) == [2, 4, 5, 6, 3]


@pytest.mark.anyio
async def test_a_turn_that_breaks_off_holds_up_nobody() -> None:
    """Whether it was let in or still waited."""
    door = Door(Accounts(Hour()))
    first, second, third = await door.brought(of(1), of(2), of(3))
    second.cancel()
    first.cancel()
    assert await let_in(door, [first, second, third]) == [1, 3]
    assert third.exception() is None
