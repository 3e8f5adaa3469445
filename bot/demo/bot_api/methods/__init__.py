"""Every Bot API method the room knows, by Telegram's name: those the bot calls.
getUpdates waits and therefore stands apart, in updates.py."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot.demo.bot_api.call import Call
from bot.demo.bot_api.methods import chats, commands, messages, updates
from bot.demo.bot_api.room import Room

METHODS: Mapping[str, Callable[[Room, Call], Any]] = {
    "getMe": chats.get_me,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": partial(messages.send_file, field="photo"),
    "sendDocument": partial(messages.send_file, field="document"),
    "deleteMessage": messages.delete_message,
    "editMessageText": messages.edit_text,
    "editMessageCaption": messages.edit_caption,
    "editMessageMedia": messages.edit_media,
    "editMessageReplyMarkup": messages.edit_reply_markup,
    "answerCallbackQuery": chats.answer_callback_query,
    "sendChatAction": chats.send_chat_action,
    "setMessageReaction": chats.set_message_reaction,
    "pinChatMessage": chats.pin,
    "unpinChatMessage": chats.unpin,
    "setMyCommands": commands.set_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setChatMenuButton": commands.set_chat_menu_button,
    "getFile": chats.get_file,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
}
# Telegram does not mind the case of a method's name.
NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}
