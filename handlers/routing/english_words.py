"""What is typed in English on a phone is put as the handlers know it, before anything is made of it."""

from collections.abc import Callable
from dataclasses import replace

from handlers.core.turn import Turn
from storage.core import people
from union.reading.english.name_capitals import with_capitals
from union.reading.english.translation import is_english
from union.reading.replies.english_answers import in_chinese_words

MOST_PEOPLE = 200


def put(turn: Turn) -> None:
    """「postpone two days」 becomes 「推迟2天」, 「kavitha」 on the roster Kavitha; any other message stays as it is."""
    text = turn.said.text
    words = in_chinese_words(text)
    if words is None and turn.group is not None and is_english(text):
        roster = people.roster(turn.db, turn.group)[:MOST_PEOPLE]
        words = with_capitals(text, tuple(member.person.name for member in roster))
    if words not in (None, text):
        turn.speak_as(replace(turn.said, text=words or ""))


def first(act: Callable[[Turn], None]) -> Callable[[Turn], None]:
    """The same before a command that was given by such words."""

    def putting(turn: Turn) -> None:
        put(turn)
        act(turn)

    return putting
