"""Messages about a request that is being written: their rows hold no word of it, and are gone once they are sent.

Who wrote and what was written are never together in the database: docs/decisions/0018.
"""

import json

from handlers.core.messages import outgoing_message
from handlers.core.messages.keyboards import Rows
from handlers.core.services import Services
from handlers.core.turn import Turn
from storage.core.outbox import sent_messages
from storage.core.outbox.queue import Outgoing
from union.requests.request_drafts import MARK, is_whisper
from union.words import words


def whisper(turn: Turn, text: str, rows: Rows = ()) -> None:
    """Say something in this private chat without leaving it in any row."""
    _put(turn, "sendMessage", outgoing_message.message(text, rows))


def whisper_instead(turn: Turn, text: str) -> None:
    """The message whose button was pressed says this from now on, without buttons."""
    params = outgoing_message.message(text) | {"message_id": turn.incoming.pressed_in}
    _put(turn, "editMessageText", params)


def opened(services: Services, message: str) -> str:
    """A message's JSON with its words; after a restart nobody knows them any more."""
    _ = words(services.defaults.language)
    lost = _("我刚重启过，没提交的话没有留下。请再发一次 /request；提交过的，发「诉求 查询码」能看到。")
    return MARK.sub(lambda found: json.dumps(services.whispers.told(found[1]) or lost)[1:-1], message)


def forget(services: Services) -> None:
    """Rows of whispers that were sent or never will be go; and what is remembered for them."""
    if not sent_messages.are_through(services.store.db):
        return
    with services.store.unit() as db:
        sent_messages.forget(db)
        services.whispers.forget_but(sent_messages.waiting(db))


def is_one(params: object) -> bool:
    """Whether a row's parameters are a whisper's."""
    text = params.get("text") if isinstance(params, dict) else None
    return isinstance(text, str) and is_whisper(text)


def _put(turn: Turn, method: str, params: dict[str, object]) -> None:
    kept = params | {"text": turn.services.whispers.keep(str(params["text"]))}
    turn.put(Outgoing(turn.where.chat_id, method, kept, about=sent_messages.ABOUT))
