"""A message that is a time and nothing else may be the answer to a question that asked for one."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.core import pending_questions
from handlers.core.turn import Turn
from storage.core.drafts import Draft
from union.core.groups import Group
from union.reading.message import When
from union.reading.reader import read


def answered_by_time(turn: Turn, answers: Mapping[str, Callable[[Turn, Draft], bool]]) -> bool:
    """Whether the message is a time and nothing else, and answers a question of these subjects."""
    return any(_answers(turn, subject, answer) for subject, answer in answers.items())


def _answers(turn: Turn, subject: str, answer: Callable[[Turn, Draft], bool]) -> bool:
    open_one = pending_questions.in_private(turn, subject)
    if open_one is None:
        return False
    draft, group = open_one
    if not _is_time(turn.said.text, group, turn.said.at):
        return False
    return pending_questions.answered_in(turn, group, lambda: answer(turn, draft))


def _is_time(text: str, group: Group, at: datetime) -> bool:
    """Whether it is a time and nothing else."""
    when = later(text, group, at)
    return when is not None and not text.replace(when.text.removesuffix("后"), "", 1).strip("后 。.")


def later(text: str, group: Group, at: datetime) -> When | None:
    """「周五上午」, and 「两天」 for 「两天后」; said at an aware moment."""
    wall, notice = group.wall(at), group.notice
    return read(text, wall, notice=notice).when or read(f"{text}后", wall, notice=notice).when
