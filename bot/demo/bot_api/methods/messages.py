"""sendMessage, sendPhoto, sendDocument, deleteMessage: what the bot puts into a chat or takes out.
Changing a message is in edits.py."""

import mimetypes

from bot.demo.bot_api.access import Need, chat_of, frame_of, is_admin, message_of
from bot.demo.bot_api.call import Call, Upload
from bot.demo.bot_api.errors import BotError, bad_request
from bot.demo.bot_api.files import Stored
from bot.demo.bot_api.images import photo_size
from bot.demo.bot_api.keyboards import inline_keyboard
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.sent_text import worded, worded_caption, worded_text
from bot.demo.bot_api.values import PRIVATE, Chat, Json

DELETABLE_SECONDS = 48 * 3600
UPLOAD_BYTES = 50 * 1024 * 1024


def send_message(room: Room, call: Call) -> Json:
    """Says something."""
    words, entities = worded_text(
        call.text("text"), call.text("parse_mode"), call.text("entities"), room.users.get
    )
    return _send(room, call, chat_of(room, call, Need.WRITE), worded("text", words, entities))


def send_photo(room: Room, call: Call) -> Json:
    """Sends a picture: an upload, or one Telegram already has."""
    return _send_file(room, call, "photo")


def send_document(room: Room, call: Call) -> Json:
    """Sends a file: an upload, or one Telegram already has."""
    return _send_file(room, call, "document")


def delete_message(room: Room, call: Call) -> bool:
    """Deletes a message: the bot's own, others' in private or as administrator; up to 48 hours old."""
    chat = chat_of(room, call, Need.WRITE)
    message = message_of(room, chat, call, "message to delete")
    own = message["from"]["id"] == room.bot.id
    if not (own or chat.type == PRIVATE or is_admin(room, chat)):
        raise bad_request("message can't be deleted")
    if room.stamp() - message["date"] > DELETABLE_SECONDS and not is_admin(room, chat):
        raise bad_request("message can't be deleted for everyone")
    room.drop_message(chat, message["message_id"])
    return True


def filed(room: Room, call: Call, field: str, place: str) -> Json:
    """The photo or document that an InputMedia names: an upload of this request, or one Telegram already has."""
    name = place.removeprefix("attach://")
    upload = call.uploads.get(name) if name != place else None
    return _file(room, Call({field: place}, {field: upload} if upload else {}), field)


def captioned(room: Room, call: Call) -> Json:
    """The caption fields of a message, empty without a caption."""
    words, entities = worded_caption(
        call.text("caption"), call.text("parse_mode"), call.text("caption_entities"), room.users.get
    )
    return worded("caption", words, entities) if words else {}


def _send_file(room: Room, call: Call, field: str) -> Json:
    chat, caption = chat_of(room, call, Need.WRITE), captioned(room, call)
    return _send(room, call, chat, {**_file(room, call, field), **caption})


def _file(room: Room, call: Call, field: str) -> Json:
    return {field: _photo(room, call).photo() if field == "photo" else _document(room, call).document()}


def _send(room: Room, call: Call, chat: Chat, body: Json) -> Json:
    keyboard = inline_keyboard(call.text("reply_markup"), chat.type)
    frame = frame_of(room, chat, call)
    extra: Json = {"reply_markup": keyboard} if keyboard else {}
    if call.flag("protect_content"):
        extra["has_protected_content"] = True
    room.typing.pop(chat.id, None)
    return room.new_message(chat, room.bot, {**frame, **body, **extra})


def _photo(room: Room, call: Call) -> Stored:
    upload = call.uploads.get("photo")
    if upload is None:
        return _known(room, call, "photo")
    width, height = photo_size(upload.data)
    name = upload.name or "photo.jpg"
    return room.keep_file("photos", name, upload.data, mime=_mime(upload), width=width, height=height)


def _document(room: Room, call: Call) -> Stored:
    upload = call.uploads.get("document")
    if upload is None:
        return _known(room, call, "document")
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_BYTES:
        raise BotError(413, "Request Entity Too Large")
    return room.keep_file("documents", upload.name or "document", upload.data, mime=_mime(upload))


def _known(room: Room, call: Call, field: str) -> Stored:
    file_id = call.text(field)
    if not file_id:
        raise bad_request(f"there is no {field} in the request")
    stored = room.file(file_id)
    if stored is None:
        reason = "can't unserialize it. Wrong last symbol"
        raise bad_request(f"wrong remote file identifier specified: {reason}")
    if (field == "photo") != bool(stored.width):
        raise bad_request(f"can't use file of type {stored.path.partition('/')[0]} as {field}")
    return stored


def _mime(upload: Upload) -> str:
    return upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
