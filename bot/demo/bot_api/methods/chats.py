"""getMe, getFile and what a bot may ask about chats and members; leaving one; small signs: typing, a reaction, a pin.
A bot cannot list a group's members, so the room cannot either."""

from telegram.constants import ChatAction, ReactionEmoji

from bot.demo.bot_api.call import Call, bad_request
from bot.demo.bot_api.people import member_card, quoted
from bot.demo.bot_api.room import Need, Room, chat_of, is_admin, message_of
from bot.demo.bot_api.values import ADMINS, PRIVATE, Chat, Json

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
    if chat.type == PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    inside = ((room.users[user_id], status) for user_id, status in chat.members.items())
    return [member_card(user, status) for user, status in inside if status in ADMINS]


def leave_chat(room: Room, call: Call) -> bool:
    """The bot leaves a group and is told so, as everybody who is removed."""
    chat = chat_of(room, call, Need.WRITE)
    if chat.type == PRIVATE:
        raise bad_request("chat member status can't be changed in private chats")
    old = chat.members.pop(room.bot.id)
    room.save_chat(chat)
    room.tell_membership(chat, room.bot, old, "left")
    room.service(chat, room.bot, {"left_chat_member": room.bot.card()}, tell=False)
    return True


def get_file(room: Room, call: Call) -> Json:
    """The file's path for /file/bot<token>/<path>; up to 20 MB."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
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
    emoji = [str(reaction.get("emoji", "")) for reaction in given if reaction.get("type") == "emoji"]
    if len(emoji) != len(given) or not {each.value for each in ReactionEmoji}.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
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
