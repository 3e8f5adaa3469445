"""What keeps a message short: words said back on one line, and as many lines as it holds."""

from collections.abc import Sequence

from union.digest_layout import utf16

MOST = 30


def brief(said: str, most: int = MOST) -> str:
    """On one line, cut with 「…」: 「下周三下午三点在三楼…」."""
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def fitting(lines: Sequence[str], most: int) -> list[str]:
    """The first of these lines, as many as have this many UTF-16 units together with their line breaks."""
    kept, length = [], 0
    for line in lines:
        length += utf16(line) + 1
        if length > most:
            break
        kept.append(line)
    return kept
