"""A message taken up again, after a question about it was answered or it was edited: a command first, else plain words."""

from handlers import plain
from handlers.commands import called
from handlers.turn import Turn


def hear(turn: Turn) -> None:
    """Do what PTB's filters would have had done with the words."""
    text = turn.said.text
    command = called(text, turn.services.face.username)
    if command is not None:
        command.act(turn)
    elif turn.where.private:
        plain.in_private(turn)
    elif not text.startswith("/"):  # a command to another bot
        plain.in_group(turn)
