"""The page's own API: what it shows, what a visitor may do, and that it stays among its own."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.demo.pages import room_app
from bot.demo.simulated_clock import Controls

pytestmark = pytest.mark.anyio

PAGE = files("bot.demo") / "page"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 8 + (8).to_bytes(4) + (8).to_bytes(4)


@dataclass
class Hands:
    """A clock that can be set, and a note of whether a new beginning was asked for."""

    moment: datetime = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    restarted: list[bool] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def set(self, to: datetime) -> None:
        self.moment = to

    async def restart(self) -> None:
        self.restarted.append(True)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def page(scene, hands: Hands) -> AsyncIterator[httpx.AsyncClient]:
    targets = {"到月底": datetime(2026, 11, 30, 10, tzinfo=UTC), "昨天": hands.moment - timedelta(days=1)}
    app = room_app(scene.room, Controls(hands, lambda: targets, hands.restart))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8600") as client:
        yield client


async def state(page: httpx.AsyncClient, user: int, **query: Any) -> dict[str, Any]:
    answer = await page.get("/room/state", params={"as": user, **query})
    body: dict[str, Any] = answer.json()
    return body


async def test_the_page_loads_nothing_from_elsewhere(page: httpx.AsyncClient) -> None:
    """All files are served from here and name no other address."""
    for path in ("/", *(f"/room/{place.name}" for place in PAGE.iterdir())):
        answer = await page.get(path)
        assert answer.status_code == 200
        assert not re.search(r"(src|href|url)\s*[=(]\s*[\"']?(https?:)?//", answer.text)
    assert 'lang="zh-CN"' in (await page.get("/")).text


def test_the_page_writes_text_nodes_only() -> None:
    """No way by which words of people could become markup."""
    script = "".join(
        place.read_text(encoding="utf-8") for place in PAGE.iterdir() if place.name.endswith(".js")
    )
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


async def test_state_shows_people_chats_and_what_is_new(page: httpx.AsyncClient, scene) -> None:
    """A second question with the version known brings only what has changed since."""
    scene.room.label(scene.li, "委员")
    first = await state(page, scene.li.id)
    people = [(person["name"], person["label"]) for person in first["people"]]
    assert people == [("周敏", ""), ("李建国", "委员"), ("匿名管理员", "以群的名义说话")]
    assert [chat["title"] for chat in first["chats"]] == ["红星机械厂工会委员会"]
    said = scene.room.write(scene.zhou, scene.group, "新的一句")
    then = await state(page, scene.li.id, since=first["version"], epoch=first["epoch"])
    assert [message["message_id"] for message in then["messages"]] == [said["message_id"]]


async def test_state_waits_for_news(page: httpx.AsyncClient, scene) -> None:
    """The long poll answers when somebody writes."""
    first = await state(page, scene.li.id)
    news = asyncio.create_task(
        state(page, scene.li.id, since=first["version"], epoch=first["epoch"], wait=20)
    )
    for _ in range(20):
        await asyncio.sleep(0)
    scene.room.write(scene.zhou, scene.group, "来了")
    async with asyncio.timeout(5):
        assert (await news)["messages"][-1]["text"] == "来了"


async def test_a_deleted_message_is_named(page: httpx.AsyncClient, scene) -> None:
    """The page is told which message to take away."""
    said = scene.room.write(scene.zhou, scene.group, "手滑")
    first = await state(page, scene.li.id)
    scene.room.drop_message(scene.group, said["message_id"])
    then = await state(page, scene.li.id, since=first["version"], epoch=first["epoch"])
    assert then["gone"] == [[scene.group.id, said["message_id"]]]


async def test_a_private_chat_is_not_shown_to_others(page: httpx.AsyncClient, scene) -> None:
    """Each person sees their own chat with the bot only."""
    scene.room.start(scene.li)
    assert scene.li.id not in [chat["id"] for chat in (await state(page, scene.zhou.id))["chats"]]
    assert scene.li.id in [chat["id"] for chat in (await state(page, scene.li.id))["chats"]]


async def test_writing_and_editing_reach_the_bot(page: httpx.AsyncClient, scene) -> None:
    """What is typed and changed on the page are ordinary updates."""
    here = {"as": scene.li.id, "chat": scene.group.id}
    number = (await page.post("/room/write", json={**here, "text": "慰问1户"})).json()["message"]
    await page.post("/room/edit", json={**here, "message": number, "text": "慰问2户"})
    written, edited = scene.room.updates
    assert written["message"]["text"] == "慰问1户"
    assert edited["edited_message"]["text"] == "慰问2户"


async def test_the_first_private_word_opens_the_chat(page: httpx.AsyncClient, scene) -> None:
    """Telegram wants /start first; the page sends it for the visitor."""
    await page.post("/room/write", json={"as": scene.li.id, "chat": scene.li.id, "text": "你好"})
    assert [update["message"]["text"] for update in scene.room.updates] == ["/start", "你好"]


async def test_a_link_into_the_private_chat_is_one_message(page: httpx.AsyncClient, scene) -> None:
    """「私聊接收提醒」 opens the chat with its word, as Telegram's links do; a second time it is said again."""
    for _ in range(2):
        await page.post("/room/write", json={"as": scene.li.id, "chat": scene.li.id, "text": "/start hello"})
    assert [update["message"]["text"] for update in scene.room.updates] == ["/start hello"] * 2


async def test_a_refused_jump_says_why(page: httpx.AsyncClient, hands: Hands) -> None:
    """What the clock's owner answers is what the visitor reads."""

    def refuse(to: datetime) -> None:
        raise ValueError("请等一等")

    hands.set = refuse  # type: ignore[method-assign]
    answer = await page.post("/room/clock", json={"target": "到月底"})
    assert (answer.status_code, answer.json()["error"]) == (400, "请等一等")


async def test_press_brings_the_answer(page: httpx.AsyncClient, scene, bot: Bot) -> None:
    """The request of a press returns what the bot answers to it."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("完成", callback_data="a")]])
    sent = await bot.send_message(scene.group.id, "会", reply_markup=keyboard)
    where = {"as": scene.li.id, "chat": scene.group.id, "message": sent.message_id, "data": "a"}
    press = asyncio.create_task(page.post("/room/press", json=where))
    (update,) = await bot.get_updates(timeout=5)
    await update.callback_query.answer("已完成")
    assert (await press).json() == {"text": "已完成", "show_alert": False}


async def test_upload_and_download(page: httpx.AsyncClient, scene) -> None:
    """A picture becomes a photo shown in place; another file is a download under its name."""
    here = {"as": scene.li.id, "chat": scene.group.id, "caption": "合影"}
    await page.post("/room/upload", data=here, files={"file": ("a.png", PNG, "image/png")})
    await page.post("/room/upload", data=here, files={"file": ("计划.html", b"<b>x</b>", "text/html")})
    photo, document = (update["message"] for update in scene.room.updates)
    shown = await page.get(f"/room/file/{photo['photo'][-1]['file_id']}")
    loaded = await page.get(f"/room/file/{document['document']['file_id']}")
    assert (shown.headers["content-type"], shown.content) == ("image/png", PNG)
    assert loaded.headers["content-type"] == "application/octet-stream"
    assert loaded.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E8%AE%A1")


@pytest.mark.parametrize(
    ("act", "said", "words"),
    [
        ("write", {"text": "  "}, "请先写几个字"),
        ("write", {"text": "x", "as": 5}, "请先选一个身份"),
        ("write", {"text": "x", "chat": -1}, "没有这个聊天"),
        ("write", {"text": "x", "chat": "abc"}, "编号不对"),
        ("write", {"text": "x", "reply_to": 999}, "要回复的消息已经不在了"),
        ("edit", {"text": "x", "message": 1}, "这条消息不能改"),
        ("edit", {"text": "x", "message": 2}, "只能改自己的消息"),
        ("press", {"message": 1, "data": "a"}, "没有按钮"),
        ("clock", {"target": "到天亮"}, "没有这样的时刻"),
        ("clock", {"target": "昨天"}, "时间只能往前走"),
        ("clock", {"to": "明天"}, "看不懂这个时间"),
        ("clock", {"to": "2026-12-01T10:00"}, "看不懂这个时间"),
        ("clock", {"wall": "明天"}, "看不懂这个时间"),
        ("speed", {"speed": 60}, "不能调快慢"),
        ("halt", {}, "不能调快慢"),
        ("delete", {"message": 999}, "已经不在了"),
        ("inspect", {"message": 999}, "已经不在了"),
        ("dance", {}, "不会做这件事"),
    ],
)
async def test_mistakes_are_told_in_words(
    page: httpx.AsyncClient, scene, act: str, said: dict[str, Any], words: str
) -> None:
    """Every mistake gets a Chinese sentence and changes nothing."""
    body = {"as": scene.li.id, "chat": scene.group.id, **said}
    answer = await page.post(f"/room/{act}", json=body)
    assert answer.status_code == 400
    assert words in answer.json()["error"]
    assert scene.room.updates == []


async def test_the_clock_jumps_forward(page: httpx.AsyncClient, scene, hands: Hands) -> None:
    """To a named moment or a given one; the page hears of it."""
    first = await state(page, scene.li.id)
    await page.post("/room/clock", json={"target": "到月底"})
    assert hands.moment == datetime(2026, 11, 30, 10, tzinfo=UTC)
    await page.post("/room/clock", json={"to": "2026-12-01T09:00:00+08:00"})
    then = await state(page, scene.li.id, since=first["version"], epoch=first["epoch"], wait=20)
    assert datetime.fromisoformat(then["now"]) == datetime(2026, 12, 1, 1, tzinfo=UTC)
    await page.post("/room/clock", json={"minutes": 60})
    await page.post("/room/clock", json={"wall": "2026-12-01T20:15"})
    assert hands.moment == datetime(2026, 12, 1, 12, 15, tzinfo=UTC)


async def test_several_pictures_are_one_album(page: httpx.AsyncClient, scene) -> None:
    """The words stand with the first; the bot gets one album of two photos."""
    here = {"as": scene.li.id, "chat": scene.group.id, "caption": "合影"}
    files = [("file", ("a.png", PNG, "image/png")), ("file", ("b.png", PNG, "image/png"))]
    assert (await page.post("/room/upload", data=here, files=files)).status_code == 200
    first, second = (update["message"] for update in scene.room.updates)
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("合影", False)


async def test_documents_are_shown_only_where_they_are_pictures_or_pdf(
    page: httpx.AsyncClient, scene
) -> None:
    """A page that was sent as a file never runs here, whatever it says it is."""
    here = {"as": scene.li.id, "chat": scene.group.id, "as_file": "1"}
    kinds = []
    for name, data in (("a.png", PNG), ("b.pdf", b"%PDF-1.4"), ("c.html", b"<script>1</script>")):
        await page.post("/room/upload", data=here, files={"file": (name, data, "text/html")})
        document = scene.room.updates[-1]["message"]["document"]
        kinds.append((await page.get(f"/room/file/{document['file_id']}?shown")).headers["content-type"])
    assert kinds == ["image/png", "application/pdf", "application/octet-stream"]


async def test_ones_own_message_can_be_deleted(page: httpx.AsyncClient, scene) -> None:
    """As at Telegram the bot is not told; another's stays."""
    said = scene.room.write(scene.li, scene.group, "手滑")
    act = {"as": scene.zhou.id, "chat": scene.group.id, "message": said["message_id"]}
    refused = await page.post("/room/delete", json=act)
    assert (refused.status_code, refused.json()["error"]) == (400, "只能删自己的消息")
    updates = len(scene.room.updates)
    assert (await page.post("/room/delete", json={**act, "as": scene.li.id})).status_code == 200
    assert scene.room.message(scene.group, said["message_id"]) is None
    assert len(scene.room.updates) == updates


async def test_an_anonymous_administrator_writes_and_presses(
    page: httpx.AsyncClient, scene, bot: Bot
) -> None:
    """Words come from the group; a press carries the person behind it; there is no private chat."""
    mask = next(person["id"] for person in (await state(page, 0))["people"] if person.get("masked"))
    act = {"as": mask, "chat": scene.group.id}
    number = (await page.post("/room/write", json={**act, "text": "各位注意"})).json()["message"]
    message = scene.room.updates[-1]["message"]
    assert message["sender_chat"]["id"] == scene.group.id
    assert (
        await page.post("/room/edit", json={**act, "message": number, "text": "请注意"})
    ).status_code == 200
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="a")]])
    sent = await bot.send_message(scene.group.id, "会", reply_markup=keyboard)
    press = asyncio.create_task(
        page.post("/room/press", json={**act, "message": sent.message_id, "data": "a"})
    )
    while "callback_query" not in scene.room.updates[-1]:
        await asyncio.sleep(0)
    query = scene.room.updates[-1]["callback_query"]
    assert query["from"]["id"] == scene.zhou.id
    await bot.answer_callback_query(query["id"])
    await press
    scene.room.start(scene.zhou)
    assert [chat["private"] for chat in (await state(page, mask))["chats"]] == [False]
    private = await page.post("/room/write", json={"as": mask, "chat": scene.zhou.id, "text": "x"})
    assert private.status_code == 400


async def test_the_inspector_shows_updates_and_presses(page: httpx.AsyncClient, scene) -> None:
    """Only of a chat one is in; without a bot to ask only what the room itself knows."""
    said = scene.room.write(scene.li, scene.group, "慰问1户")
    scene.room.edit(scene.li, said["message_id"], scene.group, "慰问2户")
    act = {"as": scene.zhou.id, "chat": scene.group.id, "message": said["message_id"]}
    seen = (await page.post("/room/inspect", json=act)).json()
    assert [next(key for key in one if key != "update_id") for one in seen["updates"]] == [
        "message",
        "edited_message",
    ]
    assert (seen["rows"], seen["outbox"], seen["understood"]) == ([], [], None)
    outsider = scene.room.add_user("外人")
    assert (await page.post("/room/inspect", json={**act, "as": outsider.id})).status_code == 400


async def test_the_menu_is_the_narrowest_there_is(page: httpx.AsyncClient, scene, bot: Bot) -> None:
    """By scope before language, as the Bot API tells it."""
    await bot.set_my_commands([("cal", "看日程")])
    await bot.set_my_commands([("log", "记一笔")], scope={"type": "all_group_chats"})
    scene.room.start(scene.li)
    shown = {chat["private"]: chat["commands"] for chat in (await state(page, scene.li.id))["chats"]}
    assert [one["command"] for one in shown[False]] == ["log"]
    assert [one["command"] for one in shown[True]] == ["cal"]


async def test_a_download_is_noted_and_a_look_is_not(page: httpx.AsyncClient, scene) -> None:
    """The tour's last step is to have the file."""
    stored = scene.room.keep_file("documents", "月报.docx", b"PK")
    await page.get(f"/room/file/{stored.file_id}")
    picture = scene.room.keep_file("photos", "a.png", PNG, width=8, height=8)
    await page.get(f"/room/file/{picture.file_id}?shown")
    assert set(scene.room.journal.table("fetched")) == {stored.file_id}


async def test_nobody_speaks_into_the_sample(scene, hands: Hands) -> None:
    """While it is played a visitor is asked to wait; looking is free."""
    controls = Controls(hands, dict, hands.restart, ready=lambda: False)
    transport = httpx.ASGITransport(app=room_app(scene.room, controls))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8600") as page:
        said = {"as": scene.li.id, "chat": scene.group.id, "text": "慰问1户"}
        refused = await page.post("/room/write", json=said)
        assert (refused.status_code, refused.json()["error"]) == (400, "示例还在演，请等它演完再说话")
        assert (await state(page, scene.li.id))["playing"] is True
    assert scene.room.updates == []


async def test_restart_is_asked_of_the_program(page: httpx.AsyncClient, hands: Hands) -> None:
    """A new beginning is the program's work."""
    await page.post("/room/restart", json={})
    assert hands.restarted == [True]


async def test_a_form_of_another_page_is_refused(page: httpx.AsyncClient, scene, hands: Hands) -> None:
    """Neither a foreign Origin nor a plain form can act here."""
    foreign = {"Origin": "http://example.org"}
    assert (await page.post("/room/restart", json={}, headers=foreign)).status_code == 403
    assert (await page.post("/room/restart", data={"a": "b"})).status_code == 400
    assert hands.restarted == []
