"""The command line: finds the subcommand, runs it, turns its end into an exit code (design §5).

What a command does lives in bot/cli/; only the one asked for is imported, so that each starts fast.
"""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import FrameType

from bot.cli.parser import Parser, add_config
from bot.refusal import FAILED, Refusal

# In the order of --help. A module of bot/cli has HELP, run(args) -> exit code, and configure(parser) for options of its own.
COMMANDS = (
    *("demo", "init", "run", "check", "understand", "groups", "digest", "export", "erase", "backup"),
    *("restore", "holidays", "plan"),
)
WITHOUT_CONFIG = {"demo", "understand", "holidays", "plan"}
# Stopping is how these end; for any other command it means that the work was not done.
SERVING = {"demo", "run"}


class Stopped(BaseException):
    """SIGINT or SIGTERM arrived; not an Exception, so that no handler on the way swallows it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: the program's own) and give its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    # A terminal that lacks a character shows a question mark instead of ending the command
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _outcome(words)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _outcome(words: Sequence[str]) -> int:
    try:
        with _signals_raise():
            args = _parser(words).parse_args(words)
            return int(args.run(args))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except Stopped as stopped:
        return 0 if SERVING.intersection(words[:1]) else 128 + stopped.number
    except SystemExit as end:  # argparse after --help
        return end.code if isinstance(end.code, int) else 0


def _parser(words: Sequence[str]) -> Parser:
    """The parser for these words: with one subcommand where it is named first, else with all of them."""
    parser = Parser(prog="python -m bot", description="工会小秘：Telegram 上的工会委员会秘书")
    subparsers = parser.add_subparsers(title="命令", metavar="命令", required=True)
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        module = import_module(f"bot.cli.{name}")
        subparser = subparsers.add_parser(name, help=module.HELP, description=module.HELP)
        if name not in WITHOUT_CONFIG:
            add_config(subparser)
        if hasattr(module, "configure"):
            module.configure(subparser)
        subparser.set_defaults(run=module.run)
    return parser


@contextlib.contextmanager
def _signals_raise() -> Iterator[None]:
    """Within, SIGINT and SIGTERM raise `Stopped`, also where a shell's `&` left SIGINT ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
