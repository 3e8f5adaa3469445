"""A worker in a real process: it knows nothing of the bot, and what goes beyond its limits ends."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.workers import process
from bot.workers.process import ask, environment
from bot.workers.protocol import ChildError, LimitReached
from bot.workers.registry import NETWORK, TASKS, Task, Work
from tests.unit.bot.workers import planted

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
SECRETS = {"GONGHUI_TELEGRAM__TOKEN": TOKEN, "AWS_SECRET_ACCESS_KEY": TOKEN, "NOTIFY_SOCKET": "/run/x"}


# The child finds its task by name in its own registry: it is put in there before it begins.
ENTRY = f"""
import sys
from dataclasses import replace
from bot.workers import __main__, registry
name, parent, limits = sys.argv[1:]
task = registry.Task(name, "{planted.__name__}:" + name, replace(registry.TASKS["words"].limits, **eval(limits)))
__main__.TASKS = {{name: task}}
__main__.main((name, parent))
"""


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch):
    """Puts a task of tests into the registry, here and in the child."""

    def put(act: Work, **limits: float) -> str:
        name = act.__name__
        task = Task(name, f"{act.__module__}:{name}", replace(TASKS["words"].limits, **limits))
        monkeypatch.setattr(process, "TASKS", {name: task})
        begin = asyncio.create_subprocess_exec

        async def instead(program: str, *words: str, **more: object) -> object:
            return await begin(program, "-c", ENTRY, *words[2:], repr(limits), **more)  # type: ignore[arg-type]

        monkeypatch.setattr(asyncio, "create_subprocess_exec", instead)
        return name

    return put


def test_the_environment_is_a_short_list(plant, monkeypatch: pytest.MonkeyPatch) -> None:
    """No token, nothing else of the bot's, in no way it could be told; what a library prints is no answer."""
    for name, text in SECRETS.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    said = json.loads(asyncio.run(ask(plant(planted.told), b"")))
    assert TOKEN not in json.dumps(said)
    assert said["environment"]["LC_ALL"] == "C.UTF-8"
    assert set(said["environment"]) <= process.ENVIRONMENT | set(process.SPARING) | {
        "PYTHONPATH",
        "LC_ALL",
        "LC_CTYPE",
    }
    limits, own = said["limits"], TASKS["words"].limits
    assert own.memory < limits["RLIMIT_AS"][1] < own.memory + 1_000_000_000
    assert limits["RLIMIT_CPU"] == [own.cpu, own.cpu + 2]
    assert (limits["RLIMIT_FSIZE"], limits["RLIMIT_CORE"], limits["RLIMIT_NPROC"]) == ([0, 0], [0, 0], [0, 0])
    assert limits["RLIMIT_NOFILE"] == [own.files, own.files]


def test_only_copies_hear_of_proxies() -> None:
    """They leave the machine; nothing else does."""
    around = {"HTTPS_PROXY": "http://proxy:3128", "PATH": "/bin", **SECRETS}
    for task in TASKS.values():
        assert ("HTTPS_PROXY" in environment(task, around)) is (task.name == "copies")
        assert TOKEN not in environment(task, around).values()
    assert TASKS["copies"].environment == NETWORK


@pytest.mark.parametrize("name", sorted(TASKS))
def test_every_task_has_its_function(name: str) -> None:
    """A name that leads nowhere would be found in the worker only."""
    assert callable(TASKS[name].work())


@pytest.mark.parametrize("name", ["words", "template", "plan", "calendar", "photo"])
def test_what_opens_a_file_has_every_limit(name: str) -> None:
    """Time, memory, files, processes; it writes nothing."""
    limits = TASKS[name].limits
    assert limits.wall <= 60 and limits.cpu <= 60
    assert limits.memory is not None and limits.memory <= 400_000_000
    assert (limits.written, limits.processes) == (0, 0) and limits.files <= 64 and limits.answer <= 20_000_000


def test_memory_beyond_the_limit_is_not_given(plant) -> None:
    """The worker ends, and whoever asked hears that it would again."""
    with pytest.raises(LimitReached):
        asyncio.run(ask(plant(planted.allocating), b""))


@pytest.mark.slow
def test_a_worker_that_spins_is_ended_by_the_kernel(plant) -> None:
    """By its time on the processor, long before its wall time."""
    with pytest.raises(LimitReached, match="-24"):
        asyncio.run(ask(plant(planted.spinning, cpu=1), b""))


@pytest.mark.parametrize(
    ("act", "fault"),
    [(planted.writing, ChildError), (planted.talking, LimitReached), (planted.crashing, LimitReached)],
)
def test_nothing_is_written_and_no_answer_is_endless(plant, act: Work, fault: type[ChildError]) -> None:
    """Nor does a crash in a library hurt anybody."""
    with pytest.raises(fault):
        asyncio.run(ask(plant(act), b""))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own tie")
def test_a_worker_ends_with_the_bot(tmp_path: Path) -> None:
    """However the bot ends."""
    place = tmp_path / "pid"
    program = f"import subprocess, sys, os, time; subprocess.Popen([sys.executable, '-c', {ENTRY!r}, {planted.staying.__name__!r}, str(os.getpid()), '{{\"written\": 99}}'], stdin=subprocess.PIPE).communicate({str(place).encode()!r})"
    bot = subprocess.Popen([sys.executable, "-c", program])
    pid = _when(lambda: place.exists() and place.read_text())
    bot.send_signal(signal.SIGKILL)
    bot.wait()
    assert _when(lambda: not _lives(int(pid)))


def _when(holds):
    for _ in range(1000):
        if found := holds():
            return found
        time.sleep(0.01)
    raise AssertionError("it did not come")


def _lives(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
