"""What a visitor of the page sees: chats and people at once, messages since a version, the tour; files in place or to take along,
Mini Apps, and what became of a message. Nothing here changes the room.

「Validating data received via the Mini App」 (core.telegram.org/bots/webapps): the hash is HMAC-SHA-256 over the sorted
lines `key=value`, its key HMAC-SHA-256 of the token under 「WebAppData」. The page gets it after #, as from Telegram.
"""

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo

from starlette.responses import Response

from bot.demo.bot_api.journal import PNG, Stored, picture_size
from bot.demo.bot_api.keyboards import buttons
from bot.demo.bot_api.methods.commands import commands_for, menu_button
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ANONYMOUS, PRIVATE, Chat, Json, User
from bot.demo.simulated_clock import Controls
from bot.demo.tour import progress
from bot.demo.visitor_acts import Refused, Visit, acting_user
from bot.web.site import LOOPBACK
from union.core.almanac.lunar import lunar_words

PHRASES = (
    ("记一条", "今天走访慰问困难职工12户，发放慰问金6000元"),
    ("定个会", "下周三下午3点开工会小组长例会"),
    ("设期限", "本月底前上报职工之家建设材料"),
    ("问一问", "问 这个月慰问了多少户？"),
    ("看日历", "/cal"),
)
MASK = {
    "id": ANONYMOUS.id,
    "name": "匿名管理员",
    "label": "以群的名义说话",
    "opened": False,
    "blocked": False,
    "heard": 0,
    "masked": True,
}
PDF = b"%PDF-"
MOST_UPDATES = 20
VERSION = "9.1"


def view(room: Room, controls: Controls, who: int, since: int, tour: int = 0) -> Json:
    """The room as this visitor sees it; messages only where they changed after version `since`.

    `tour` is the Unix second in which the visitor's tour began, 0 for none.
    """
    user = acting_user(room, who)
    inside = [] if user is None or user.is_bot else room.chats.values()
    chats = [
        chat
        for chat in inside
        if user and chat.has(user.id) and chat.migrated_to is None
        if who != ANONYMOUS.id or chat.type != PRIVATE
    ]
    now, zone = controls.clock.now(), controls.zone()
    targets = controls.targets()
    return {
        "epoch": room.epoch,
        "story": room.story,
        "version": room.version,
        "now": now.isoformat(),
        "zone": zone,
        "lunar": lunar_words(now.astimezone(ZoneInfo(zone)).date()),
        "clock": _clock(controls),
        "playing": not controls.ready(),
        "bot": room.bot.card(),
        "people": _people(room),
        "chats": [_chat(room, chat, user) for chat in chats if user],
        "messages": [shown for chat in chats for shown in _messages(room, chat, since)],
        "gone": [[chat_id, number] for version, chat_id, number in room.gone if version > since],
        "targets": {label: moment.isoformat() for label, moment in targets.items()},
        "phrases": [{"label": label, "text": text} for label, text in PHRASES],
        "tour": progress(room, controls, tour, targets) if tour else [],
    }


def _clock(controls: Controls) -> Json:
    """How the clock goes: speed, and the walk it is on (from, to)."""
    way = controls.pace and controls.pace.way
    return {
        "speed": controls.pace.speed if controls.pace else 1,
        "way": [moment.isoformat() for moment in way] if way else None,
    }


def _people(room: Room) -> list[Json]:
    people = [_person(room, person) for person in room.users.values() if not person.is_bot]
    return [*people, MASK] if acting_user(room, ANONYMOUS.id) else people


def _person(room: Room, user: User) -> Json:
    chat = room.private(user)
    said = [one["message_id"] for one in room.messages(chat) if one["from"]["is_bot"]] if chat else []
    return {
        "id": user.id,
        "name": user.first_name,
        "label": room.journal.table("labels").get(str(user.id), ""),
        "opened": chat is not None,
        "blocked": chat is not None and chat.blocked,
        "heard": max(said, default=0),
    }


def _chat(room: Room, chat: Chat, user: User) -> Json:
    pinned = room.message(chat, chat.pinned[-1]) if chat.pinned else None
    return {
        "id": chat.id,
        "private": chat.type == PRIVATE,
        "title": room.bot.first_name if chat.type == PRIVATE else chat.title,
        "members": sum(chat.has(user_id) for user_id in chat.members),
        "pinned": pinned,
        "typing": room.typing.get(chat.id, 0),
        "topics": [{"id": number, **topic} for number, topic in chat.topics.items()],
        "commands": commands_for(room, user, chat),
        "menu": menu_button(room, chat),
        "blocked": chat.blocked,
    }


def _messages(room: Room, chat: Chat, since: int) -> list[Any]:
    reactions = room.journal.table("reactions")
    shown = []
    for message in room.messages(chat):
        number = message["message_id"]
        if room.touched.get((chat.id, number), 0) > since:
            shown.append({**message, "reactions": reactions.get(f"{chat.id} {number}", [])})
    return shown


def inline_response(stored: Stored, data: bytes, *, in_place: bool) -> Response | None:
    """A photo as such, in place any picture or PDF; None for what is only taken along, so that nothing ever runs here."""
    if picture_size(data) is not None and (in_place or stored.width):
        return Response(data, media_type="image/png" if data.startswith(PNG) else "image/jpeg")
    if in_place and data.startswith(PDF):
        return _file_response(stored.name or "file.pdf", data, "inline", "application/pdf")
    return None


def download(stored: Stored, data: bytes) -> Response:
    return _file_response(stored.name or "file", data, "attachment", "application/octet-stream")


def inspected(visit: Visit, controls: Controls) -> Json:
    """One message of a chat the visitor is in: what was understood, written and sent; its updates, its presses."""
    chat, message = visit.chat(), visit.message()
    number = message["message_id"]
    found = controls.inspect(chat, message)
    empty: Json = {"understood": None, "reasons": [], "rows": [], "outbox": []}
    return {
        **(found or empty),
        "message": message,
        "updates": [each for each in visit.room.told if _speaks_of(each, chat.id, number)][-MOST_UPDATES:],
        "presses": presses_of(visit.room, chat.id, number),
    }


def presses_of(room: Room, chat_id: int, number: int) -> list[Json]:
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


def _file_response(name: str, data: bytes, how: str, kind: str) -> Response:
    headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=kind, headers=headers)


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
    label = visit.text("button")
    if label == "menu":
        button = menu_button(visit.room, chat)
        found = [button] if button else []
    else:
        message: Json = visit.room.message(chat, visit.number("message")) or {}
        found = [one for one in buttons(message) if one["text"] == label and "web_app" in one]
    if not found:
        raise Refused("没有这个按钮，请刷新页面")
    url: str = found[0]["web_app"]["url"]
    if urlsplit(url).hostname not in LOOPBACK:
        raise Refused("演示间里不打开外面的网址")
    data = init_data(visit.room.token, user, visit.room.stamp())
    place = {"tgWebAppData": data, "tgWebAppVersion": VERSION, "tgWebAppPlatform": "web"}
    return f"{url.partition('#')[0]}#{urlencode(place, quote_via=quote)}"
