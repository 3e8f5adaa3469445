"""Secrets that the database must hold: sealed under a key that is not in it (docs/decisions/0017).

A stream of HMAC-SHA256 over a counter, and a second HMAC over the whole: encrypt, then authenticate.
What a message that waits to be sent must hold is sealed for its chat: typed elsewhere it opens nothing.
"""

import base64
import hmac
import re
import secrets
from collections.abc import Callable

NONCE, TAG, BLOCK = 16, 32, 32
Key = Callable[[str], bytes]
IN_MESSAGE = re.compile(r"%sealed-([A-Za-z0-9+/=]+)%")


def seal(key: Key, purpose: str, text: str) -> str:
    """The text as the database may hold it; another one each time."""
    nonce = secrets.token_bytes(NONCE)
    hidden = _crossed(key(f"{purpose}/hide"), nonce, text.encode())
    return base64.b64encode(nonce + hidden + _tag(key, purpose, nonce + hidden)).decode()


def opened(key: Key, purpose: str, sealed: str) -> str | None:
    """The text again; None where it was sealed under another token, or is not as we sealed it."""
    try:
        whole = base64.b64decode(sealed)
    except ValueError:
        return None
    body, tag = whole[:-TAG], whole[-TAG:]
    if len(body) < NONCE or not hmac.compare_digest(tag, _tag(key, purpose, body)):
        return None
    return _crossed(key(f"{purpose}/hide"), body[:NONCE], body[NONCE:]).decode()


def for_chat(key: Key, chat_id: int, text: str) -> str:
    """The text as it stands in a message to this chat that waits to be sent."""
    return f"%sealed-{seal(key, _sent_to(chat_id), text)}%"


def unsealed(key: Key, chat_id: int, message: str) -> str:
    """The message as this chat is to read it; what was not sealed for it stays as it is."""
    return IN_MESSAGE.sub(lambda found: opened(key, _sent_to(chat_id), found[1]) or found[0], message)


def _sent_to(chat_id: int) -> str:
    return f"message/{chat_id}"


def _tag(key: Key, purpose: str, body: bytes) -> bytes:
    return hmac.digest(key(f"{purpose}/keep"), body, "sha256")


def _crossed(key: bytes, nonce: bytes, text: bytes) -> bytes:
    stream = b"".join(
        hmac.digest(key, nonce + place.to_bytes(8, "big"), "sha256")
        for place in range(-(-len(text) // BLOCK))
    )
    return bytes(one ^ other for one, other in zip(text, stream, strict=False))
