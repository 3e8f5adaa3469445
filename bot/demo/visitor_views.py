"""What a visitor of the page looks at: files in place or to take along, Mini Apps, and what became of a message.

「Validating data received via the Mini App」 (core.telegram.org/bots/webapps): the hash is HMAC-SHA-256 over the sorted
lines `key=value`, its key HMAC-SHA-256 of the token under 「WebAppData」. The page gets it after #, as from Telegram.
"""

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode, urlsplit

from starlette.responses import Response

from bot.demo.bot_api.files import PNG, Stored, picture_size
from bot.demo.bot_api.keyboards import buttons
from bot.demo.bot_api.methods.commands import menu_button
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat, Json, User
from bot.demo.controls import Controls
from bot.demo.visitor_requests import Refused, Visit
from bot.web.site import LOOPBACK

PDF = b"%PDF-"
MOST_UPDATES = 20
VERSION = "9.1"
MENU = "menu"


def download(stored: Stored, data: bytes) -> Response:
    """A file to take along; only a photo is shown in place, so that nothing else ever runs here."""
    if stored.width:
        return shown(data) or _kept(stored, data)
    return _kept(stored, data)


def preview(stored: Stored, data: bytes) -> Response | None:
    """A picture or a PDF in place; None for everything else."""
    if data.startswith(PDF):
        name = quote(stored.name or "file.pdf")
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{name}"}
        return Response(data, media_type="application/pdf", headers=headers)
    return shown(data)


def shown(data: bytes) -> Response | None:
    """A picture as such; None where it is none we know."""
    if picture_size(data) is None:
        return None
    return Response(data, media_type="image/png" if data.startswith(PNG) else "image/jpeg")


def inspected(visit: Visit, controls: Controls) -> Json:
    """One message of a chat the visitor is in: what was understood, written and sent; its updates, its presses."""
    chat, number = visit.chat(), visit.number("message")
    message = visit.room.message(chat, number)
    if message is None:
        raise Refused("这条消息已经不在了")
    found = controls.insight.inspect(chat, message) if controls.insight else None
    empty: Json = {"understood": None, "reasons": [], "rows": [], "outbox": []}
    return {
        **(found or empty),
        "message": message,
        "updates": updates_of(visit.room, chat.id, number),
        "presses": presses_of(visit.room, chat.id, number),
    }


def updates_of(room: Room, chat_id: int, number: int) -> list[Json]:
    """What the bot was told of a message since the program began, oldest first."""
    return [update for update in room.told if _speaks_of(update, chat_id, number)][-MOST_UPDATES:]


def presses_of(room: Room, chat_id: int, number: int) -> list[Json]:
    """Who pressed what under a message, and what was answered."""
    kept = room.journal.table("callbacks").values()
    return [
        {
            "at": one["at"],
            "who": room.users[one["user"]].first_name,
            "label": one["label"],
            "answer": (one["answer"] or {}).get("text", ""),
        }
        for one in kept
        if (one.get("chat"), one.get("message")) == (chat_id, number)
    ]


def _speaks_of(update: Json, chat_id: int, number: int) -> bool:
    message = update.get("message") or update.get("edited_message") or {}
    message = update.get("callback_query", {}).get("message") or message
    return bool(message and message["message_id"] == number and message["chat"]["id"] == chat_id)


def _kept(stored: Stored, data: bytes) -> Response:
    name = quote(stored.name or "file")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


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
