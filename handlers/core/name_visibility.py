"""Who is shown the names of helped people: in private their author, the 负责人 and the admin; nobody in a group.

And who may hear the names of those who have reported and who have not.
"""

from handlers.core.turn import Turn
from union.core.rights import Action, Place
from union.helped.families import masked
from union.worklog.entries import LogEntry


def shows_names(turn: Turn, author_id: int | None) -> bool:
    """Whether what this author told in private may be shown here and to this reader as it was told."""
    return turn.may(Action.HELPED_NAMES, author_id)


def entry_as_shown(turn: Turn, entry: LogEntry) -> LogEntry:
    return entry if shows_names(turn, entry.author_id) else masked(entry)


def may_hear_names(turn: Turn) -> bool:
    """By the table in private; a group hears them only where it set it so."""
    return turn.settings.names_in_group if turn.place is Place.GROUP else turn.may(Action.UNREPORTED)
