"""「年度计划完成得怎么样」, behind /ask, in private or said to the bot: how far the year is, as /plan tells it."""

from handlers.core.turn import Turn
from handlers.yearplan import progress
from union.yearplan.progress import year_asked


def claimed(turn: Turn, _asked: object) -> bool:
    """In private, or said to the bot, the question needs no command."""
    said = turn.said
    is_to_us = turn.where.private or said.reply_to_bot or said.addressed
    return is_to_us and not said.forwarded and told(turn, said.text)


def told(turn: Turn, words: str) -> bool:
    """Whether the words ask for it; then it is told."""
    year = year_asked(words, turn.with_group().day(turn.now).year)
    if year is not None:
        progress.overview(turn, year)
    return year is not None
