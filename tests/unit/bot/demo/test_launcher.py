"""The demo as a program of its own: one line with the address, ports, signals, and nothing out of place."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.running import prepared

ROOT = Path(__file__).parents[4]
SECONDS = 5  # design §5: a signal ends the demo within them
PATIENCE = 60  # for a process of its own to start and refuse on a busy machine


@contextlib.contextmanager
def demo(where: Path, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """`python -m bot demo` in this directory; killed at the end if it still runs."""
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--no-browser", *words],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield program
    finally:
        program.kill()
        program.communicate()


def first_line(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().rstrip("\n")


def stopped(program: "subprocess.Popen[str]", number: signal.Signals) -> tuple[int, str, str]:
    """Exit code and what else was said, after this signal."""
    program.send_signal(number)
    out, errors = program.communicate(timeout=SECONDS)
    return program.returncode, out, errors


def somebody_else(port: int) -> socket.socket:
    """A server at this port, held by us: a demo of another test may have it, and would let it go in our middle."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.mark.slow(seconds=25)
def test_a_demo_begun_again_and_again(tmp_path: Path) -> None:
    """One life in its parts, for the sample month is made but once."""
    _begun_at_first(tmp_path)
    _found_behind_a_taken_port(tmp_path)
    _begun_again_within_three_seconds(tmp_path)
    # Nothing is written beside its directory and lock: the real database is neither opened nor replaced.
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
        "demo",
        "demo.db.lock",
        "gonghui.db",
    ]
    assert (tmp_path / "data" / "gonghui.db").read_bytes() == b"the union's own"


def _begun_at_first(where: Path) -> None:
    """Beside a real database that is not its own; ended by Ctrl-C."""
    (where / "data").mkdir()
    (where / "data" / "gonghui.db").write_bytes(b"the union's own")
    with demo(where) as program:
        address = first_line(program)
        assert "正在准备示例群" in httpx.get(address, timeout=PATIENCE).text  # before the month is there
        assert not (where / "data" / "demo" / "clock").exists()
        prepared(address)
        code, out, errors = stopped(program, signal.SIGINT)
    assert (code, out) == (0, "")
    assert "Traceback" not in errors and "准备好了" in errors


def _found_behind_a_taken_port(where: Path) -> None:
    """8080 is somebody else's; the page is found all the same. Two bots on one database would answer everything twice."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(somebody_else(8080))
        program = stack.enter_context(demo(where))
        address = httpx.URL(first_line(program))
        assert address.port is not None and address.port > 8080
        assert httpx.get(address, timeout=PATIENCE).status_code == 200
        with demo(where) as second:
            out, errors = second.communicate(timeout=PATIENCE)
    assert (second.returncode, out) == (1, "")
    assert "已有一个工会小秘" in errors and errors.count("\n") == 1


def _begun_again_within_three_seconds(where: Path) -> None:
    """It goes on and does not play the month again. A manager's signal ends it in order, too: stopping is no failure."""
    with demo(where) as program:
        begun = os.times().elapsed
        address = first_line(program)
        prepared(address)
        assert os.times().elapsed - begun < 3
        assert "工会小秘" in httpx.get(address, timeout=PATIENCE).text
        code, out, errors = stopped(program, signal.SIGTERM)
    assert (code, out) == (0, "")
    assert "Traceback" not in errors


@pytest.mark.slow
def test_a_signal_in_the_middle_of_the_sample_ends_it_too(tmp_path: Path) -> None:
    """Nobody waits for the month to end."""
    with demo(tmp_path) as program:
        assert first_line(program)
        journal = tmp_path / "data" / "demo" / "room.jsonl"
        while not journal.exists() or journal.stat().st_size < 1000:
            assert program.poll() is None
        code, out, errors = stopped(program, signal.SIGINT)
    assert (code, out) == (0, "")
    assert "Traceback" not in errors
    assert not (tmp_path / "data" / "demo" / "clock").exists()


@pytest.mark.slow
def test_a_taken_port_that_was_asked_for_is_an_error(tmp_path: Path) -> None:
    """With --port there is no other: exit 1 and one line that names it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with demo(tmp_path, "--port", str(port)) as program:
            out, errors = program.communicate(timeout=PATIENCE)
    assert (program.returncode, out) == (1, "")
    assert errors == f"端口 {port} 已被占用或不能用，请换一个\n"


@pytest.mark.slow
def test_a_place_that_is_no_directory_is_told_in_words(tmp_path: Path) -> None:
    """One line, no traceback."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "demo").write_text("taken", encoding="utf-8")
    with demo(tmp_path) as program:
        out, errors = program.communicate(timeout=PATIENCE)
    assert (program.returncode, out) == (1, "")
    assert errors.startswith("data/demo 不能用") and errors.count("\n") == 1


@pytest.mark.slow
def test_an_unreadable_moment_is_wrong_use(tmp_path: Path) -> None:
    """Exit 2, and how to write it."""
    with demo(tmp_path, "--at", "明天") as program:
        out, errors = program.communicate(timeout=PATIENCE)
    assert (program.returncode, out) == (2, "")
    assert "2026-11-20T10:00" in errors
