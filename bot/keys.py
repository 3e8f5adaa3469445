"""Keys of the bot's own, each for one purpose, derived from its token: nothing more to configure or to lose."""

import hmac
from collections.abc import Callable


def keys_of(token: str) -> Callable[[str], bytes]:
    """For a purpose word its key of 32 bytes; knowing one key tells nothing of another or of the token."""

    def key(purpose: str) -> bytes:
        return hmac.digest(token.encode(), f"gonghui/{purpose}".encode(), "sha256")

    return key
