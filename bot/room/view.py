"""What the page shows, as JSON: chats and people at once, messages since a version.
Nothing here changes the room."""

from typing import Any

from bot.room.controls import Controls
from bot.room.hints import hint
from bot.room.room import Room
from bot.room.values import PRIVATE, Chat, Json, User

ZONE = "Asia/Shanghai"
PHRASES = (
    ("记一条", "今天走访慰问困难职工12户，发放慰问金6000元"),
    ("定个会", "下周三下午3点开工会小组长例会"),
    ("设期限", "本月底前上报职工之家建设材料"),
    ("问一问", "问 这个月慰问了多少户？"),
    ("看日历", "/cal"),
)


def view(room: Room, controls: Controls, user: User | None, since: int) -> Json:
    """The room as this user sees it; messages only where they changed after version `since`."""
    chats = [chat for chat in room.chats.values() if user and chat.has(user.id) and chat.migrated_to is None]
    return {
        "epoch": room.epoch,
        "version": room.version,
        "now": controls.clock.now().isoformat(),
        "zone": ZONE,
        "bot": room.bot.card(),
        "people": [_person(room, person) for person in room.users.values() if not person.is_bot],
        "chats": [_chat(room, chat) for chat in chats],
        "messages": [shown for chat in chats for shown in _messages(room, chat, since)],
        "gone": [[chat_id, number] for version, chat_id, number in room.gone if version > since],
        "targets": {label: moment.isoformat() for label, moment in controls.targets().items()},
        "phrases": [{"label": label, "text": text} for label, text in PHRASES],
        "hint": hint(room),
    }


def _person(room: Room, user: User) -> Json:
    chat = room.private(user)
    return {
        "id": user.id,
        "name": user.first_name,
        "label": room.journal.table("labels").get(str(user.id), ""),
        "opened": chat is not None,
        "blocked": chat is not None and chat.blocked,
    }


def _chat(room: Room, chat: Chat) -> Json:
    pinned = room.message(chat, chat.pinned[-1]) if chat.pinned else None
    return {
        "id": chat.id,
        "private": chat.type == PRIVATE,
        "title": room.bot.first_name if chat.type == PRIVATE else chat.title,
        "members": sum(chat.has(user_id) for user_id in chat.members),
        "pinned": pinned,
        "typing": room.typing.get(chat.id, 0),
    }


def _messages(room: Room, chat: Chat, since: int) -> list[Any]:
    reactions = room.journal.table("reactions")
    shown = []
    for message in room.messages(chat):
        number = message["message_id"]
        if room.touched.get((chat.id, number), 0) > since:
            shown.append({**message, "reactions": reactions.get(f"{chat.id} {number}", [])})
    return shown
