"""In a worker: copies are handed over, by Apprise: what hangs there, or fills its memory, harms nothing else.

Apprise forms the messages. It knows neither an allow-list nor a limit of an answer: the functions it connects by are replaced here.
"""

import ipaddress
import json
import smtplib
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests

from bot.workers.mirror_handover import Fate, MirrorFault, meaning
from bot.workers.protocol import loaded, say
from union.core.records import dataclass
from union.mirrors.destinations import MAIL_PORTS, Address, Channel, Load

PART_SECONDS = (5, 10)  # to connect, to answer
AT_ONCE = 8
MOST_ANSWER = 65_536  # bytes of an answer that are read
Send = Callable[[str, str, tuple[str, bytes] | None], bool]
CONNECT, LOGIN = socket.create_connection, smtplib.SMTP.login


class Line(threading.local):
    """What one thread is about: for whom it calls, and what came of it."""

    address: Address | None = None
    fate: tuple[Fate, MirrorFault] = (Fate.AGAIN, MirrorFault.NETWORK)


LINE = Line()


@dataclass(frozen=True, slots=True)
class Answer:
    """As much of an answer as Apprise looks at."""

    status_code: int
    content: bytes = b""


def post(url: str, *, data: Any = None, params: Any = None, headers: Any = None, **_given: Any) -> Answer:
    """In the place of `requests.post`: only to the address itself, no way round, so long and so much."""
    address = LINE.address
    if address is None or _place(url) != _place(_web_address(address)):
        LINE.fate = (Fate.REFUSED, MirrorFault.PLACE)
        return Answer(403)
    try:
        with requests.Session() as session:
            got = session.post(
                url,
                data=data,
                params=params,
                headers=headers,
                timeout=PART_SECONDS,
                allow_redirects=False,
                stream=True,
            )
            body = got.raw.read(MOST_ANSWER, decode_content=True) or b""
    except (requests.ConnectTimeout, requests.exceptions.ProxyError, requests.exceptions.SSLError):
        LINE.fate = (Fate.AGAIN, MirrorFault.NETWORK)
        raise
    except requests.ConnectionError as error:
        LINE.fate = (Fate.AGAIN if "NewConnection" in repr(error) else Fate.DOUBT, MirrorFault.NETWORK)
        raise
    except (requests.RequestException, OSError):
        LINE.fate = (Fate.DOUBT, MirrorFault.NETWORK)
        raise requests.RequestException("no answer") from None
    LINE.fate = meaning(address.channel, got.status_code, body)
    return Answer(got.status_code, body)


def request(_method: str, url: str, **given: Any) -> Answer:
    """In the place of `requests.request`, by which Apprise calls a service: the same."""
    return post(url, **given)


def _place(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _web_address(address: Address) -> str:
    parts = urlsplit(address.url)
    scheme = {"json": "http", "jsons": "https"}.get(parts.scheme.casefold(), parts.scheme.casefold())
    return urlunsplit(parts._replace(scheme=scheme))


def connected(
    to: tuple[str, int], timeout: Any = None, source_address: Any = None, **_given: Any
) -> socket.socket:
    """In the place of `socket.create_connection`, for smtplib: never into the operator's own network unless allowed.

    The address that was looked at is the one that is connected to, so that no second look-up can tell another.
    """
    address, (host, port) = LINE.address, to
    if address is None or (not address.trusted and port not in MAIL_PORTS):
        LINE.fate = (Fate.REFUSED, MirrorFault.PLACE)
        raise OSError("not a place for mail")
    found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    open_to_all = [each for each in found if address.trusted or _is_public(str(each))]
    if not open_to_all:
        LINE.fate = (Fate.REFUSED, MirrorFault.PLACE)
        raise OSError("not a place for mail")
    return CONNECT((str(open_to_all[0]), port), PART_SECONDS[1], source_address)


def _is_public(written: str) -> bool:
    found = ipaddress.ip_address(written)
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (inner or found).is_global


def login(self: smtplib.SMTP, *given: Any, **more: Any) -> Any:
    """In the place of `SMTP.login`: a password refused is not tried again and again until the mailbox is shut."""
    try:
        return LOGIN(self, *given, **more)
    except smtplib.SMTPAuthenticationError:
        LINE.fate = (Fate.REFUSED, MirrorFault.LOGIN)
        raise


def hand_over(messenger: Callable[[Address], Send | None], load: Load) -> None:
    """Each message of a copy in its turn, until one does not arrive."""
    LINE.address = load.address
    send = messenger(load.address)
    for part in load.parts:
        LINE.fate = (Fate.DOUBT if load.address.channel is Channel.MAIL else Fate.AGAIN, MirrorFault.NETWORK)
        if send is None:
            LINE.fate = (Fate.REFUSED, MirrorFault.KEY)
        elif send(part, load.title, load.file) and load.address.channel is Channel.MAIL:
            LINE.fate = (Fate.ARRIVED, MirrorFault.OTHER)
        fate, fault = LINE.fate
        say(json.dumps([load.id, fate, fault]))
        if fate is not Fate.ARRIVED:
            return


def hand_all_over(question: bytes) -> bytes:
    """In a worker: some copies, what became of each said while it works."""
    loads = loaded(tuple[Load, ...], question)
    from bot.workers.apprise_plugins import messenger  # only here: Apprise is large

    # All by which Apprise connects. The ignores are for what is put in place of functions of others.
    requests.post = post  # type: ignore[assignment]
    requests.request = request  # type: ignore[assignment]
    socket.create_connection = connected  # type: ignore[assignment]
    smtplib.SMTP.login = login  # type: ignore[method-assign]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(partial(hand_over, messenger), loads))
    return b""
