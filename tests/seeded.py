"""Two committees that leave unmistakable traces by every way in, and a search of every file for any of them."""

import json
import subprocess
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from bot.demo.bot_api.values import Chat, User
from storage.core import rows
from storage.engine.database import open_store
from storage.privacy.data_register import held_tables
from tests.stage import ZONE, Stage

BEGIN = datetime(2026, 11, 16, 10, tzinfo=ZONE)
ADMIN, OFFICER, OTHER = "欧阳雪莲", "司徒明远", "端木清扬"  # the officer is in both groups
TITLE, OTHER_TITLE = "蓝鲸造船厂工会", "飞马机械厂工会"
STONE, PRIVATE, OPEN, FILE, LOST, GONE = "紫水晶", "黄玉髓", "绿松石", "红玛瑙", "白砗磲", "黑曜石"
LEFT_BY_AN_OLDER_RELEASE = """insert into failed_updates (update_id, chat_id, place, error, text, failed_at)
    values (?, ?, 'x.py:1', 'KeyError', ?, ?)"""  # which kept the words
OF_GROUP = (TITLE, ADMIN, STONE, PRIVATE, OPEN, FILE, LOST, GONE)
PLAN = f"{FILE}工作要点\n一、5月举办{FILE}读书会\n二、9月开展{FILE}技能比武，负责人{ADMIN}\n三、12月慰问退休职工\n"
OF_PERSON = (ADMIN, "ouyangxl", LOST, GONE, f"提醒我12月30日9点 {PRIVATE}", f"{PRIVATE}长期", f"{STONE}甲")
# Told in the group by the admin and by the officer in turn.
IN_GROUP = (
    f"昨天走访困难职工3户，慰问金735元，{STONE}分会陪同",
    f"11月12日{ADMIN}组织{STONE}杯羽毛球赛，32人参加，花了1800元",
    f"11月25日下午3点召开{STONE}座谈会，{ADMIN}负责",
    f"每月10号下午3点开{STONE}碰头会",
    f"11月24日前交{STONE}档案",
    f"模板 {STONE}春游\n提前5天 通知{STONE}\n当天 春游",
    f"设置 主送机关 {STONE}总工会",
    "设置 签发人 " + ADMIN,
    "设置 保存照片 开",
    f"今天开展{STONE}讲座，20人参加",
)
IN_PRIVATE = (
    f"今天谈心2人，聊了{PRIVATE}的事",
    f"/remind 明天9点 {PRIVATE}",
    f"提醒我12月30日9点 {PRIVATE}长期",
    f"/find {PRIVATE}",
    f"/ask 今年{PRIVATE}办了几场",
    f"/log {OPEN}",
    f"{OPEN}到底什么时候",
)


class Seeded(Stage):
    """The stage with its database in a folder, where everything the program writes lies."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "gonghui.db"
        super().__init__(BEGIN, store=open_store(self.database, "test"))
        self.folder = folder
        self.secrets = list[str]()  # whatever opens something of these groups
        self.picture = (files("bot.demo") / "data" / "photo.png").read_bytes()

    async def fill(
        self, *, month_end: bool, also: Callable[["Seeded"], Awaitable[None]] | None = None
    ) -> None:
        """Both groups tell and plan; with a month's end there are reports, documents, a locked month.

        `also`: what is done before that (tests/seeded_doors.py).
        """
        await self.open()
        self.ours = self.group(TITLE, [ADMIN, OFFICER])
        self.theirs = self.group(OTHER_TITLE, [OTHER, OFFICER])
        for name in (ADMIN, OFFICER, OTHER):
            self.room.start(self.person(name))
        await self.settle()
        await self._tell_in_group(self.ours, (ADMIN, OFFICER), IN_GROUP)
        await self._tell_in_group(
            self.theirs, (OTHER, OFFICER), ("昨天慰问困难职工5户，每户300元", "11月26日下午2点开会")
        )
        for words in IN_PRIVATE:
            await self._say(self.person(ADMIN), self.chat(ADMIN), words)
        await self._hand_in()
        await self._take_part()
        with self.store.unit() as db:
            for chat in (self.ours, self.chat(ADMIN)):
                at = rows.to_text(self.clock.now())
                db.execute(LEFT_BY_AN_OLDER_RELEASE, [abs(chat.id), chat.id, LOST, at])
        if also is not None:
            await also(self)
        if month_end:
            for day in (BEGIN.replace(day=30, hour=17), BEGIN.replace(month=12, day=3, hour=18)):
                await self.until(day)
            await self._say(self.person(ADMIN), self.ours, "月报 2026-11")
            await self.press(self.person(ADMIN), self.ours, "Excel")

    async def reply(self, name: str, chat: Chat, part: str, words: str) -> None:
        """An answer to the bot's newest message that holds these words."""
        to = self.find(chat, lambda each: part in each.get("text", ""))
        self.room.write(self.person(name), chat, words, to["message_id"])
        await self.settle()

    def chat(self, name: str) -> Chat:
        """Somebody's private chat."""
        return self.room.chats[self.person(name).id]

    def shown(self, chat: Chat) -> list[str]:
        """The texts in a chat."""
        return [each.get("text", "") for each in self.room.messages(chat)]

    async def _tell_in_group(self, chat: Chat, names: tuple[str, str], told: Iterable[str]) -> None:
        for place, words in enumerate(told):
            await self._say(self.person(names[place % 2 if "设置" not in words else 0]), chat, words)

    async def _say(self, who: User, chat: Chat, words: str) -> int:
        message = self.room.write(who, chat, words)
        await self.settle()
        return int(message["message_id"])

    async def _hand_in(self) -> None:
        """Photos, a plan, an edit, a note, an entry taken back."""
        admin, chat = self.person(ADMIN), self.ours
        self.room.send_photo(admin, chat, self.picture, f"今天开展{STONE}义诊，服务40人")
        await self.settle()
        self.room.send_document(admin, chat, f"{FILE}要点.txt", PLAN.encode(), "/plan 2027")
        await self.settle()
        first = await self._say(admin, chat, f"今天看望住院职工1人，{STONE}甲")
        self.room.edit(admin, first, chat, f"今天看望住院职工2人，{STONE}乙")
        await self.settle()
        gone = await self._say(admin, chat, f"今天开展{GONE}培训，15人参加")
        await self.reply(ADMIN, chat, GONE, "撤销")
        assert gone
        await self.reply(ADMIN, chat, f"{STONE}座谈会", f"备注：{STONE}备注")
        await self.settle()

    async def _take_part(self) -> None:
        await self.reply(ADMIN, self.ours, f"{STONE}座谈会", "参加")

    async def press(self, who: User, chat: Chat, label: str) -> None:
        message = self.find(
            chat, lambda each: label in json.dumps(each.get("reply_markup", {}), ensure_ascii=False)
        )
        self.room.press(who, chat, message["message_id"], label)
        await self.settle()


def forms(word: str) -> list[bytes]:
    """How a word may stand in a file."""
    utf8 = word.encode()
    escaped = json.dumps(word)[1:-1].encode()
    return [utf8, word.encode("utf-16-le"), word.encode("utf-16-be"), utf8.hex().encode(), escaped]


def traces(folder: Path, words: Iterable[str]) -> tuple[list[str], int]:
    """Where any of the words still stands below a folder, and how many bytes were searched."""
    found, size = list[str](), 0
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        # Not opened here: who closes a database file lets go of all locks this process has on it.
        content = subprocess.run(["cat", path], capture_output=True, check=True).stdout
        size += len(content)
        found += [
            f"{path.relative_to(folder)}: {word}"
            for word in words
            if any(form in content or form.upper() in content for form in forms(word))
        ]
    return found, size


def rows_of(stage: Stage, title: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of the group of this title."""
    db = stage.store.db
    (group,) = [row["id"] for row in db.query("select id from groups where title = ?", [title])]
    tables = [
        held.table for held in held_tables() if held.group == "group_id = :group" and held.table != "outbox"
    ]
    return {table: list(db.query(f"select * from {table} where group_id = ?", [group])) for table in tables}
