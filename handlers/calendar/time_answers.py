"""A message that is a time and nothing else may be the answer to a question that asked for one."""

from handlers.core.turn import Turn
from union.reading.message import When
from union.reading.reader import read


def is_time(turn: Turn) -> bool:
    """Whether the message is a time and nothing else."""
    text = turn.said.text
    when = later(turn)
    return when is not None and not text.replace(when.text.removesuffix("后"), "", 1).strip("后 。.")


def later(turn: Turn) -> When | None:
    """「周五上午」, and 「两天」 for 「两天后」."""
    text, wall, notice = turn.said.text, turn.with_group().wall(turn.said.at), turn.with_group().notice
    return read(text, wall, notice=notice).when or read(f"{text}后", wall, notice=notice).when
