"""Updates that can't be read, or whose failure can't be told in the usual way: kept as far as they go.

What the sender meant is unknown; the operator hears, and in a private chat so does the sender.
"""

from collections.abc import Mapping

from handlers.phrases import notices as phrases
from handlers.said import keepable
from handlers.services import Failure, Services
from handlers.troubles import Trouble
from storage import updates
from storage.outbox import Outgoing, put
from union.words import words

KINDS = ("message", "edited_message")
LARGEST_ID = 2**63 - 1


def set_aside(services: Services, told: Mapping[str, object], number: int, failure: Failure) -> None:
    """Keep what can be kept of an update and let the others pass. Raises Unwritable."""
    message = next((found for kind in KINDS if isinstance(found := told.get(kind), dict)), {})
    chat_id = _chat_id(message)
    private = chat_id is not None and chat_id > 0
    text = message.get("text")
    kept = keepable(text, private=private) if isinstance(text, str) else None
    now = services.now()
    with services.store.unit() as db:
        if not updates.first_sight(db, services.face.id, number, now):
            return
        updates.set_aside(db, number, chat_id, failure.place, failure.error, kept, now)
        if private and chat_id is not None:
            params = {"text": phrases.failed(words(services.defaults.language))}
            put(db, Outgoing(chat_id, "sendMessage", params, key=f"apology/{number}"), now)
    services.troubles.tell(Trouble.UNREADABLE, failure.error)
    services.wake()


def _chat_id(message: Mapping[str, object]) -> int | None:
    chat = message.get("chat")
    found = chat.get("id") if isinstance(chat, dict) else None
    return found if type(found) is int and abs(found) <= LARGEST_ID else None
