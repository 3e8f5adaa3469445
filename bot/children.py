"""A child process for one task: a question in on stdin, its answer out on stdout, gone when that is done.

The loop never waits for it and its memory is given back. What the tasks are: bot/documents.py, bot/plan_reading.py.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress

WORD = b"word "  # begins a line on the child's stderr that is said while it works
KEPT = 10_000  # bytes of what else stands there
CHUNK = 65_536
BACK_SEAT = 10  # of politeness: whoever writes to the bot goes before a document
Heard = Callable[[str], None]


class ChildError(RuntimeError):
    """A task was not done; the text names the fault, never what the task was about."""


async def ask_child(module: str, question: bytes, *, time_limit: float, heard: Heard | None = None) -> bytes:
    """The answer of `python -m module`; the child is gone when this returns, fails or is cancelled.

    `heard` is called with each word the child says while it works.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    with suppress(ProcessLookupError, PermissionError):
        os.setpriority(os.PRIO_PROCESS, child.pid, BACK_SEAT)
    try:
        answer, fault = await asyncio.wait_for(_talk(child, question, heard), time_limit)
    except TimeoutError:
        raise ChildError(f"{module} was not ready within {time_limit:g} s") from None
    finally:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
    if child.returncode:
        raise ChildError(f"{module} failed: {_kind(fault)}")
    return answer


def say(word: str) -> None:
    """In the child: a word to whoever asked, while the work goes on."""
    sys.stderr.buffer.write(WORD + word.encode() + b"\n")
    sys.stderr.buffer.flush()


async def _talk(child: Process, question: bytes, heard: Heard | None) -> tuple[bytes, bytes]:
    if child.stdin is None or child.stdout is None or child.stderr is None:
        raise ChildError("no pipes")  # asked for above; the types do not say so
    asked = asyncio.ensure_future(_ask(child.stdin, question))
    answered = asyncio.ensure_future(child.stdout.read())
    try:
        fault = await _listen(child.stderr, heard)
        answer = await answered
        await asked
        await child.wait()
    finally:
        asked.cancel()
        answered.cancel()
    return answer, fault


async def _ask(stdin: asyncio.StreamWriter, question: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # a child that died says why on its stderr
        stdin.write(question)
        await stdin.drain()
    stdin.close()


async def _listen(stderr: asyncio.StreamReader, heard: Heard | None) -> bytes:
    """Passes on the child's words; returns the end of the rest, which is a traceback if anything."""
    rest, kept = b"", b""
    while chunk := await stderr.read(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if heard is not None and line.startswith(WORD):
                heard(line.removeprefix(WORD).decode())
            else:
                kept = (kept + line + b"\n")[-KEPT:]
    return (kept + rest)[-KEPT:]


def _kind(fault: bytes) -> str:
    """The type of the exception a traceback ends with, without its message, which may quote a log."""
    lines = fault.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].split(":")[0] if lines else "no word of why"
