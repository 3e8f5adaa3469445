"""Files that a command reads, and the language of what it prints: what holds for several commands."""

import io
import sys
from pathlib import Path

from bot.refusal import WRONG_USE, Refusal

STDIN = "-"


def file_bytes(path: str, most: int) -> bytes:
    """The bytes of a file, 「-」 is standard input; one more than `most` where there are more."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most + 1)
        with Path(path).open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Refusal(f"读不了 {path}：{_reason(error)}。", WRONG_USE) from None


def speak_utf8() -> None:
    """Chinese out whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, IsADirectoryError):
        return "这是一个目录"
    return "请检查权限" if isinstance(error, PermissionError) else "文件打不开"
