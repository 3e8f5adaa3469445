"""The command line: exit codes, Chinese words, quick starts, and an end by signal."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from bot.cli import main
from bot.refusal import Refusal

ROOT = Path(__file__).parents[4]
Run = Callable[[argparse.Namespace], int]
Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """`install(run, name)` makes a command for this test the only one there is."""

    def put(run: Run, name: str = "trial") -> None:
        module = ModuleType(f"bot.cli.{name}")
        vars(module).update(HELP="试一试", run=run, configure=_configure)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(main, "COMMANDS", (name,))

    return put


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--times", type=int, default=0)


def _refuse(args: argparse.Namespace) -> int:
    raise Refusal("数据库正忙，请稍后再试")


def _killed_by(number: int) -> Run:
    def run(args: argparse.Namespace) -> int:
        os.kill(os.getpid(), number)
        time.sleep(5)  # the signal ends it at once
        return 0

    return run


def test_a_commands_answer_is_the_exit_code(install: Install) -> None:
    """What run() returns is what the shell sees."""
    install(lambda args: int(args.times))
    assert main.main(["trial", "--times", "1"]) == 1


def test_a_refusal_is_one_line_on_stderr(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    """An expected end is a Chinese sentence and exit code 1, with no traceback and nothing on stdout."""
    install(_refuse)
    assert main.main(["trial"]) == 1
    assert capsys.readouterr() == ("", "数据库正忙，请稍后再试\n")


WRONG_USE = [
    ([], "还缺参数 命令。"),
    (["dance"], "命令 没有 'dance' 这一项。"),
    (["trial", "--time-s"], "不认识的参数 --time-s。"),
    (["trial", "--times"], "--times 后面要有一个值。"),
    (["trial", "--times", "x"], "--times 的值 'x' 不对。"),
]


@pytest.mark.parametrize(("words", "said"), WRONG_USE)
def test_wrong_use_is_code_2_and_one_chinese_line(
    install: Install, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """Who mistypes reads what is wrong and where help is."""
    install(lambda args: 0)
    assert main.main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert err.count("\n") == 1
    assert "--help 查看用法" in err


def test_help_is_chinese(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    """--help ends with 0 and none of argparse's English."""
    install(lambda args: 0)
    assert main.main(["--help"]) == 0
    assert main.main(["trial", "--help"]) == 0
    text = capsys.readouterr().out
    assert "试一试" in text
    assert not any(word in text for word in ("usage", "options", "positional", "show this"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_command(install: Install, number: signal.Signals, code: int) -> None:
    """The work was not done, and the exit code says by which signal."""
    install(_killed_by(number))
    assert main.main(["trial"]) == code


@pytest.mark.parametrize("name", ["run", "demo"])
def test_stopping_is_how_a_serving_command_ends(install: Install, name: str) -> None:
    """A signal before the loop runs ends `run` and `demo` with 0 too."""
    install(_killed_by(signal.SIGTERM), name)
    assert main.main([name]) == 0


def test_signal_handlers_are_put_back(install: Install) -> None:
    """After a command the process reacts to signals as before."""
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    install(_refuse)
    main.main(["trial"])
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_every_listed_command_has_help() -> None:
    """The list holds only commands that are there; the help of all comes without Telegram being imported."""
    code = "import sys; from bot.cli.main import main; main(['--help']); assert 'telegram' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(f"    {name} " in done.stdout for name in main.COMMANDS)


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_traceback() -> None:
    """`… | head -1` ends quietly: nobody reads any more, and nothing is complained of."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bot", "check", "--config", "none.toml"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.slow
def test_a_terminal_without_chinese_still_works() -> None:
    """Where the terminal lacks a character it shows a question mark."""
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check", "--config", "none.toml"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "none.toml" in done.stdout
