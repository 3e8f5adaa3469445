"""Who may hear the names of those who have reported and who have not."""

from handlers.turn import Turn
from union.rights import Place, Standing


def may_hear_names(turn: Turn) -> bool:
    """The 负责人 and the admin in private; the group only where it set it so."""
    if turn.place is Place.GROUP:
        return turn.settings.names_in_group
    member = turn.member()
    return turn.standing() is Standing.ADMIN or (member is not None and member.chief)
