"""Where a group's posts can be copied to: robots of 企业微信, 钉钉, 飞书, a mailbox, a service of the operator's.

An address opens somebody else's group to whoever knows it: it is read here, shown by its last four signs only.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, urlsplit


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


MOST = 5  # of one group
HOSTS = {
    "qyapi.weixin.qq.com": Channel.WECOM,
    "oapi.dingtalk.com": Channel.DINGTALK,
    "open.feishu.cn": Channel.FEISHU,
    "open.larksuite.com": Channel.FEISHU,
}
PATHS = {
    "/cgi-bin/webhook/send": (Channel.WECOM, "key"),
    "/robot/send": (Channel.DINGTALK, "access_token"),
}
FEISHU_PATH = "/open-apis/bot/v2/hook/"
KEY = re.compile(r"[A-Za-z0-9_-]{8,200}")
SIGNING = re.compile(r"(?<![A-Za-z0-9])SEC[A-Za-z0-9]{16,128}(?![A-Za-z0-9])")
MAIL_OPTIONS = frozenset({"to", "cc", "bcc", "from", "name", "smtp", "mode", "reply", "user", "pass"})
MAIL_PORTS = frozenset({25, 465, 587, 994})
SHOWN = 4
# What stands in a pasted address, up to a blank or the Chinese sentence behind it.
LINK = re.compile(r"(?i)(?:https?|mailtos?|jsons?)://[!-~]+")
# In whatever is kept of a message, keys are cut to their last four signs.
SECRETS = re.compile(
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
    if (
        not set(options) <= MAIL_OPTIONS
        or options.get("mode", "").casefold() == "insecure"
        or parts.path.strip("/")
    ):
        return Wrong.OPTION
    whom = options.get("to") or f"{parts.username or ''}@{parts.hostname}"
    return Address(Channel.MAIL, link, "", _mailbox(whom), trusted=trusted)


def _mailbox(whom: str) -> str:
    """「office@union.example」 → 「of…@union.example」: whose it is may be told from it, not written to."""
    name, _at, host = whom.split(",")[0].strip().rpartition("@")
    return f"{name[:2]}…@{host}"


def _tail(text: str) -> str:
    return text[-SHOWN:] if len(text) > 2 * SHOWN else ""
