"""The menu at 「/」 and the button beside the input line: set by the bot per scope and language, shown to a person in a chat.
The order of scopes is the Bot API's (BotCommandScope, 「Determining list of commands」)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.demo.bot_api.room import Need, Room, chat_of
from bot.demo.bot_api.sent_parts import check_web_app
from bot.demo.bot_api.values import ADMINS, PRIVATE, Call, Chat, Json, User, bad_request

NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LIMIT = 256


def set_my_commands(room: Room, call: Call) -> bool:
    room.journal.put("commands", _place(room, call), [_command(each) for each in call.value("commands")])
    room.notice()
    return True


def delete_my_commands(room: Room, call: Call) -> bool:
    room.journal.drop("commands", _place(room, call))
    return True


def set_chat_menu_button(room: Room, call: Call) -> bool:
    """What the button beside the input line of a private chat does; without a chat, of all that have none of their own."""
    given = call.value("menu_button") or {"type": "default"}
    if given["type"] == "web_app":
        check_web_app(given["web_app"], "menu button")
    place = str(chat_of(room, call, Need.READ).id) if call.text("chat_id") else ""
    room.journal.put("menu buttons", place, given)
    room.notice()
    return True


def _place(room: Room, call: Call) -> str:
    scope = call.value("scope") or {"type": "default"}
    if scope["type"].startswith("chat"):
        chat_of(room, Call({"chat_id": str(scope.get("chat_id", ""))}), Need.MEMBERS)
    return json.dumps([scope, call.text("language_code")], sort_keys=True)


def _command(given: Any) -> Any:
    name, description = given["command"].removeprefix("/"), given["description"]
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


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
