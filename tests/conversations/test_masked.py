"""Told in private and shown to others: names of helped people and figures that identify, on every surface there is.

Others read the group, their own private chats, the pages, the calendars, the pictures, the papers, the copies elsewhere.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

import httpx
import pytest

from bot.demo.bot_api.values import Chat
from bot.workers.process import Heard
from handlers.feeds import feed_content
from handlers.office import web_session
from handlers.privacy import export_files
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.core import groups, people
from storage.feeds import subscriptions
from tests.brush import blank
from tests.carried import taken
from tests.conversations.test_copied import add_places
from tests.stage import ZONE, Stage
from union.calendar.month_grid import MonthSheet
from union.core import period as periods
from union.mirrors.destinations import Load
from union.reports.document import FileForm
from union.reports.document_formats import render
from union.reports.report_json import as_json
from union.words import words

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
ADMIN, AUTHOR, CHIEF, READER = "周敏", "李建国", "陈国栋", "王芳"
REGISTERED = ("蒋月娥", "邓振邦")  # told in private as the names of a log of the group
LISTED = "蒋月娥 二车间 500元 住院\n邓振邦 300元\n何秀珍"
HELPED = ("冯志明", "何秀珍", "欧阳秋菊", *REGISTERED)
PHONE, CARD, ID = "13912345678", "6222026001001234567", "110101199003074514"
SECRET = (*HELPED, *(f"{name[0]}{name[1:]}" for name in HELPED), PHONE, CARD[4:], ID[:14])
IN_PRIVATE = (
    f"昨天走访困难职工冯志明，电话{PHONE}，送慰问金800元",
    "今天给冯志明家送去500元",
    f"今天看望住院职工何秀珍2次，家属手机{PHONE}，身份证{ID}",
    "慰问对象：冯志明、何秀珍，每人300元",
    "11月27日走访困难职工冯志明",
    f"11月25日前给困难职工何秀珍转账，卡号{CARD}",
    "12月2日下午3点走访困难职工欧阳秋菊\n清单：1.联系困难职工欧阳秋菊 2.买慰问品",
    "每月5日走访困难职工何秀珍",
    "模板 走访困难职工冯志明\n提前5天 通知困难职工冯志明\n当天 走访",
)
REPLIES = (
    ("看望住院", "加上困难职工欧阳秋菊1户"),
    ("11月27日", f"备注：困难职工冯志明身份证{ID}"),
    ("11月27日", "地点改为困难职工冯志明家"),
    ("11月27日", f"改名为走访困难职工何秀珍 {PHONE}"),
)
ASKED = (
    "/helped", "/helped #5", "删除户01", "/find 户01", "/find 走访", "/find 慰问", "/cal 11月", "/due", "/ask 11月慰问了哪些人", "11月看望了谁", "为什么 #5", "详情 #10", "/why #6"
)  # fmt: skip
LINK = re.compile(r'href="(/office/g/1/[^"#]*)"')


class Talk(Stage):
    """What the author tells in private, and everything that others are shown."""

    def __init__(self) -> None:
        super().__init__(BEGIN)
        self.drawn = list[str]()
        self.copies = list[str]()
        self.pages = 0

    async def fill(self) -> None:
        """A group of four; the author tells in private by every way there is."""
        await self.open()
        self.ours = self.group("红星厂工会", [ADMIN, AUTHOR, CHIEF, READER])
        for name in (ADMIN, AUTHOR, CHIEF, READER):
            self.room.start(self.person(name))
            await self.say(name, self.ours, "今天慰问职工5人")
        add_places(self)
        for each in ("/settings 月历图 开", "/settings 保存照片 开"):
            await self.say(ADMIN, self.ours, each)
        for each in IN_PRIVATE:
            await self.say(AUTHOR, self.chat(AUTHOR), each)
        for part, said in REPLIES:
            to = self.find(self.chat(AUTHOR), lambda each, part=part: part in each.get("text", ""))  # type: ignore[misc]
            self.room.write(self.person(AUTHOR), self.chat(AUTHOR), said, to["message_id"])
            await self.settle()
        picture = (files("bot.demo") / "data" / "photo.png").read_bytes()
        who, chat = self.person(AUTHOR), self.chat(AUTHOR)
        await self.register()
        self.room.send_photo(who, chat, picture, "今天走访困难职工欧阳秋菊家")
        plan = "2027年计划\n1月走访困难职工冯志明\n3月读书活动\n9月金秋助学，资助困难职工何秀珍"
        self.room.send_document(who, chat, "困难职工冯志明.txt", plan.encode(), "/plan 2027")
        await self.settle()

    async def register(self) -> None:
        """The names of a log of the group, as the button under it leads to."""
        await self.say(AUTHOR, self.ours, "今天走访困难职工蒋月娥等3户，慰问金900元")
        number = next(iter(self.store.db.query("select max(id) as id from logs")))["id"]
        for each in (f"/start n1-{number}", LISTED, "/helped"):
            await self.say(AUTHOR, self.chat(AUTHOR), each)
        assert "户03 何秀珍" in self.room.messages(self.chat(AUTHOR))[-1]["text"]

    def chat(self, name: str) -> Chat:
        """Somebody's private chat."""
        return self.room.chats[self.person(name).id]

    async def say(self, name: str, chat: Chat, said: str) -> None:
        self.room.write(self.person(name), chat, said)
        await self.settle()

    async def ask(self) -> None:
        """Others ask whatever can be asked, the author in the group too."""
        for asked in ASKED:
            for name, chat in ((READER, self.ours), (READER, self.chat(READER)), (AUTHOR, self.ours)):
                await self.say(name, chat, asked)

    def spoken(self) -> list[str]:
        """Everything sent to the group and to the reader alone, toasts of the group's presses included."""
        ids = {str(self.ours.id), str(self.person(READER).id)}
        return [json.dumps(params, ensure_ascii=False) for _method, params in self.room.calls
                if params.get("chat_id") in ids]  # fmt: skip

    def papers(self) -> Iterator[str]:
        """The month's report as Word, as Excel and as JSON."""
        with self.store.reading() as db:
            group = groups.of_chat(db, self.ours.id, self.program.services.defaults)
            period = periods.of_key("2026-11")
            assert group is not None and period is not None
            for form in (FileForm.DOCX, FileForm.XLSX):
                paper = Reports(db, group, self.clock.now(), SECTIONS).paper(period, form)
                yield unpacked(render(form, paper, words("zh_Hans")))
            yield json.dumps(as_json(paper.digest), ensure_ascii=False)

    async def visited(self, name: str) -> str:
        """Every page that a link leads to, as this person sees it."""
        services = self.program.services
        with self.store.unit() as db:
            group, person = (
                groups.of_chat(db, self.ours.id, services.defaults),
                people.person_of_user(db, self.person(name).id),
            )
            assert group is not None and person is not None
            cookie = web_session.welcome(services, db, group, person)
        assert cookie is not None and self.program.web is not None
        transport = httpx.ASGITransport(app=self.program.web, raise_app_exceptions=False)
        seen, waiting, texts = {"/office/g/1/month"}, deque(["/office/g/1/month"]), list[str]()
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", cookies={"gonghui": cookie}) as browser:  # fmt: skip
            while waiting and len(seen) < 200:
                answer = await browser.get(waiting.popleft())
                texts.append(unpacked(answer.content))
                new = [
                    each.replace("&amp;", "&")
                    for each in LINK.findall(answer.text)
                    if "html" in answer.headers.get("content-type", "")
                ]
                waiting.extend(dict.fromkeys(each for each in new if each not in seen))
                seen.update(new)
        self.pages += len(texts)
        return "\n".join(texts)

    async def subscribed(self, name: str) -> str:
        """The group's calendar, and this person's own, as a phone reads them."""
        services, seeds = self.program.services, (feed_content.new_seed(), feed_content.new_seed())
        tokens = [feed_content.token_of(services.key, seed) for seed in seeds]
        with self.store.unit() as db:
            group, person = (
                groups.of_chat(db, self.ours.id, services.defaults),
                people.person_of_user(db, self.person(name).id),
            )
            assert group is not None and person is not None
            subscriptions.make(db, group, seeds[0], feed_content.hash_of(tokens[0]), services.now())
            subscriptions.make(db, person, seeds[1], feed_content.hash_of(tokens[1]), services.now())
        assert self.program.web is not None
        transport = httpx.ASGITransport(app=self.program.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as phone:
            read = [(await phone.get(f"/office/feed/{token}.ics")).text for token in tokens]
        return "".join(read).replace("\r\n ", "")

    def exported(self, name: str) -> str:
        """What this person is given of their own."""
        with self.store.reading() as db:
            person = people.person_of_user(db, self.person(name).id)
            assert person is not None
            made = export_files.of_person(db, person, self.program.services.defaults, None, self.clock.now())
            return "".join(unpacked(part.content) for part in made)


def unpacked(content: bytes) -> str:
    """A file's words, those of a packed one too."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def shown(surface: str, told: str) -> list[str]:
    """Which secrets stand there, also with a tag or a blank between their signs."""
    bare = re.sub(r"<[^>]*>|[ \-]", "", told)
    return sorted(
        {
            f"{surface}: {each} …{bare[max(0, bare.find(each) - 60) :][:120]}"
            for each in SECRET
            if each in told or each in bare
        }
    )


async def surfaces(talk: Talk) -> list[str]:
    """What is wrong, by surface; that the admin sees the names tells that they were there to be seen."""
    found = [each for line in talk.spoken() for each in shown("chat", line)]
    found += shown("page", await talk.visited(READER))
    for name in (READER, AUTHOR, ADMIN):
        found += shown(f"feed of {name}", await talk.subscribed(name))
    found += shown("picture", "".join(talk.drawn)) + shown("copy", "".join(talk.copies))
    found += shown("paper", "".join(talk.papers())) + shown("export", talk.exported(READER))
    for name in (ADMIN, AUTHOR):
        page = await talk.visited(name)
        assert HELPED[0] in page, "who may see the names sees them"
        found += [f"{name} sees {each}" for each in (PHONE, CARD[4:], ID[:14]) if each in page]
    return found


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Pictures and copies are noted as they are made."""
    talk = Talk()

    async def draw(sheet: MonthSheet, language: str) -> bytes:
        talk.drawn.append(repr(sheet))
        return await blank(sheet, language)

    async def carry(loads: Iterable[Load], heard: Heard) -> None:
        kept = list(loads)
        for load in kept:
            talk.copies += [load.title, *load.parts, unpacked(load.file[1]) if load.file else ""]
        await taken(kept, heard)

    monkeypatch.setattr("bot.app.draw_month", draw)
    monkeypatch.setattr("bot.app.carry", carry)
    return talk


@pytest.mark.slow
@pytest.mark.anyio
async def test_nobody_else_reads_what_was_told_in_private(watched: Talk) -> None:
    """The admin and the author themselves read the names in private, and no figure whole."""
    talk = watched
    await talk.fill()
    try:
        await talk.ask()
        await talk.until(BEGIN.replace(day=26, hour=9))
        found = await surfaces(talk)
        assert found == [], "\n".join(found)
        assert talk.drawn and talk.copies and talk.pages > 50
    finally:
        await talk.close()
