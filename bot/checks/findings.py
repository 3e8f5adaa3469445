"""One thing that `check` has looked at: how it stands, in words that say what to do."""

from enum import StrEnum
from functools import partial

from union.core.records import dataclass


class Mark(StrEnum):
    RIGHT = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` is the subject's name for programs, `text` one line of Chinese for people."""

    what: str
    text: str
    mark: Mark


# All is well; the bot runs, but somebody should know; to be mended first.
right, note, wrong = (partial(Finding, mark=mark) for mark in Mark)


def span(seconds: float) -> str:
    """「40秒」「12分钟」「3小时」「5天」."""
    whole = int(seconds)
    if whole < 120:
        return f"{whole}秒"
    if whole < 7200:
        return f"{whole // 60}分钟"
    return f"{whole // 3600}小时" if whole < 2 * 86_400 else f"{whole // 86_400}天"
