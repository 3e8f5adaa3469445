"""Short answers typed in English are put into the words the handlers know, before anything is made of them."""

from collections.abc import Callable
from dataclasses import replace

from handlers.core.turn import Turn
from union.reading.replies.english_answers import in_chinese_words


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
