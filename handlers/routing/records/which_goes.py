"""Which of several records and items goes: asked with a button for each."""

from collections.abc import Sequence

from handlers.core import pending_questions
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.texts import title_line
from handlers.worklog import texts as phrases
from union.events.model import Event
from union.worklog.entries import LogEntry

ASKING = "taken.back"


def ask_what_goes(turn: Turn, found: Sequence[LogEntry | Event]) -> None:
    """Ask which of these goes, each a button."""
    choices = [(_line(turn, each), each.number) for each in found]
    pending_questions.ask_which(turn, ASKING, ASKING, turn._("要撤掉的是哪一条？点了才撤。"), choices)


def _line(turn: Turn, told: LogEntry | Event) -> str:
    if isinstance(told, LogEntry):
        return phrases.one_line(turn._, told, turn.today)
    return title_line(turn._, occurrences.of_whole_event(told), turn.today)
