"""The words of a message, or of a part of one, read as this group reads: its day, its zone and region, what it has taught."""

from dataclasses import replace

from handlers.core import lessons
from handlers.core.turn import Turn
from union.reading.message import Intent, Message
from union.reading.reader import read
from union.reading.replies.item_details import read_plan


def read_words(turn: Turn, words: str, meant: Intent | None = None) -> Message:
    """Understand words as of the moment this turn's message was written, in the group's zone and region.

    `meant` is for words behind a command: a bare date behind /log is the last one, not the next.
    What the group has taught is followed.
    """
    group, region = turn.with_group(), turn.settings.region
    wall, taught = group.wall(turn.said.at), lessons.of_turn(turn)
    return read(words, wall, region=region, meant=meant, learned=taught, notice=group.notice)


def own_words(turn: Turn, message: Message) -> Message:
    """A plan read without the checklist and the note below it, which say nothing of its time; `text` stays whole."""
    plan = read_plan(message.text)
    if plan.text == message.text.strip():
        return message
    return replace(read_words(turn, plan.text), text=message.text)
