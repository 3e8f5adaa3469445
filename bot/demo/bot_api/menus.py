"""Which commands a person is shown at 「/」 in a chat, and what its menu button does.
The order of scopes is the Bot API's (BotCommandScope, 「Determining list of commands」)."""

import json
from collections.abc import Iterator

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ADMINS, PRIVATE, Chat, Json, User


def commands_for(room: Room, user: User, chat: Chat) -> list[Json]:
    """The narrowest list there is, in the person's language before the one for all."""
    kept = room.journal.table("commands")
    language = (user.language_code or "").partition("-")[0]
    for scope in _scopes(user, chat):
        for code in (language, ""):
            found: list[Json] | None = kept.get(json.dumps([scope, code], sort_keys=True))
            if found:
                return found
    return []


def menu_button(room: Room, chat: Chat) -> Json | None:
    """The Mini App behind the menu button of a private chat: its own, else that of all."""
    kept = room.journal.table("menu buttons")
    if chat.type != PRIVATE:
        return None
    found: Json = kept.get(str(chat.id)) or kept.get("") or {}
    return found if found.get("type") == "web_app" else None


def _scopes(user: User, chat: Chat) -> Iterator[Json]:
    here = {"chat_id": chat.id}
    if chat.type == PRIVATE:
        yield {"type": "chat", **here}
        yield {"type": "all_private_chats"}
    else:
        is_admin = chat.status(user.id) in ADMINS
        yield {"type": "chat_member", **here, "user_id": user.id}
        yield from ({"type": "chat_administrators", **here} for _ in range(is_admin))
        yield {"type": "chat", **here}
        yield from ({"type": "all_chat_administrators"} for _ in range(is_admin))
        yield {"type": "all_group_chats"}
    yield {"type": "default"}
