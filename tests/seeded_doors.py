"""The doors that came later: feeds, the web pages in a browser and inside Telegram, copies elsewhere, a calendar file.

Each is gone through as people do; what opens something is noted, so that it can be searched for.
"""

import json
import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

import httpx

from bot.demo.bot_api.values import Chat
from bot.demo.visitor_views import init_data
from bot.workers.mirror_handover import Fate, MirrorFault
from bot.workers.process import Heard
from storage.core.outbox import restores
from tests.seeded import ADMIN, FILE, LOST, OFFICER, STONE, Seeded
from union.mirrors.destinations import Load

ORIGIN = "http://127.0.0.1"
KEY, WAITING, CODE = "7f3e2d1c-5b6a-4988-a7f6-robotofours1", "robotthatneveranswers-0f1e2d3c", "Fa9cQ2mZk7"
ADDRESSES = (
    f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}",
    f"https://open.feishu.cn/open-apis/bot/v2/hook/{WAITING}",
    f"mailto://xuelian:{CODE}@163.com?to=xuelian@example.com",
)
CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//upper//CN
X-WR-CALNAME:{FILE}日程
BEGIN:VEVENT
UID:{FILE}-1@upper
DTSTAMP:20261101T000000Z
DTSTART;TZID=Asia/Shanghai:20261210T090000
DTEND;TZID=Asia/Shanghai:20261210T113000
SUMMARY:{FILE}全委会
LOCATION:{FILE}大楼
DESCRIPTION:{FILE}材料请{ADMIN}带来
END:VEVENT
END:VCALENDAR
"""


async def carried(loads: Iterable[Load], heard: Heard) -> None:
    """Everything arrives but at the robot that never answers: its copies wait with their words."""
    for load in loads:
        silent = load.address.key == WAITING
        for _part in load.parts[: 1 if silent else None]:
            fate = Fate.AGAIN if silent else Fate.ARRIVED
            heard(json.dumps([load.id, fate, MirrorFault.NETWORK if silent else MirrorFault.OTHER]))


async def go_through(stage: Seeded) -> None:
    """All of them, by the admin and the officer of the first group."""
    stage.secrets += [KEY, WAITING, CODE]
    await _say(stage, ADMIN, stage.ours, "/settings 月历图 开")
    await _request(stage)
    await _subscribe(stage)
    await _copy_elsewhere(stage)
    await _visit(stage)
    await _inside(stage)
    stage.room.send_document(stage.person(ADMIN), stage.ours, f"{FILE}.ics", CALENDAR.encode(), "/plan")
    await stage.settle()
    await stage.press(stage.person(ADMIN), stage.ours, "加入日历（已选1项）")
    await _restored(stage)
    await _unreachable(stage)


async def _say(stage: Seeded, name: str, chat: Chat, words: str) -> None:
    stage.room.write(stage.person(name), chat, words)
    await stage.settle()


async def _request(stage: Seeded) -> None:
    """A request in the admin's own name, given to the officer; another in the box."""
    await _say(stage, ADMIN, stage.ours, "/settings 诉求 开")
    admin, chat = stage.person(ADMIN), stage.chat(ADMIN)
    await _say(stage, ADMIN, chat, f"诉求：{LOST}没有发")
    for label in ("实名提交", "交给…", OFFICER):
        await stage.press(admin, chat, label)
    await _say(stage, OFFICER, stage.chat(OFFICER), "/request")
    await _say(stage, ADMIN, chat, f"诉求：{STONE}太挤")
    await stage.press(admin, chat, "匿名提交")


async def _subscribe(stage: Seeded) -> None:
    """The group's calendar and one's own, read once by a phone."""
    await _say(stage, ADMIN, stage.ours, "/feed")
    for label in ("开通本群日历", "开通我的日历"):
        await stage.press(stage.person(ADMIN), stage.chat(ADMIN), label)
    card = stage.find(stage.chat(ADMIN), lambda each: "/feed/" in each.get("text", ""))
    tokens = re.findall(r"/feed/([\w-]{43})\.ics", card["text"])
    assert len(tokens) == 2
    stage.secrets += tokens
    async with browser(stage) as phone:
        for token in tokens:
            answer = await phone.get(f"/office/feed/{token}.ics")
            assert answer.status_code == 200 and STONE in answer.text


async def _copy_elsewhere(stage: Seeded) -> None:
    await _say(stage, ADMIN, stage.ours, "/mirrors")
    stage.room.start(stage.person(ADMIN), "mirrors")
    await stage.settle()
    for address in ADDRESSES:
        await stage.press(stage.person(ADMIN), stage.chat(ADMIN), "添加")
        await _say(stage, ADMIN, stage.chat(ADMIN), address)


async def _visit(stage: Seeded) -> None:
    """A browser with the link of the private chat: pages, a letterhead, a job title, a branch, a remark."""
    await _say(stage, ADMIN, stage.chat(ADMIN), "/web")
    link = _link(stage)
    stage.secrets.append(link.rpartition("/")[2])
    async with browser(stage) as client:
        assert (await client.post(link)).status_code == 303
        stage.secrets.append(client.cookies["gonghui"])
        shown = await client.get("/office/g/1/roles")
        token = cast(re.Match[str], re.search(r'name="form" value="([^"]+)"', shown.text))[1]
        stage.secrets.append(token)
        people = {row["name"]: row["id"] for row in stage.store.db.query("select id, name from people")}
        who = {"person": str(people[OFFICER]), "form": token, "was": ""}
        for path, form in (
            ("settings/letterhead", {"name": "paper_number", "text": f"{STONE}工〔2026〕9号", "was": ""}),
            ("roles/title", {**who, "text": f"{STONE}主任"}),
            ("roles/role", {**who, "code": "admin", "was": "officer/0"}),
            ("roles/branch", {**who, "text": f"{STONE}分会"}),
            ("roles/chief", {"person": str(people[ADMIN]), "code": "on"}),
            ("signing/remark", {"month": "2026-11", "code": "1", "text": f"{STONE}那条再核对"}),
        ):
            answer = await client.post(f"/office/g/1/{path}", data={"form": token, **form})
            assert answer.status_code in (200, 303), (path, answer.status_code)
        for path in ("month", "agenda", "logs", "reports", "plan", "roles", "settings", "signing"):
            answer = await client.get(f"/office/g/1/{path}")
            assert answer.status_code in (200, 303), (path, answer.status_code)


async def _inside(stage: Seeded) -> None:
    """The same pages inside Telegram."""
    data = init_data("1:demo", stage.person(ADMIN), int(stage.clock.now().timestamp()), "g1")
    stage.secrets.append(data.rpartition("hash=")[2])
    async with browser(stage) as client:
        answer = await client.post("/office/app", data={"data": data, "group": "1", "look": "dark"})
        assert answer.status_code == 303, answer.status_code
        stage.secrets.append(client.cookies["gonghui"])


async def _restored(stage: Seeded) -> None:
    now = stage.clock.now()
    with stage.store.unit() as db:
        restores.note(db, now - timedelta(hours=5), now)
    await stage.settle()


async def _unreachable(stage: Seeded) -> None:
    """What can't reach the admin is told to the other one, in a message of no group."""
    stage.chat(ADMIN).blocked = True  # nobody has told the bot of it yet
    await _say(stage, ADMIN, stage.ours, "/feed")
    stage.room.unblock_bot(stage.person(ADMIN))
    await stage.settle()
    assert any(ADMIN in each for each in stage.shown(stage.chat(OFFICER)))


def browser(stage: Seeded) -> httpx.AsyncClient:
    """One that has been nowhere yet."""
    app: Any = stage.program.web
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app, raise_app_exceptions=False), base_url=ORIGIN
    )


def _links(stage: Seeded) -> list[str]:
    found = list[str]()
    for message in stage.room.messages(stage.chat(ADMIN)):
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            found += [button["url"] for button in row if "/enter/" in button.get("url", "")]
    return found


def _link(stage: Seeded) -> str:
    return _links(stage)[-1].removeprefix(ORIGIN)
