"""An outbox row as a call of the Bot API: method names and JSON parameters on one side, PTB on the other."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    MenuButton,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
)

from storage.outbox import Waiting

Call = Callable[..., Awaitable[Any]]
TEXT_UNITS, CAPTION_UNITS = 4096, 1024  # Telegram counts UTF-16 code units
OF_NO_CHAT = frozenset({"setMyCommands", "deleteMyCommands", "setChatMenuButton"})
FILE_FIELDS = {"sendDocument": "document", "sendPhoto": "photo"}


def calls(bot: Bot) -> Mapping[str, Call]:
    """Every method the sender may use."""
    return {
        "sendMessage": bot.send_message,
        "sendPhoto": bot.send_photo,
        "sendDocument": bot.send_document,
        "editMessageText": bot.edit_message_text,
        "editMessageMedia": bot.edit_message_media,
        "editMessageReplyMarkup": bot.edit_message_reply_markup,
        "deleteMessage": bot.delete_message,
        "setMessageReaction": bot.set_message_reaction,
        "pinChatMessage": bot.pin_chat_message,
        "unpinChatMessage": bot.unpin_chat_message,
        "setMyCommands": bot.set_my_commands,
        "deleteMyCommands": bot.delete_my_commands,
        "setChatMenuButton": bot.set_chat_menu_button,
        "leaveChat": bot.leave_chat,
    }


def arguments(row: Waiting, file: tuple[str, bytes] | None, doubtful_mark: str) -> dict[str, Any]:
    """The call's keyword arguments, with chat, topic, edited message, file and the repeat mark put in."""
    given = {name: _value(name, value) for name, value in row.params.items()}
    if row.method not in OF_NO_CHAT:
        given["chat_id"] = row.chat_id
    if row.topic is not None and row.method.startswith("send"):
        given["message_thread_id"] = row.topic
    if row.message_id is not None:
        given["message_id"] = row.message_id
    if file is not None:
        given |= _filed(row, *file)
    # Only what makes a new message can be there twice.
    if doubtful_mark and row.method.startswith("send"):
        _mark(given, doubtful_mark)
    return given


def _filed(row: Waiting, name: str, content: bytes) -> dict[str, Any]:
    """The file as the method takes it; a new picture in the place of an old one is wrapped."""
    if row.method == "editMessageMedia":
        caption = row.params["media"].get("caption")
        return {"media": InputMediaPhoto(content, caption=caption, filename=name)}
    return {FILE_FIELDS[row.method]: InputFile(content, filename=name)}


def message_id(result: object) -> int | None:
    """The id of the message a call made or changed."""
    return result.message_id if isinstance(result, Message) else None


def _mark(given: dict[str, Any], mark: str) -> None:
    for name, most in (("text", TEXT_UNITS), ("caption", CAPTION_UNITS)):
        marked = f"{given.get(name)}\n{mark}"
        # Better unmarked than refused for its length.
        if given.get(name) and len(marked.encode("utf-16-le")) // 2 <= most:
            given[name] = marked


def _value(name: str, value: Any) -> Any:
    match name:
        case "reply_markup":
            return InlineKeyboardMarkup.de_json(value, None)
        case "entities" | "caption_entities":
            return MessageEntity.de_list(value, None)
        case "reply_parameters":
            return ReplyParameters.de_json(value, None)
        case "commands":
            return BotCommand.de_list(value, None)
        case "menu_button":
            return MenuButton.de_json(value, None)
        case "scope":
            return BotCommandScope.de_json(value, None)
        case "reaction":
            return [ReactionTypeEmoji(emoji) for emoji in value]
    return value
