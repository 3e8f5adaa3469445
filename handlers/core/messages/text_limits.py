"""How long messages may be, ours and others': words said back on one line, and as many lines as one holds."""

from collections.abc import Sequence

from union.core.message_layout import utf16

MOST = 30
MESSAGE_UNITS = 4096  # UTF-16 code units of one message of ours: Telegram's limit
LONGEST_TOLD = 3000  # characters; beyond this a message is a document, not a report of what was done


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
