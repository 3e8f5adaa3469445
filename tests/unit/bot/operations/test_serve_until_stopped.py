"""A program that serves ends in order when it is told to stop."""

import asyncio
import os
import signal

import pytest

from bot.refusal import Refusal
from bot.service import serve


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_order(number: signal.Signals) -> None:
    """What must be tidied up is, and the exit code is 0."""
    tidied = []

    async def work() -> None:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), number)
        try:
            await asyncio.sleep(30)
        finally:
            await asyncio.sleep(0)
            tidied.append(number)

    assert serve(work()) == 0
    assert tidied == [number]


def test_work_that_ends_by_itself_is_fine() -> None:
    """0 as well."""

    async def work() -> None:
        await asyncio.sleep(0)

    assert serve(work()) == 0


def test_a_refusal_reaches_the_command_line() -> None:
    """A wrong token is told, not swallowed."""

    async def work() -> None:
        raise Refusal("令牌无效")

    with pytest.raises(Refusal, match="令牌无效"):
        serve(work())


def test_the_handlers_of_others_are_back_afterwards() -> None:
    """Ctrl-C means what it meant before."""
    before = signal.getsignal(signal.SIGINT)

    async def work() -> None:
        await asyncio.sleep(0)

    serve(work())
    assert signal.getsignal(signal.SIGINT) is before
