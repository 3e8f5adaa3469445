"""editMessageText, editMessageCaption, editMessageMedia, editMessageReplyMarkup: changing what the bot has said.
An edit that changes nothing is refused, as Telegram does."""

import json

from bot.demo.bot_api.access import Need, chat_of, message_of
from bot.demo.bot_api.call import Call
from bot.demo.bot_api.errors import bad_request
from bot.demo.bot_api.keyboards import inline_keyboard
from bot.demo.bot_api.methods.messages import captioned, filed
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.sent_text import worded, worded_text
from bot.demo.bot_api.values import Json

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
COMPARED = ("text", "entities", "photo", "document", "caption", "caption_entities", "reply_markup")


def edit_text(room: Room, call: Call) -> Json:
    """A new text; without a new keyboard the old one goes."""
    words, entities = worded_text(
        call.text("text"), call.text("parse_mode"), call.text("entities"), room.users.get
    )
    message = _editable(room, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _replace(room, call, message, worded("text", words, entities), ("text", "entities"))


def edit_caption(room: Room, call: Call) -> Json:
    """A new caption under a photo or document."""
    message = _editable(room, call)
    if "photo" not in message and "document" not in message:
        raise bad_request("there is no caption in the message to edit")
    return _replace(room, call, message, captioned(room, call), ("caption", "caption_entities"))


def edit_media(room: Room, call: Call) -> Json:
    """Another photo or document in the place of what is there, a text too, with its own caption."""
    message = _editable(room, call)
    media = call.value("media")
    if not isinstance(media, dict) or media.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: wrong type of the media")
    body = filed(room, call, str(media["type"]), str(media.get("media", "")))
    words = {
        name: media[name] if isinstance(media[name], str) else json.dumps(media[name])
        for name in ("caption", "parse_mode", "caption_entities")
        if name in media
    }
    caption = captioned(room, Call(words))
    fields = ("text", "entities", "photo", "document", "caption", "caption_entities")
    return _replace(room, call, message, {**body, **caption}, fields)


def edit_reply_markup(room: Room, call: Call) -> Json:
    """A new keyboard, or none."""
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
