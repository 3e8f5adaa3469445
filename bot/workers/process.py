"""A worker: a child process for one task, its question in on stdin, its answer out on stdout, gone when that is done.

The loop never waits for it, its memory is given back, and it knows nothing of the bot but its question: neither the
environment nor a token. Which tasks there are: registry.py.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.workers.protocol import NO_MEMORY, WORD, ChildError, LimitReached
from bot.workers.registry import TASKS, Task

KEPT = 10_000  # bytes of what else stands on its stderr
CHUNK = 65_536
BACK_SEAT = 10  # `nice`: whoever writes to the bot goes before a document
# All that a worker is told of the environment; LC_* beside it.
ENVIRONMENT = frozenset(
    {"PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "MPLCONFIGDIR", "XDG_CACHE_HOME"}
    | {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
)
# Each further thread reserves memory; pydantic looks through all that is installed for what it might load.
SPARING = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
# How the kernel ends what goes beyond its limits, and how a library does that was given no memory.
STOPPING = frozenset({signal.SIGXCPU, signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS})
Heard = Callable[[str], None]


async def ask(name: str, question: bytes, *, heard: Heard | None = None) -> bytes:
    """The answer to one question; the worker is gone when this returns, fails or is cancelled.

    `heard` is called with each word said while it works.
    """
    task = TASKS[name]
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.workers", name, str(os.getpid()),
        stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment(task, os.environ),
    )  # fmt: skip
    with suppress(ProcessLookupError, PermissionError):
        os.setpriority(os.PRIO_PROCESS, child.pid, BACK_SEAT)
    try:
        answer, fault = await asyncio.wait_for(_talk(child, question, heard, task), task.limits.wall)
    except TimeoutError:
        raise LimitReached(f"{name} was not ready within {task.limits.wall:g} s") from None
    finally:
        await _end(child)
    if child.returncode == NO_MEMORY or -(child.returncode or 0) in STOPPING:
        raise LimitReached(f"{name} went beyond its limits: {child.returncode}")
    if child.returncode:
        raise ChildError(f"{name} failed: {_kind(fault)}")
    return answer


def environment(task: Task, environ: Mapping[str, str]) -> dict[str, str]:
    known = ENVIRONMENT | task.environment
    kept = {key: text for key, text in environ.items() if key in known or key.startswith("LC_")}
    return {**kept, **SPARING, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


async def _talk(child: Process, question: bytes, heard: Heard | None, task: Task) -> tuple[bytes, bytes]:
    if child.stdin is None or child.stdout is None or child.stderr is None:
        raise ChildError("no pipes")  # asked for above; the types do not say so
    asked = asyncio.ensure_future(_ask(child.stdin, question))
    answered = asyncio.ensure_future(_answer(child.stdout, task))
    listened = asyncio.ensure_future(_listen(child.stderr, heard))
    try:
        answer = await answered  # first: one that is too long ends the talk
        fault = await listened
        await asked
        await child.wait()
    finally:
        for part in (asked, answered, listened):
            part.cancel()
        # Nothing reads the pipes any more
        await asyncio.gather(asked, answered, listened, return_exceptions=True)
    return answer, fault


async def _end(child: Process) -> None:
    """Kill it if it still runs; what it had said and nobody read is read, for asyncio waits for its pipes' ends."""
    with suppress(ProcessLookupError):
        child.kill()
    for pipe in (child.stdout, child.stderr):
        while pipe is not None and await pipe.read(CHUNK):
            pass
    await child.wait()


async def _ask(stdin: asyncio.StreamWriter, question: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # a child that died says why on its stderr
        stdin.write(question)
        await stdin.drain()
    stdin.close()


async def _answer(stdout: asyncio.StreamReader, task: Task) -> bytes:
    answer = bytearray()
    while chunk := await stdout.read(CHUNK):
        answer += chunk
        if len(answer) > task.limits.answer:
            raise LimitReached(f"{task.name} answered too much")
    return bytes(answer)


async def _listen(stderr: asyncio.StreamReader, heard: Heard | None) -> bytes:
    """Passes on the child's words; returns the end of the rest, which is a traceback if anything."""
    rest, kept = b"", b""
    while chunk := await stderr.read(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        rest = rest[-CHUNK:]
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
