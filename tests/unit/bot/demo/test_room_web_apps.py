"""Mini Apps in the room: who opens one is signed as Telegram signs it; only this machine's pages are opened."""

import hashlib
import hmac
import json
from collections.abc import Callable
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest

from bot.demo.visitor_acts import Refused, Visit
from bot.demo.visitor_views import init_data, opened

pytestmark = pytest.mark.anyio
PAGE = "http://127.0.0.1:8600/office/app"


def checked(data: str, token: str) -> dict[str, str] | None:
    """The fields as a page's server reads them (core.telegram.org/bots/webapps); None when the hash is wrong."""
    fields = dict(parse_qsl(data, strict_parsing=True))
    given = fields.pop("hash")
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return fields if hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest() == given else None


def keyboard(url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("打开", web_app=WebAppInfo(url))]])


def test_init_data_is_signed_with_the_token(scene) -> None:
    """Another token, or another user, does not fit the hash."""
    data = init_data(scene.room.token, scene.li, 1_795_000_000)
    fields = checked(data, scene.room.token)
    assert fields is not None
    assert json.loads(fields["user"]) == {
        "id": scene.li.id,
        "first_name": "李建国",
        "language_code": "zh-hans",
        "allows_write_to_pm": True,
    }
    assert fields["auth_date"] == "1795000000"
    assert checked(data, "1:other") is None
    assert checked(data.replace(str(scene.li.id), str(scene.zhou.id)), scene.room.token) is None


async def test_a_button_opens_its_page_for_whoever_presses(scene, bot: Bot) -> None:
    """The data come after #, so that no server sees them in an address."""
    scene.room.start(scene.li)
    sent = await bot.send_message(scene.li.id, "网页", reply_markup=keyboard(PAGE))
    said = {"as": scene.li.id, "chat": scene.li.id, "message": sent.message_id, "button": "打开"}
    address = urlsplit(opened(Visit(scene.room, said)))
    assert f"{address.scheme}://{address.netloc}{address.path}" == PAGE
    assert checked(parse_qs(address.fragment)["tgWebAppData"][0], scene.room.token)
    with pytest.raises(Refused, match="没有这个聊天"):
        opened(Visit(scene.room, {**said, "as": scene.zhou.id}))
    with pytest.raises(Refused, match="没有这个按钮"):
        opened(Visit(scene.room, {**said, "button": "别的"}))


async def test_pages_elsewhere_are_not_opened(scene, bot: Bot) -> None:
    """A signed visitor is not handed to another machine."""
    scene.room.start(scene.li)
    sent = await bot.send_message(scene.li.id, "网页", reply_markup=keyboard("https://example.org/app"))
    said = {"as": scene.li.id, "chat": scene.li.id, "message": sent.message_id, "button": "打开"}
    with pytest.raises(Refused, match="不打开外面的网址"):
        opened(Visit(scene.room, said))


@pytest.mark.parametrize(
    ("url", "chat", "words"),
    [
        ("http://example.org/app", "li", "Only HTTPS links are allowed"),
        (PAGE, "group", "BUTTON_TYPE_INVALID"),
    ],
)
async def test_telegrams_own_refusals(scene, bot: Bot, url: str, chat: str, words: str) -> None:
    """Only https, only in private chats."""
    scene.room.start(scene.li)
    place = scene.group.id if chat == "group" else scene.li.id
    with pytest.raises(BadRequest, match="(?i)" + words):
        await bot.send_message(place, "网页", reply_markup=keyboard(url))


async def test_the_menu_button_is_a_chats_own_or_of_all(scene, bot: Bot, page_view: Callable) -> None:
    """Set for all it is in every private chat, never in a group."""
    scene.room.start(scene.li)
    await bot.set_chat_menu_button(menu_button=MenuButtonWebApp("网页", WebAppInfo(PAGE)))
    shown = {chat["private"]: chat["menu"] for chat in page_view(scene.li.id)["chats"]}
    assert shown[True]["web_app"]["url"] == PAGE
    assert shown[False] is None
    said = {"as": scene.li.id, "chat": scene.li.id, "button": "menu"}
    assert opened(Visit(scene.room, said)).startswith(f"{PAGE}#tgWebAppData=")
