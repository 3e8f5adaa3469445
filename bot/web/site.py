"""Where the web parts are found from outside, by `[web] public_url`, and the keys they sign with."""

import hmac
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from bot.config.settings import Config
from union.core.records import dataclass

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Site:
    """The address people use; a reverse proxy may take the prefix off or leave it on."""

    scheme: str
    host: str
    port: int
    prefix: str  # 「/office」, or empty

    @property
    def secure(self) -> bool:
        return self.scheme == "https"

    def path(self, within: str) -> str:
        """A path of ours (「/agenda」) as a link of a page writes it."""
        return self.prefix + within

    def knows(self, host: str) -> bool:
        """Whether a request's Host names us: by the public name, or from this machine."""
        try:
            name = urlsplit(f"//{host}")
            port = name.port or PORTS[self.scheme]
        except ValueError:
            return False
        # Behind a proxy that forwards the name without its port only the name is left to compare.
        is_public = name.hostname == self.host and port in (self.port, PORTS[self.scheme])
        return is_public or name.hostname in LOOPBACK


def is_literal(host: str) -> bool:
    """Whether a Host is an address in figures or a name without a dot: neither is any foreign page's own name."""
    name = _name(host)
    return name != "" and ("." not in name or ":" in name or all(part.isdigit() for part in name.split(".")))


def is_allowed_host(host: str, names: Collection[str]) -> bool:
    """Whether a Host names one of these, or this machine to itself, at whatever port."""
    return _name(host) in {*LOOPBACK, *names} - {""}


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def site_of(public_url: str) -> Site:
    """The site of a configured address, which bot/config/values.py has checked."""
    parts = urlsplit(public_url)
    port = parts.port or PORTS[parts.scheme]
    return Site(parts.scheme, parts.hostname or "", port, parts.path.rstrip("/"))


def keys_of(token: str) -> Callable[[str], bytes]:
    """For a purpose word its key of 32 bytes, derived from the token: nothing more to configure or to lose.

    Knowing one key tells nothing of another or of the token.
    """

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
