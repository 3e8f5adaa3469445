"""What is written down of an erasure: that the rows are gone and the file is to follow."""

from handlers.core.turn import Turn
from handlers.privacy.erasure_traces import Promise, promised
from storage.privacy import erasure_log


def note_erasure(turn: Turn, sort: str, by: str, number: int, chat_id: int | None) -> Promise:
    """Note it; what can be said of when the file follows."""
    promise = promised(turn.services.store, turn.now, turn.services.defaults)
    erasure_log.note(turn.db, sort, by, number, turn.now, chat_id=chat_id, expires=promise.expires)
    return promise
