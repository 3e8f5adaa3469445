"""Small signs of the bot: answering a press, typing, a reaction, pinning.
What it says is in messages.py."""

from telegram.constants import ChatAction, ReactionEmoji

from bot.demo.bot_api.access import Need, chat_of, is_admin, message_of
from bot.demo.bot_api.call import Call
from bot.demo.bot_api.errors import bad_request
from bot.demo.bot_api.people import quoted
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import PRIVATE, Chat

ANSWER_LIMIT = 200
# Telegram publishes no number; the room takes a quarter of an hour.
ANSWER_SECONDS = 15 * 60
ACTIONS = frozenset(action.value for action in ChatAction)
EMOJI = frozenset(emoji.value for emoji in ReactionEmoji)


def answer_callback_query(room: Room, call: Call) -> bool:
    """Answers a press, once and in time."""
    number = call.text("callback_query_id")
    kept = room.journal.table("callbacks").get(number)
    if kept is None or kept["answer"] is not None or room.stamp() - kept["at"] > ANSWER_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    room.journal.put("callbacks", number, {**kept, "answer": answer})
    room.notice()
    return True


def send_chat_action(room: Room, call: Call) -> bool:
    """Shows that the bot is typing, for some seconds or until it speaks."""
    if call.text("action") not in ACTIONS:
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
    if len(emoji) != len(given) or not EMOJI.issuperset(emoji):
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
