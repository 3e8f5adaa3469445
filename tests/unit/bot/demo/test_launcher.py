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


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory in which the demo has been once, beside a real database that is not its own."""
    where = tmp_path_factory.mktemp("place")
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
    return where


@pytest.mark.slow
def test_a_manager_s_signal_ends_it_in_order(place: Path) -> None:
    """As Ctrl-C did the first time: the address stands alone on stdout, the page answers by then, and stopping is no failure."""
    with demo(place) as program:
        address = first_line(program)
        assert "工会小秘" in httpx.get(address, timeout=PATIENCE).text
        prepared(address)
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
def test_nothing_is_written_beside_its_directory_and_lock(place: Path) -> None:
    """The real database is neither opened nor replaced."""
    assert sorted(path.name for path in (place / "data").iterdir()) == ["demo", "demo.db.lock", "gonghui.db"]
    assert (place / "data" / "gonghui.db").read_bytes() == b"the union's own"
    assert [path.name for path in place.iterdir()] == ["data"]


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
def test_without_a_port_the_next_free_one_is_taken_and_a_second_demo_refused(place: Path) -> None:
    """8080 is somebody else's; the page is found all the same. Two bots on one database would answer everything twice."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(somebody_else(8080))
        program = stack.enter_context(demo(place))
        address = httpx.URL(first_line(program))
        assert address.port is not None and address.port > 8080
        assert httpx.get(address, timeout=PATIENCE).status_code == 200
        with demo(place) as second:
            out, errors = second.communicate(timeout=PATIENCE)
    assert (second.returncode, out) == (1, "")
    assert "已有一个工会小秘" in errors and errors.count("\n") == 1


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


@pytest.mark.slow
def test_the_second_start_takes_less_than_three_seconds(place: Path) -> None:
    """It goes on; it does not play the month again."""
    with demo(place) as program:
        program_started = os.times().elapsed
        prepared(first_line(program))
        assert os.times().elapsed - program_started < 3
