"""A plan pasted into the chat: Telegram takes 4,096 signs a message, so a long one comes in several pieces."""

import re

MOST_SIGNS = 300_000
FULL = 3900  # a piece of this length was cut by Telegram's client, wherever it happened to be full
SHORTEST = 8  # signs of a line without a number
BORDER = "\x1e"  # between pieces as they are kept; no message holds it
ENDS = tuple("。；;！!？?：:")
NEW_LINE = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]+|\d+)[、.．)）]|第[一二三四五六七八九十]+|[一二三四五六七八九十\d]+月"
)


def added(pieces: str, piece: str) -> str:
    """The pieces so far and one more."""
    return f"{pieces}{BORDER}{piece}"


def whole(pieces: str) -> str:
    """All pieces as one text; a sentence that was cut in two is whole again."""
    first, *others = pieces.split(BORDER)
    text, before = first, first
    for piece in others:
        text += piece if _is_cut(before, piece) else f"\n{piece}"
        before = piece
    return text


def continues(pieces: str, piece: str) -> bool:
    """Whether what comes right behind the pieces may be more of the plan, and is not 「好的」."""
    last = pieces.rpartition(BORDER)[2]
    return len(last) >= FULL or len(piece.strip()) >= SHORTEST or NEW_LINE.match(piece.strip()) is not None


def _is_cut(before: str, piece: str) -> bool:
    return len(before) >= FULL and not before.endswith(ENDS) and not NEW_LINE.match(piece)
