"""What a worker does in tests of its limits, in the place of a task."""

import ctypes
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace

from bot.workers.registry import TASKS, Task


def told(_question: bytes) -> bytes:
    """Its environment, and how many limits it can see."""
    print("a library that prints", flush=True)
    limits = {
        name: resource.getrlimit(getattr(resource, name))
        for name in dir(resource)
        if name.startswith("RLIMIT_")
    }
    return json.dumps({"environment": dict(os.environ), "limits": limits, "arguments": sys.argv}).encode()


def allocating(_question: bytes) -> bytes:
    """More memory than it may have."""
    return b"x" * len(bytearray(2_000_000_000))


def spinning(_question: bytes) -> bytes:
    """The processor for ever."""
    while True:
        pass


def writing(_question: bytes) -> bytes:
    """A file."""
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 10_000)
        file.flush()
    return b"written"


def talking(_question: bytes) -> bytes:
    """More than anybody wants to hear."""
    return b"x" * 50_000_000


def crashing(_question: bytes) -> bytes:
    """As a library with a fault in it."""
    ctypes.string_at(0)
    return b""


def staying(question: bytes) -> bytes:
    """Says its number and stays."""
    with open(question.decode(), "w") as file:
        file.write(str(os.getpid()))
    time.sleep(60)
    return b""


def hurried(name: str) -> Mapping[str, Task]:
    """A task that has no time."""
    task = TASKS[name]
    return {name: replace(task, limits=replace(task.limits, wall=0.001))}
