"""Who may hear the names of those who have reported and who have not."""

from handlers.core.turn import Turn
from union.core.rights import Action, Place


def may_hear_names(turn: Turn) -> bool:
    """By the table in private; a group hears them only where it set it so."""
    return turn.settings.names_in_group if turn.place is Place.GROUP else turn.may(Action.UNREPORTED)
