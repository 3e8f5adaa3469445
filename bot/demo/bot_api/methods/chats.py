"""getMe, getFile and what a bot may ask about chats and members; leaving one.
A bot cannot list a group's members, so the room cannot either."""

from bot.demo.bot_api.access import Need, chat_of
from bot.demo.bot_api.call import Call
from bot.demo.bot_api.errors import bad_request
from bot.demo.bot_api.people import member_card, quoted
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import ADMINS, PRIVATE, Json

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


def get_chat(room: Room, call: Call) -> Json:
    """A chat in full: its card, its pinned message, what members may do."""
    chat = chat_of(room, call, Need.READ)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    card = {
        **chat.card(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    pinned = room.message(chat, chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        card["pinned_message"] = quoted(pinned)
    if chat.type != PRIVATE:
        card["permissions"] = {"can_send_messages": True, "can_pin_messages": chat.open_pins}
    return card


def get_chat_member(room: Room, call: Call) -> Json:
    """One user's place in a chat; known users who are not inside are `left`."""
    chat = chat_of(room, call, Need.MEMBERS)
    user = room.users.get(call.number("user_id"))
    if user is None:
        raise bad_request("user not found")
    return member_card(user, chat.status(user.id))


def get_chat_administrators(room: Room, call: Call) -> list[Json]:
    """The creator and the administrators of a group."""
    chat = chat_of(room, call, Need.MEMBERS)
    if chat.type == PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    inside = ((room.users[user_id], status) for user_id, status in chat.members.items())
    return [member_card(user, status) for user, status in inside if status in ADMINS]


def get_chat_member_count(room: Room, call: Call) -> int:
    """How many are inside, the bot included."""
    chat = chat_of(room, call, Need.MEMBERS)
    return sum(chat.has(user_id) for user_id in chat.members)


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
