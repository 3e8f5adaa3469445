"""The menu at 「/」 and the button beside the input line: set by the bot per scope and language, shown to a person in a chat.
The order of scopes is the Bot API's (BotCommandScope, 「Determining list of commands」)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from telegram.constants import BotCommandScopeType

from bot.demo.bot_api.call import Call, bad_request
from bot.demo.bot_api.keyboards import check_web_app
from bot.demo.bot_api.room import Need, Room, chat_of
from bot.demo.bot_api.values import ADMINS, PRIVATE, Chat, Json, User

NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LIMIT = 256
COMMANDS_LIMIT = 100
SCOPES = tuple(BotCommandScopeType)


def set_my_commands(room: Room, call: Call) -> bool:
    given = call.value("commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    room.journal.put("commands", _place(room, call), [_command(command) for command in given])
    room.notice()
    return True


def delete_my_commands(room: Room, call: Call) -> bool:
    room.journal.drop("commands", _place(room, call))
    return True


def set_chat_menu_button(room: Room, call: Call) -> bool:
    """What the button beside the input line of a private chat does; without a chat, of all that have none of their own."""
    given = call.value("menu_button") or {"type": "default"}
    if not isinstance(given, dict) or given.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    if given["type"] == "web_app":
        if not str(given.get("text", "")).strip():
            raise bad_request("BUTTON_TEXT_INVALID")
        check_web_app(given.get("web_app"), "menu button")
    room.journal.put("menu buttons", _private(room, call), given)
    room.notice()
    return True


def _private(room: Room, call: Call) -> str:
    if not call.text("chat_id"):
        return ""
    chat = chat_of(room, call, Need.READ)
    if chat.type != PRIVATE:
        raise bad_request("chat menu button can be changed only in private chats")
    return str(chat.id)


def _place(room: Room, call: Call) -> str:
    scope = call.value("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"].startswith("chat"):
        chat_of(room, Call({"chat_id": str(scope.get("chat_id", ""))}), Need.MEMBERS)
    return json.dumps([scope, call.text("language_code")], sort_keys=True)


def _command(given: Any) -> Any:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(given.get("command", "")).removeprefix("/"), str(given.get("description", ""))
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
