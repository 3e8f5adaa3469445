"""Runs a program that serves until it is told to stop; SIGINT and SIGTERM end it in order, with exit code 0."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any


def serve(work: Coroutine[Any, Any, None]) -> int:
    """Run until the work ends or a signal arrives; 0 for both."""
    return asyncio.run(_until_stopped(work))


async def _until_stopped(work: Coroutine[Any, Any, None]) -> int:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    # A shell's & leaves SIGINT ignored; setting it here makes Ctrl-C work there too.
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return 0
    return 0
