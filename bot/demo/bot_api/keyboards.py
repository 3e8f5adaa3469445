"""reply_markup of the Bot API: what may hang under a message, checked as Telegram checks it.
Wording from tdlib/telegram-bot-api (get_inline_keyboard_button) and server errors."""

from typing import Any
from urllib.parse import urlsplit

from bot.demo.bot_api.call import bad_request, parsed_json
from bot.demo.bot_api.values import PRIVATE, Json
from bot.web.site import LOOPBACK

DATA_LIMIT = 64
BUTTONS_LIMIT = 100
ACTIONS = ("url", "callback_data", "web_app")  # those the bot makes
LINKS = ("http://", "https://", "tg://")


def inline_keyboard(markup: str, place: str = PRIVATE, *, only_inline: bool = False) -> Json | None:
    """The inline keyboard as a message shows it; other markups are taken and not shown. `place`: the chat's type."""
    if not markup:
        return None
    try:
        given = parsed_json(markup)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in given:
        if only_inline and any(name in given for name in ("keyboard", "remove_keyboard", "force_reply")):
            raise bad_request("inline keyboard expected")
        return None
    rows = given["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    kept = [row for row in ([_button(button) for button in row] for row in rows) if row]
    if sum(len(row) for row in kept) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    # Mini Apps open from private chats only (Bot API, InlineKeyboardButton.web_app).
    if place != PRIVATE and any("web_app" in button for row in kept for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")
    return {"inline_keyboard": kept} if kept else None


def buttons(message: Json) -> list[Json]:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in keyboard for button in row]


def _button(given: Any) -> Json:
    trouble = "can't parse inline keyboard button: "
    if not isinstance(given, dict):
        raise bad_request(trouble + "InlineKeyboardButton must be an Object")
    if not isinstance(given.get("text"), str):
        raise bad_request(trouble + 'Can\'t find field "text"')
    if not given["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if given.get(name)]
    if not actions:
        raise bad_request(trouble + "Text buttons are unallowed in the inline keyboard")
    if len(str(given.get("callback_data", "")).encode()) > DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    url = given.get("url")
    if url and not str(url).startswith(LINKS):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if "web_app" in given:
        check_web_app(given["web_app"], "inline keyboard button")
    return {name: given[name] for name in ("text", actions[0])}


def check_web_app(given: Any, what: str) -> None:
    """Only https, as at Telegram; the room's own machine is let in without."""
    url = str(given.get("url", "")) if isinstance(given, dict) else ""
    if not url.startswith("https://") and urlsplit(url).hostname not in LOOPBACK:
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
