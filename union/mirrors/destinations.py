"""Where a group's posts can be copied to: robots of 企业微信, 钉钉, 飞书, a mailbox, a service of the operator's.

An address opens somebody else's group to whoever knows it: it is read here, shown by its last four signs only.
"""

import re
from collections.abc import Collection
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, urlsplit

from union.core.lazy_regex import Regex
from union.core.records import dataclass, field
from union.words import Words


class Channel(StrEnum):
    """What kind of place it is."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"
    MAIL = "mail"
    HOOK = "hook"


class Content(StrEnum):
    """What may be copied."""

    DIGEST = "digest"
    REMINDERS = "reminders"
    PACKS = "packs"


class Wrong(StrEnum):
    """Why an address can't be used."""

    NONE = "none"  # nothing that looks like one
    HOST = "host"  # a place the operator has not allowed
    KEY = "key"  # not whole
    OPTION = "option"  # a mail address with something in it we do not pass on


@dataclass(frozen=True, slots=True)
class Address:
    """Where to and with which key. `url`, `key` and `secret` are never shown or logged; `tail` may be.

    `trusted`: the operator has allowed the very host, so it may be inside the operator's own network.
    """

    channel: Channel
    url: str = field(repr=False)
    key: str = field(repr=False)
    tail: str
    secret: str = field(default="", repr=False)
    trusted: bool = False

    @property
    def written(self) -> str:
        """As it is pasted, to be sealed and read again."""
        return f"{self.url} {self.secret}".strip()


@dataclass(frozen=True, slots=True)
class Load:
    """A copy as it is handed over: its number, its place, its messages still to be sent in order, a file behind a mail."""

    id: int
    address: Address
    title: str
    parts: tuple[str, ...] = field(repr=False)
    file: tuple[str, bytes] | None = field(default=None, repr=False)


MOST = 5  # of one group
HOSTS = {
    "qyapi.weixin.qq.com": Channel.WECOM,
    "oapi.dingtalk.com": Channel.DINGTALK,
    "open.feishu.cn": Channel.FEISHU,
    "open.larksuite.com": Channel.FEISHU,
}
PATHS = {"/cgi-bin/webhook/send": (Channel.WECOM, "key"), "/robot/send": (Channel.DINGTALK, "access_token")}
FEISHU_PATH = "/open-apis/bot/v2/hook/"
KEY = Regex(r"[A-Za-z0-9_-]{8,200}")
SIGNING = Regex(r"(?<![A-Za-z0-9])SEC[A-Za-z0-9]{16,128}(?![A-Za-z0-9])")
MAIL_OPTIONS = frozenset({"to", "cc", "bcc", "from", "name", "smtp", "mode", "reply", "user", "pass"})
MAIL_PORTS = frozenset({25, 465, 587, 994})
SHOWN = 4
# What stands in a pasted address, up to a blank or the Chinese sentence behind it.
LINK = Regex(r"(?i)(?:https?|mailtos?|jsons?)://[!-~]+")
# In whatever is kept of a message, keys are cut to their last four signs.
SECRETS = Regex(
    r"(?i)(?P<before>/webhook/send/?\?(?:[!-~]{0,200}&)?key=|/robot/send/?\?(?:[!-~]{0,200}&)?access_token=|/open-apis/bot/v2/hook/"
    r"|(?:wecombot|dingtalk|feishu|lark|mailtos?|jsons?)://)(?P<key>[!-~]+)"
)


def veiled(text: str) -> str:
    """The text with every key cut to its last four signs: 「…key=…a1b2」."""
    hidden = SECRETS.sub(lambda found: f"{found['before']}…{_tail(found['key'])}", text)
    return SIGNING.sub(lambda found: f"SEC…{_tail(found[0])}", hidden)


def holds_address(text: str) -> bool:
    """Whether a key stands in the text."""
    return SECRETS.search(text) is not None


def read_address(text: str, allowed: Collection[str] = ()) -> Address | Wrong:
    """The first address of a text, with the 加签 key of a 钉钉 robot behind it; `allowed` hosts, with port or without."""
    found = LINK.search(text)
    if found is None:
        return Wrong.NONE
    link = found[0].rstrip(".,;'\")>")
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return Wrong.KEY
    host = (parts.hostname or "").casefold()
    trusted = host in allowed or f"{host}:{port}" in allowed
    if parts.scheme.casefold().startswith("mailto"):
        return _mail(link, parts, allowed)
    if parts.scheme.casefold().startswith("json"):
        address = Address(Channel.HOOK, link, "", _tail(parts.path.rstrip("/") or host), trusted=True)
        return address if trusted else Wrong.HOST
    return _robot(parts, host, trusted, SIGNING.search(text))


def _robot(parts: SplitResult, host: str, trusted: bool, signing: re.Match[str] | None) -> Address | Wrong:
    known = HOSTS.get(host)
    # A robot of the three is spoken to by its own name and over https alone; `trusted` is a place of the operator's.
    if not trusted and (known is None or parts.scheme.casefold() != "https" or parts.port not in (None, 443)):
        return Wrong.HOST
    channel, key = _key(parts)
    if channel is None or (known is not None and channel is not known) or parts.username:
        return Wrong.KEY
    if not KEY.fullmatch(key):
        return Wrong.KEY
    secret = signing[0] if signing and channel is Channel.DINGTALK else ""
    return Address(channel, parts._replace(fragment="").geturl(), key, key[-SHOWN:], secret, trusted)


def _key(parts: SplitResult) -> tuple[Channel | None, str]:
    path = parts.path.rstrip("/")
    if path.startswith(FEISHU_PATH):
        return Channel.FEISHU, path.removeprefix(FEISHU_PATH)
    channel, name = PATHS.get(path, (None, ""))
    return channel, dict(parse_qsl(parts.query)).get(name, "")


def _mail(link: str, parts: SplitResult, allowed: Collection[str]) -> Address | Wrong:
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    host = (options.get("smtp") or parts.hostname or "").casefold()
    trusted = host in allowed or f"{host}:{parts.port}" in allowed
    if not host or not parts.hostname:
        return Wrong.KEY
    if not trusted and parts.port is not None and parts.port not in MAIL_PORTS:
        return Wrong.HOST
    is_insecure = options.get("mode", "").casefold() == "insecure"
    if is_insecure or not set(options) <= MAIL_OPTIONS or parts.path.strip("/"):
        return Wrong.OPTION
    whom = options.get("to") or f"{parts.username or ''}@{parts.hostname}"
    name, _at, box = whom.split(",")[0].strip().rpartition("@")
    # 「of…@union.example」: whose it is may be told from it, not written to.
    return Address(Channel.MAIL, link, "", f"{name[:2]}…@{box}", trusted=trusted)


def _tail(text: str) -> str:
    return text[-SHOWN:] if len(text) > 2 * SHOWN else ""


# Bytes of UTF-8: 企业微信 takes 2048 in a text, 钉钉 and 飞书 about 20000 in a request (its JSON escapes included).
MOST_BYTES = {Channel.WECOM: 2048, Channel.DINGTALK: 9000, Channel.FEISHU: 9000, Channel.HOOK: 9000}
# 飞书 reads 「<at user_id="all">」 in a text and rings for everybody.
CALLS = Regex(r"<(?=\s*+(?:/\s*+)?at\b)", any_case=True)
MOST_PARTS = 4
ROOM = 120  # for a part's own number, and the mark of a repeat


def parts(_: Words, text: str, channel: Channel) -> list[str]:
    """The text in order, cut between lines; what does not fit into four messages is left to the group."""
    if channel not in MOST_BYTES:
        return [text]
    if channel is Channel.FEISHU:
        text = CALLS.sub("＜", text)
    pieces = _cut(text, MOST_BYTES[channel] - ROOM)
    if len(pieces) == 1:
        return pieces
    shown = pieces[:MOST_PARTS]
    told = [
        _("{text}\n（{part}/{count}）", text=piece, part=place, count=len(shown))
        for place, piece in enumerate(shown, 1)
    ]
    if len(pieces) > MOST_PARTS:
        told[-1] = _("{text}\n……\n全文见群里", text=shown[-1])
    return told


def _cut(text: str, most: int) -> list[str]:
    bits = [bit for line in text.split("\n") for bit in _bits(line, most)]
    pieces = [bits[0]]
    for bit in bits[1:]:
        longer = f"{pieces[-1]}\n{bit}"
        if len(longer.encode()) <= most:
            pieces[-1] = longer
        else:
            pieces.append(bit)
    return pieces


def _bits(line: str, most: int) -> list[str]:
    """A line that is too long by itself, in pieces between characters."""
    found, rest = list[str](), line
    while len(rest.encode()) > most:
        bit = rest.encode()[:most].decode(errors="ignore")
        found.append(bit)
        rest = rest[len(bit) :]
    return [*found, rest]
