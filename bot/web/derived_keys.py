"""Keys of the bot's own, each for one purpose, derived from its token: nothing more to configure or to lose."""

import hmac
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.config.settings import Config
from bot.web.site import LOOPBACK


def keys_of(token: str) -> Callable[[str], bytes]:
    """For a purpose word its key of 32 bytes; knowing one key tells nothing of another or of the token."""

    def key(purpose: str) -> bytes:
        return hmac.digest(token.encode(), f"gonghui/{purpose}".encode(), "sha256")

    return key


def mini_app_key(config: Config) -> bytes:
    """What Telegram signs a Mini App's data with (core.telegram.org/bots/webapps); empty where none can be opened.

    Telegram opens https alone; the room opens its own machine's pages.
    """
    page, telegram = urlsplit(config.web.public_url), urlsplit(config.telegram.api_base_url)
    is_room = page.hostname in LOOPBACK and telegram.hostname in LOOPBACK
    if page.scheme != "https" and not is_room:
        return b""
    return hmac.digest(b"WebAppData", config.telegram.token.get_secret_value().encode(), "sha256")
