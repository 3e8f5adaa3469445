"""Messages about a request that is being written: their rows hold no word of it, and are gone once they are sent.

Who wrote and what was written are never together in the database: docs/decisions/0018.
"""

import json

from handlers import composing
from handlers.cards import Rows
from handlers.phrases import requests as phrases
from handlers.services import Services
from handlers.turn import Turn
from storage import whispers
from storage.outbox import Outgoing
from union.request_talks import MARK, is_whisper
from union.words import words


def whisper(turn: Turn, text: str, rows: Rows = ()) -> None:
    """Say something in this private chat without leaving it in any row."""
    params = composing.message(text, rows)
    _put(turn, "sendMessage", params)


def whisper_instead(turn: Turn, text: str) -> None:
    """The message whose button was pressed says this from now on, without buttons."""
    params = composing.message(text) | {"message_id": turn.incoming.pressed_in}
    _put(turn, "editMessageText", params)


def opened(services: Services, message: str) -> str:
    """A message's JSON with its words; after a restart nobody knows them any more."""
    lost = phrases.forgotten(words(services.defaults.language))
    return MARK.sub(lambda found: json.dumps(services.whispers.told(found[1]) or lost)[1:-1], message)


def forget(services: Services) -> None:
    """Rows of whispers that were sent or never will be go; and what is remembered for them."""
    if not whispers.are_through(services.store.db):
        return
    with services.store.unit() as db:
        whispers.forget(db)
        services.whispers.forget_but(whispers.waiting(db))


def is_one(params: object) -> bool:
    """Whether a row's parameters are a whisper's."""
    text = params.get("text") if isinstance(params, dict) else None
    return isinstance(text, str) and is_whisper(text)


def _put(turn: Turn, method: str, params: dict[str, object]) -> None:
    kept = params | {"text": turn.services.whispers.keep(str(params["text"]))}
    turn.put(Outgoing(turn.where.chat_id, method, kept, about=whispers.ABOUT))
