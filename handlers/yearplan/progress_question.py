"""「年度计划完成得怎么样」, behind /ask, in private or said to the bot: how far the year is, as /plan tells it."""

from handlers.core.turn import Turn
from handlers.questions import ask_command
from handlers.yearplan import progress
from union.yearplan.progress import year_asked


def ask(turn: Turn) -> None:
    """/ask, 问, 统计: how far the year is, or any other question."""
    if year_asked(ask_command.words_of(turn), 0) is not None:
        obey(turn)
    else:
        ask_command.ask(turn)


def is_meant(turn: Turn) -> bool:
    """Whether the year plan's progress is asked for."""
    is_to_us = turn.where.private or ask_command.is_called(turn)
    return is_to_us and not turn.said.forwarded and year_asked(ask_command.words_of(turn), 0) is not None


def obey(turn: Turn) -> None:
    """Tell it."""
    this = turn.with_group().day(turn.now).year
    progress.overview(turn, year_asked(ask_command.words_of(turn), this))
