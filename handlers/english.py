"""Short answers typed in English are put into the words the handlers know, before anything is made of them."""

import re
from collections.abc import Callable
from dataclasses import replace

from handlers.turn import Turn
from union.understanding.english_answers import in_chinese_words

# What gives these commands without a slash.
UNDO = re.compile(r"(?:#\d{1,6}\s)?undo(?: that)?(?:\s#?\d{1,6})?[.!]?", re.IGNORECASE)
REDO = re.compile(r"(?:#\d{1,6}\s)?(?:redo|restore)(?:\s#\d{1,6})?[.!]?", re.IGNORECASE)
NEVER_MIND = re.compile(r"never ?mind[.!]?", re.IGNORECASE)


def put(turn: Turn) -> None:
    """「postpone two days」 becomes 「推迟2天」; any other message stays as it is."""
    words = in_chinese_words(turn.said.text)
    if words is not None:
        turn.speak_as(replace(turn.said, text=words))


def first(act: Callable[[Turn], None]) -> Callable[[Turn], None]:
    """The same before a command that was given by such words."""

    def putting(turn: Turn) -> None:
        put(turn)
        act(turn)

    return putting
