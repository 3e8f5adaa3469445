"""getMe, getFile and what a bot may ask about chats and members; leaving one; small signs: typing, a reaction, a pin; the
menu at 「/」 and the button beside the input line, set per scope and language (BotCommandScope, 「Determining list of commands」).
A bot cannot list a group's members, so the room cannot either.

getUpdates and the webhook methods: an offset confirms, a second poll ends the first. The room never calls a webhook; it only
refuses getUpdates while one is set."""

import asyncio
import json
import re
from collections.abc import Iterator
from typing import Any

from telegram.constants import ChatAction, ReactionEmoji

from bot.demo.bot_api.people import member_card, quoted
from bot.demo.bot_api.room import Need, Room, chat_of, is_admin, message_of
from bot.demo.bot_api.sent_parts import check_web_app
from bot.demo.bot_api.values import ADMINS, PRIVATE, BotError, Call, Chat, Json, User, bad_request

ANSWER_LIMIT = 200
# Telegram publishes no number; the room takes a quarter of an hour.
ANSWER_SECONDS = 15 * 60
DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_me(room: Room, call: Call) -> Json:
    """The bot itself, and whether privacy mode is off."""
    return {
        **room.bot.card(),
        "can_join_groups": True,
        "can_read_all_group_messages": room.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat_member(room: Room, call: Call) -> Json:
    """One user's place in a chat; known users who are not inside are `left`."""
    chat = chat_of(room, call, Need.MEMBERS)
    user = room.users.get(call.number("user_id"))
    if user is None:
        raise bad_request("user not found")
    return member_card(user, chat.status(user.id))


def get_chat_administrators(room: Room, call: Call) -> list[Json]:
    chat = chat_of(room, call, Need.MEMBERS)
    inside = ((room.users[user_id], status) for user_id, status in chat.members.items())
    return [member_card(user, status) for user, status in inside if status in ADMINS]


def leave_chat(room: Room, call: Call) -> bool:
    """The bot leaves a group and is told so, as everybody who is removed."""
    chat = chat_of(room, call, Need.WRITE)
    old = chat.members.pop(room.bot.id)
    room.save_chat(chat)
    room.tell_membership(chat, room.bot, old, "left")
    room.service(chat, room.bot, {"left_chat_member": room.bot.card()}, tell=False)
    return True


def get_file(room: Room, call: Call) -> Json:
    """The file's path for /file/bot<token>/<path>; up to 20 MB."""
    file_id = call.text("file_id")
    stored = room.file(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if stored.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": stored.file_unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


def answer_callback_query(room: Room, call: Call) -> bool:
    """Answers a press, once and in time."""
    number = call.text("callback_query_id")
    kept = room.journal.table("callbacks").get(number)
    if kept is None or kept["answer"] is not None or room.stamp() - kept["at"] > ANSWER_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    is_alert = call.text("show_alert").lower() in ("true", "1", "yes")
    answer = {"text": call.text("text"), "show_alert": is_alert}
    room.journal.put("callbacks", number, {**kept, "answer": answer})
    room.notice()
    return True


def send_chat_action(room: Room, call: Call) -> bool:
    """Shows that the bot is typing, for some seconds or until it speaks."""
    if call.text("action") not in {action.value for action in ChatAction}:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(room, call, Need.WRITE)
    room.notice()
    room.typing[chat.id] = room.version
    return True


def set_message_reaction(room: Room, call: Call) -> bool:
    """Puts the bot's reaction on a message, or takes it off; a bot has one at most."""
    chat = chat_of(room, call, Need.WRITE)
    given = call.value("reaction") or []
    message = message_of(room, chat, call, "message to react")
    emoji = [reaction.get("emoji", "") for reaction in given]
    if len(emoji) > 1 or not {each.value for each in ReactionEmoji}.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    room.journal.put("reactions", f"{chat.id} {message['message_id']}", emoji)
    room.save_message(message)
    return True


def pin(room: Room, call: Call) -> bool:
    """Pins a message; the chat shows a service message about it, which the bot gets too."""
    chat = chat_of(room, call, Need.WRITE)
    message = message_of(room, chat, call, "message to pin")
    _check_rights(room, chat)
    number = message["message_id"]
    if chat.pinned[-1:] == [number]:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.pinned = [*(kept for kept in chat.pinned if kept != number), number]
    room.save_chat(chat)
    room.service(chat, room.bot, {"pinned_message": quoted(message)})
    return True


def unpin(room: Room, call: Call) -> bool:
    """Unpins a message, without a number the one pinned last."""
    chat = chat_of(room, call, Need.WRITE)
    _check_rights(room, chat)
    number = call.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = [kept for kept in chat.pinned if kept != number]
    room.save_chat(chat)
    return True


def _check_rights(room: Room, chat: Chat) -> None:
    if chat.type != PRIVATE and not chat.open_pins and not is_admin(room, chat):
        raise bad_request("not enough rights to manage pinned messages in the chat")


BATCH = 100
LONGEST_SECONDS = 50
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(room: Room, call: Call) -> list[Json]:
    """Unconfirmed updates from `offset` on; waits up to `timeout` seconds for the first."""
    if room.webhook:
        raise BotError(409, f"Conflict: {WEBHOOK_ACTIVE}")
    mine = object()
    room.poll = mine
    room.changed.ring()
    _allow(room, call)
    offset = call.number("offset")
    if offset > 0:
        room.confirm(offset)
    elif offset < 0 and room.updates:
        kept = room.updates[offset:]
        room.confirm(kept[0]["update_id"])
    limit = min(max(call.number("limit", BATCH), 1), BATCH)
    seconds = min(max(call.number("timeout"), 0), LONGEST_SECONDS)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not room.updates and await room.changed.wait(deadline - loop.time()):
        if room.poll is not mine:
            raise BotError(409, f"Conflict: {TERMINATED}")
    return room.updates[:limit]


def set_webhook(room: Room, call: Call) -> bool:
    """Remembers a webhook's address; an empty one takes it away."""
    room.webhook = call.text("url")
    _allow(room, call)
    return True


def delete_webhook(room: Room, call: Call) -> bool:
    return set_webhook(room, Call({**call.params, "url": ""}))


def get_webhook_info(room: Room, call: Call) -> Json:
    count = len(room.updates)
    return {"url": room.webhook, "has_custom_certificate": False, "pending_update_count": count}


def _allow(room: Room, call: Call) -> None:
    kinds = call.value("allowed_updates")
    if isinstance(kinds, list):
        # An empty list asks for the default set again (Bot API, getUpdates).
        room.allowed = frozenset(map(str, kinds)) or None


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
