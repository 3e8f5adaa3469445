"""The plugins of Apprise we use, one for each kind of place. Only a child process imports this: it is large."""

import base64
import hmac
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from apprise import AppriseAsset, NotifyFormat
from apprise.attachment.memory import AttachMemory
from apprise.exception import AppriseException
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.email import NotifyEmail
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.wecombot import NotifyWeComBot

from union.mirrors.destinations import Address, Channel

Send = Callable[[str, str, tuple[str, bytes] | None], bool]


class DingTalk(NotifyDingTalk):  # type: ignore[no-untyped-call]
    """Signs as 钉钉 reads it: Apprise quotes the signature, and requests quotes it once more."""

    def get_signature(self) -> tuple[str, str]:
        """The moment in milliseconds and the signature, unquoted."""
        moment = str(round(time.time_ns() / 1_000_000))
        secret = self.secret or ""
        signed = hmac.digest(secret.encode(), f"{moment}\n{secret}".encode(), "sha256")
        return moment, base64.b64encode(signed).decode()


# Apprise is typed in parts only.
PLUGINS: dict[Channel, Any] = {
    Channel.WECOM: NotifyWeComBot,
    Channel.DINGTALK: DingTalk,
    Channel.FEISHU: NotifyFeishu,
    Channel.MAIL: NotifyEmail,
    Channel.HOOK: NotifyJSON,
}
ATTACHED: Any = AttachMemory


def messenger(address: Address) -> Send | None:
    """How a message is sent there; None where Apprise can't read the address."""
    try:
        plugin = _plugin(
            address, AppriseAsset(http_redirects=False, app_id="gonghui-bot", app_desc="工会小秘")
        )
    except (AppriseException, TypeError, ValueError):
        return None
    plugin.request_rate_per_sec = 0  # we keep the pace ourselves

    def send(text: str, title: str, file: tuple[str, bytes] | None) -> bool:
        if address.channel not in (Channel.MAIL, Channel.HOOK):
            return bool(plugin.send(body=text))
        attached = file and [ATTACHED(content=file[1], name=file[0])]
        return bool(plugin.send(body=text, title=title, attach=attached, body_format=NotifyFormat.TEXT))

    return send


def _plugin(address: Address, asset: AppriseAsset) -> Any:
    parts = urlsplit(address.url)
    base = f"{parts.scheme.casefold()}://{parts.netloc}{parts.path}"
    match address.channel:
        case Channel.WECOM:
            plugin = PLUGINS[address.channel](key=address.key, asset=asset)
            plugin.api_url = f"{base}?key={address.key}"
        case Channel.DINGTALK:
            plugin = PLUGINS[address.channel](token=address.key, secret=address.secret or None, asset=asset)
            plugin.notify_url = base + "?access_token={token}"
        case Channel.FEISHU:
            plugin = PLUGINS[address.channel](token=address.key, asset=asset)
            plugin.notify_url = base
        case _:
            plugin = _of_url(address, asset)
    return plugin


def _of_url(address: Address, asset: AppriseAsset) -> Any:
    """A mailbox or a service; a mailbox's password never leaves without TLS, unless for a host the operator allowed."""
    kind, rest = PLUGINS[address.channel], address.url.partition("://")[2]
    is_safe = address.trusted or address.channel is not Channel.MAIL
    plugin = kind(**{**kind.parse_url(address.url if is_safe else f"mailtos://{rest}"), "asset": asset})
    if not is_safe and plugin.secure_mode == "insecure":
        raise ValueError("a password needs TLS")
    return plugin
