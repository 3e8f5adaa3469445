"""argparse speaking Chinese: help, usage and errors. What the options mean is the commands' business."""

import argparse
import io
import sys
from pathlib import Path
from typing import Any, NoReturn

from bot.refusal import WRONG_USE, Refusal
from union.core.lazy_regex import Regex

TITLES = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options:": "选项：",
    "show this help message and exit": "显示这段说明",
}
NAME_WIDTH = 16
HEADING = Regex(r"(?m)^(\S+):$")
ERRORS = [
    (Regex(f"(?s){english}"), chinese)
    for english, chinese in (
        (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
        (r"the following arguments are required: (.*)", r"还缺参数 \1"),
        (r"argument ([^:]*): expected .{0,99}argument.*", r"\1 后面要有一个值"),
        (r"argument ([^:]*): not allowed with argument (.*)", r"\1 不能和 \2 同时使用"),
        (
            r"argument ([^:]*): invalid choice: (.{0,99}?) \((?:choose from|maybe you meant).*",
            r"\1 没有 \2 这一项",
        ),
        (r"argument ([^:]*): invalid .{0,99}value: (.*)", r"\1 的值 \2 不对"),
        (r"argument ([^:]*): (.*)", r"\1：\2"),
    )
]


class Columns(argparse.HelpFormatter):
    """Keeps a command and its explanation on one line."""

    def add_argument(self, action: argparse.Action) -> None:
        """Like argparse's, which forgets that subcommands are indented once more."""
        super().add_argument(action)
        self._action_max_length = max(self._action_max_length, NAME_WIDTH)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help is Chinese and whose errors are one Chinese line (exit code 2)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"formatter_class": Columns, **kwargs})

    def format_help(self) -> str:
        text = super().format_help()
        for english, chinese in TITLES.items():
            text = text.replace(english, chinese)
        return HEADING.sub(r"\1：", text)

    def error(self, message: str) -> NoReturn:
        raise Refusal(f"{_explained(message)}。用 {self.prog} --help 查看用法。", WRONG_USE)


def add_config(parser: argparse.ArgumentParser) -> None:
    """Give the parser `--config FILE`, a `Path` in `args.config`."""
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("config.toml"),
        metavar="FILE",
        help="配置文件（默认 config.toml）",
    )


def speak_utf8() -> None:
    """Chinese in and out whatever the locale; a broken byte becomes a replacement character."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _explained(message: str) -> str:
    for pattern, chinese in ERRORS:
        if found := pattern.fullmatch(message):
            return found.expand(chinese)
    return message
