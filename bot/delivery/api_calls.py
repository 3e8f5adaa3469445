"""An outbox row as a call of the Bot API, whose own JSON the row holds: what is put in, and what is read of the answer."""

from typing import Any

from telegram import InputFile, InputMediaPhoto

from handlers.core.messages.outgoing_message import MESSAGE_UNITS
from storage.core.outbox.queue import Waiting

CAPTION_UNITS = 1024  # of UTF-16 code units, as those of a text
# Every method the sender may use; Telegram answers 404 to any other name, as it does to a wrong token.
METHODS = frozenset(
    {
        "sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption", "editMessageMedia",
        "editMessageReplyMarkup", "deleteMessage", "setMessageReaction", "pinChatMessage", "unpinChatMessage", "setMyCommands", "deleteMyCommands",
        "setChatMenuButton", "leaveChat",
    }
)  # fmt: skip
OF_NO_CHAT = frozenset({"setMyCommands", "deleteMyCommands", "setChatMenuButton"})
MAKES_OR_CHANGES = ("send", "editMessage")
FILE_FIELDS = {"sendDocument": "document", "sendPhoto": "photo"}


def arguments(row: Waiting, file: tuple[str, bytes] | None, doubtful_mark: str) -> dict[str, Any]:
    """The call's parameters, with chat, topic, edited message, file and the repeat mark put in. LookupError for no method."""
    if row.method not in METHODS:
        raise LookupError(row.method)
    given = dict(row.params)
    if "reaction" in given:
        given["reaction"] = [{"type": "emoji", "emoji": emoji} for emoji in given["reaction"]]
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
        mark = doubtful_mark
        for name, most in (("text", MESSAGE_UNITS), ("caption", CAPTION_UNITS)):
            marked = f"{given.get(name)}\n{mark}"
            # Better unmarked than refused for its length.
            if given.get(name) and len(marked.encode("utf-16-le")) // 2 <= most:
                given[name] = marked
    return given


def _filed(row: Waiting, name: str, content: bytes) -> dict[str, Any]:
    """The file as the method takes it; a new picture in the place of an old one is wrapped."""
    if row.method == "editMessageMedia":
        caption = row.params["media"].get("caption")
        return {"media": InputMediaPhoto(content, caption=caption, filename=name)}
    return {FILE_FIELDS[row.method]: InputFile(content, filename=name)}


def message_id(row: Waiting, result: Any) -> int | None:
    """The id of the message a call made or changed. Raises what reading an answer of unexpected shape raises."""
    if result is True or not row.method.startswith(MAKES_OR_CHANGES):
        return None
    number: int = result["message_id"]
    return number
