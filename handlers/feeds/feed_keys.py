"""What opens a calendar feed: made of a seed in the database and a key that is not in it, kept nowhere.

In the outbox an address stands sealed; the sender puts the real one in (bot/delivery/sender.py). So neither the database
nor a copy of it opens a feed, and yet the address can be shown again.
"""

import base64
import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256

from handlers.core.sealed_secrets import for_chat
from storage.feeds.subscriptions import Feed

PURPOSE = "feed"


def new_seed() -> str:
    """256 random bits."""
    return secrets.token_hex(32)


def token_of(key: Callable[[str], bytes], seed: str) -> str:
    """The 43 signs that open the feed of this seed."""
    made = hmac.digest(key(PURPOSE), seed.encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What the database knows of it."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_known(key: Callable[[str], bytes], feed: Feed) -> bool:
    """Whether the address can be shown: not any more where it was made with another bot token."""
    return hash_of(token_of(key, feed.seed)) == feed.hash


def sealed(key: Callable[[str], bytes], public_url: str, seed: str, chat_id: int) -> str:
    """The address as it stands in a message to this chat that waits to be sent."""
    return f"{public_url}/feed/{for_chat(key, chat_id, token_of(key, seed))}.ics"
