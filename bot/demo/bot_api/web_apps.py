"""Mini Apps: the address a button opens, with who opens it, signed with the bot's token as Telegram signs it.

「Validating data received via the Mini App」 (core.telegram.org/bots/webapps): the hash is HMAC-SHA-256 over the sorted
lines `key=value`, its key HMAC-SHA-256 of the token under 「WebAppData」. The page gets it after #, as from Telegram.
"""

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode, urlsplit

from bot.demo.bot_api.keyboards import LOOPBACK, buttons
from bot.demo.bot_api.methods.commands import menu_button
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User
from bot.demo.visitor_requests import Refused, Visit

VERSION = "9.1"
MENU = "menu"


def init_data(token: str, user: User, stamp: int, start_param: str = "") -> str:
    """`Telegram.WebApp.initData`: who opened the page and when (Unix seconds), as a query string with its hash."""
    card = {**user.card(), "allows_write_to_pm": True}
    card.pop("is_bot")
    fields = {"user": json.dumps(card, ensure_ascii=False, separators=(",", ":")), "auth_date": str(stamp)}
    if start_param:
        fields["start_param"] = start_param
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    secret = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    return urlencode({**fields, "hash": hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()})


def opened(visit: Visit) -> str:
    """Where a press on a Mini App's button leads this visitor."""
    chat, user = visit.chat(), visit.user()
    url = _url(visit.room, chat, visit)
    if urlsplit(url).hostname not in LOOPBACK:
        raise Refused("演示间里不打开外面的网址")
    data = init_data(visit.room.token, user, visit.room.stamp())
    place = {"tgWebAppData": data, "tgWebAppVersion": VERSION, "tgWebAppPlatform": "web"}
    return f"{url.partition('#')[0]}#{urlencode(place, quote_via=quote)}"


def _url(room: Room, chat: Chat, visit: Visit) -> str:
    label = visit.text("button")
    if label == MENU:
        button = menu_button(room, chat)
        found = [button] if button else []
    else:
        message: Json = room.message(chat, visit.number("message")) or {}
        found = [one for one in buttons(message) if one["text"] == label and "web_app" in one]
    if not found:
        raise Refused("没有这个按钮，请刷新页面")
    url: str = found[0]["web_app"]["url"]
    return url
