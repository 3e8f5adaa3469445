# small: the way of what is said takes files only by the way
"""What a file that was sent is, by its name or the words with it."""

from handlers.attendance import representatives
from handlers.calendar import minutes_document
from handlers.core import attachments
from handlers.core.messages.incoming_message import Said
from handlers.core.turn import Turn
from handlers.yearplan import plan_command
from union.core.rights import Action


def is_years_plan(turn: Turn) -> bool:
    """Whether a document, by its name or the words with it, is the plan of a year."""
    said = turn.said
    if said.document is None or said.forwarded or said.edited or not (said.text or turn.group):
        return False
    may = turn.where.private or turn.may(Action.ADD)
    return may and plan_command.is_years_plan(said.document, said.text)


def kind_of_file(said: Said) -> str | None:
    """What a file is to be read as that tells by its name, or the words with it, what it is."""
    if said.document is None or said.forwarded or said.edited:
        return None
    if minutes_document.may_be_minutes(said.document.name, said.text):
        return minutes_document.NAME
    is_register = representatives.may_be_register(said.document.name, said.text)
    return representatives.NAME if is_register else None


def have_file_read(turn: Turn) -> None:
    """Read it as that, where the writer may put something down."""
    if (what := kind_of_file(turn.said)) is not None and turn.may(Action.ADD):
        attachments.wait(turn, what)
