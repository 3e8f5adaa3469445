"""Who is shown the names of helped people: in private their author, the 负责人 and the admin; nobody in a group."""

from handlers.turn import Turn
from union.helped import masked
from union.rights import Place, Standing
from union.worklog import LogEntry


def shows_names(turn: Turn, author_id: int | None) -> bool:
    """Whether what this author told in private may be shown here and to this reader as it was told."""
    if turn.place is not Place.PRIVATE:
        return False
    member = turn.member()
    if member is None:
        return False
    return member.chief or turn.standing() is Standing.ADMIN or member.person.id == author_id


def as_shown(turn: Turn, entry: LogEntry) -> LogEntry:
    """The entry as this reader may see it here."""
    return entry if shows_names(turn, entry.author_id) else masked(entry)
