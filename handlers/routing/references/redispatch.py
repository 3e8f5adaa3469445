"""A message taken up again, after a question about it was answered or it was edited: a command first, else plain words."""

from handlers.core.turn import Turn
from handlers.routing import free_text
from handlers.routing.command_table import called


def hear_named(turn: Turn) -> None:
    """Plain words of any chat; behind the bot's name they may be a command, which PTB could not see."""
    if turn.said.addressed:
        hear(turn)
    elif turn.where.private:
        free_text.in_private(turn)
    else:
        free_text.in_group(turn)


def hear(turn: Turn) -> None:
    """Do what PTB's filters would have had done with the words."""
    text = turn.said.text
    command = called(text, turn.services.face.username)
    if command is not None:
        command.act(turn)
    elif turn.where.private:
        free_text.in_private(turn)
    elif turn.said.addressed or not text.startswith("/"):  # a command to another bot
        free_text.in_group(turn)
