"""A message that is a time and nothing else may be the answer to a question that asked for one."""

from datetime import datetime

from handlers.core.turn import Turn
from union.core.groups import Group
from union.reading.message import When
from union.reading.reader import read


def is_time(turn: Turn) -> bool:
    """Whether the message is a time and nothing else."""
    text = turn.said.text
    when = later(text, turn.with_group(), turn.said.at)
    return when is not None and not text.replace(when.text.removesuffix("后"), "", 1).strip("后 。.")


def later(text: str, group: Group, at: datetime) -> When | None:
    """「周五上午」, and 「两天」 for 「两天后」; said at an aware moment."""
    wall, notice = group.wall(at), group.notice
    return read(text, wall, notice=notice).when or read(f"{text}后", wall, notice=notice).when
