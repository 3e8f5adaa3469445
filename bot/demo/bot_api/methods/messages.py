"""Sending, editing, deleting: what the bot puts into a chat, changes there or takes out.
An edit that changes nothing is refused, as Telegram does."""

import json
import mimetypes

from bot.demo.bot_api.call import BotError, Call, Upload, bad_request
from bot.demo.bot_api.journal import Stored, photo_size
from bot.demo.bot_api.keyboards import inline_keyboard
from bot.demo.bot_api.room import Need, Room, chat_of, frame_of, is_admin, message_of
from bot.demo.bot_api.sent_text import given_words
from bot.demo.bot_api.values import PRIVATE, Chat, Json

DELETABLE_SECONDS = 48 * 3600
UPLOAD_BYTES = 50 * 1024 * 1024
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
COMPARED = ("text", "entities", "photo", "document", "caption", "caption_entities", "reply_markup")


def send_message(room: Room, call: Call) -> Json:
    words = given_words(call, "text", room.users.get)
    return _send(room, call, chat_of(room, call, Need.WRITE), words)


def send_file(room: Room, call: Call, field: str) -> Json:
    """Sends a `photo` or a `document`: an upload, or one Telegram already has."""
    chat, caption = chat_of(room, call, Need.WRITE), given_words(call, "caption", room.users.get)
    return _send(room, call, chat, {**_file(room, call, field), **caption})


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


def _send(room: Room, call: Call, chat: Chat, body: Json) -> Json:
    keyboard = inline_keyboard(call.text("reply_markup"), chat.type)
    frame = frame_of(room, chat, call)
    room.typing.pop(chat.id, None)
    shown: Json = {"reply_markup": keyboard} if keyboard else {}
    return room.new_message(chat, room.bot, {**frame, **body, **shown})


def _file(room: Room, call: Call, field: str) -> Json:
    upload = call.uploads.get(field)
    if upload is None:
        stored = _stored_file(room, call, field)
    elif field == "photo":
        width, height = photo_size(upload.data)
        name = upload.name or "photo.jpg"
        stored = room.keep_file("photos", name, upload.data, mime=_mime(upload), width=width, height=height)
    else:
        if not upload.data:
            raise bad_request("file must be non-empty")
        if len(upload.data) > UPLOAD_BYTES:
            raise BotError(413, "Request Entity Too Large")
        stored = room.keep_file("documents", upload.name or "document", upload.data, mime=_mime(upload))
    return {field: stored.photo() if field == "photo" else stored.document()}


def _stored_file(room: Room, call: Call, field: str) -> Stored:
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


def edit_text(room: Room, call: Call) -> Json:
    """A new text; without a new keyboard the old one goes."""
    words, message = given_words(call, "text", room.users.get), _editable(room, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _replace(room, call, message, words, ("text", "entities"))


def edit_caption(room: Room, call: Call) -> Json:
    message = _editable(room, call)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    words = given_words(call, "caption", room.users.get)
    return _replace(room, call, message, words, ("caption", "caption_entities"))


def edit_media(room: Room, call: Call) -> Json:
    """Another photo or document in the place of what is there, a text too, with its own caption."""
    message = _editable(room, call)
    media = call.value("media")
    if not isinstance(media, dict) or media.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: wrong type of the media")
    # What it names: an upload of this request, or a file Telegram already has.
    field, place = str(media["type"]), str(media.get("media", ""))
    upload = call.uploads.get(place.removeprefix("attach://")) if place.startswith("attach://") else None
    body = _file(room, Call({field: place}, {field: upload} if upload else {}), field)
    words = {
        name: media[name] if isinstance(media[name], str) else json.dumps(media[name])
        for name in ("caption", "parse_mode", "caption_entities")
        if name in media
    }
    caption = given_words(Call(words), "caption", room.users.get)
    return _replace(room, call, message, {**body, **caption}, COMPARED)


def edit_reply_markup(room: Room, call: Call) -> Json:
    return _replace(room, call, _editable(room, call), None, ())


def _editable(room: Room, call: Call) -> Json:
    chat = chat_of(room, call, Need.EDIT)
    message = message_of(room, chat, call, "message to edit")
    if message["from"]["id"] != room.bot.id or "pinned_message" in message:
        raise bad_request("message can't be edited")
    return message


def _replace(room: Room, call: Call, message: Json, body: Json | None, fields: tuple[str, ...]) -> Json:
    keyboard = inline_keyboard(call.text("reply_markup"), message["chat"]["type"], only_inline=True)
    kept = {name: value for name, value in message.items() if name not in (*fields, "reply_markup")}
    edited = {**kept, **(body or {}), **({"reply_markup": keyboard} if keyboard else {})}
    if all(edited.get(name) == message.get(name) for name in COMPARED):
        raise bad_request(UNCHANGED)
    # A change of buttons alone leaves no「已编辑」mark.
    if body is not None:
        edited["edit_date"] = room.stamp()
    room.save_message(edited)
    return edited
