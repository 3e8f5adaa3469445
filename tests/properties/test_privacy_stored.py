"""Whatever is told in whatever way, the database file holds no figure that identifies anybody and no helped name."""

from datetime import datetime, timedelta
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from bot.demo.bot_api.values import Chat, User
from handlers.privacy import export_files
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.engine.database import Store, open_store
from tests.stage import ZONE, Stage
from union.core.groups import Settings
from union.reading.privacy.private_numbers import passes_luhn

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
IN_GROUP, IN_PRIVATE = ("刘大海", "孙小雨", "欧阳建国", "陈桂英"), ("冯志明", "何秀珍")
SIGNS = ("", "", " ", "-", "  ", "\u00a0", "\u2007", "—", "–", ".", "\u200d", "\t")
GROUPING = str.maketrans("", "", "".join(SIGNS) + "\u3000")
DIGITS = ("0123456789", "0123456789", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "零一二三四五六七八九")
IN_DIGITS = {ord(sign): str(value) for form in DIGITS for value, sign in enumerate(form)}
WORDS = (
    "今天走访困难职工{name}，电话{phone}，送慰问金800元",
    "今天慰问困难职工3户，卡号{card}，每户500元",
    "今天给{name}家送去500元，身份证{id}",
    "11月27日走访困难职工{name}（{phone}）\n清单：1.联系{phone} 2.核对{card}\n备注：{name}身份证{id}",
    "/log 今天看望住院的{name}，家属手机{phone}",
    "/add 11月30日前给困难职工{name}转账，账号{card}",
    "每月5日下午3点给{phone}打电话回访",
    "提醒我明天9点给{phone}打电话",
    "/remind 明天9点 核对{card}",
    "/find {phone}",
    "/why 今天看望困难职工{name}{phone}",
    "下周三下午2点职工篮球赛，报名找{phone}",
    "看望{name} {id}",
    "计划：1月走访困难职工{name}，{phone}\n3月读书活动\n5月评劳模，联系{phone}\n9月金秋助学，资助{name}，卡{card}",
    "设置 月报抬头 {phone}总工会",
    "大家好，我的电话是{phone}",
)
REPLIES = (
    "备注：{phone}",
    "是13户",
    "改到周五 {phone}",
    "地点改为困难职工{name}家，电话{phone}",
    "报名 {phone}",
    "加上参加30人，{card}",
    "撤销",
)


class Talk:
    """Two people who tell private things by lot, in the group and to the bot alone."""

    def __init__(self, seed: int, store: Store) -> None:
        self.lot, self.stage = Random(seed), Stage(BEGIN, store=store)
        self.forms = Random(seed)  # how figures are written changes nothing of who says what
        self.told: list[str] = []

    def filled(self, words: str, private: bool) -> str:
        """The words with a phone, a card that passes its check and an ID, each grouped by lot."""
        phone = f"13{self.lot.randrange(10**9):09}"
        card = f"62220{self.lot.randrange(10**10):010}"
        card += next(str(last) for last in range(10) if passes_luhn(f"{card}{last}"))
        number = f"110101199003{self.lot.randrange(1, 29):02}{self.lot.randrange(1000):03}"
        self.told += [
            each for key, each in (("phone", phone), ("card", card), ("id", number)) if key in words
        ]
        self.lot.randrange(4)
        sign, form = self.forms.choice(SIGNS), str.maketrans("0123456789", self.forms.choice(DIGITS))
        return words.format(
            phone=sign.join((phone[:3], phone[3:7], phone[7:])).translate(form),
            card=sign.join(card[start : start + 4] for start in range(0, 16, 4)).translate(form),
            id=(number + self.lot.choice("0123456789Xx")).translate(form),
            name=self.lot.choice(IN_PRIVATE if private else IN_GROUP),
        )

    async def go(self, steps: int) -> None:
        """Written anew, replied, edited, under a photo, as a file's name and its words."""
        await self.stage.open()
        group, room = self.stage.group("红星厂工会", ["周敏", "李建国"]), self.stage.room
        people = [self.stage.person(name) for name in ("周敏", "李建国")]
        for each in people:
            room.start(each)
        await self.stage.settle()
        for step in range(steps):
            who = self.lot.choice(people)
            chat = self.lot.choice([group, room.chats[who.id]])
            said = self.filled(WORDS[step % len(WORDS)], chat is not group)
            await self.tell(who, chat, said, chat is not group)
            self.stage.clock.set(self.stage.clock.now() + timedelta(minutes=2))
        await self.stage.until(self.stage.clock.now() + timedelta(days=14))

    async def tell(self, who: User, chat: Chat, said: str, private: bool) -> None:
        """One way of telling, by lot."""
        room, way = self.stage.room, self.lot.randrange(6)
        if way == 0:
            room.send_photo(who, chat, (files("bot.demo") / "data" / "photo.png").read_bytes(), said)
        elif way == 1:
            room.send_document(who, chat, f"{said[:40]}.txt".replace("/", ""), said.encode(), said)
        else:
            written = room.write(who, chat, said)
            await self.stage.settle()
            if way == 2:
                room.edit(who, written["message_id"], chat, self.filled(self.lot.choice(WORDS), private))
            elif way > 3:
                last = room.messages(chat)[-1]["message_id"]
                room.write(who, chat, self.filled(self.lot.choice(REPLIES), private), last)
        await self.stage.settle()


def cells(store: Store) -> list[tuple[str, str]]:
    """Every value of every table as text without what groups figures, with its table's name."""
    tables = [row["name"] for row in store.db.query("select name from sqlite_master where type = 'table'")]
    found = ((table, row) for table in tables for row in store.db.query(f'select * from "{table}"'))
    return [
        (table, in_one_form(str(value)))
        for table, row in found
        for value in row.values()
        if isinstance(value, str | bytes)
    ]


def in_one_form(text: str) -> str:
    """Without what groups figures, each of them in the same signs."""
    return text.translate(GROUPING).translate(IN_DIGITS)


def exported(talk: Talk) -> str:
    """Everything the operator's export of the group holds, packed files unpacked."""
    words = list[bytes]()
    with talk.stage.store.reading() as db:
        group = groups.get(db, 1, Settings())
        assert group is not None
        for part in export_files.of_group(db, group, None, talk.stage.clock.now(), SECTIONS, whole=True):
            if part.path.endswith(".xlsx"):
                with ZipFile(BytesIO(part.content)) as packed:
                    words += [packed.read(name) for name in packed.namelist()]
            else:
                words.append(part.content)
    return in_one_form(b"".join(words).decode(errors="replace"))


@pytest.mark.slow
@pytest.mark.anyio
@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
async def test_the_database_identifies_nobody(seed: int, tmp_path: Path) -> None:
    """Neither a cell of a table nor a byte of the file holds a figure told, nor a helped name told in the group."""
    path = tmp_path / "gonghui.db"
    store = open_store(path, "x")
    talk = Talk(seed, store)
    await talk.go(32)

    found = cells(store)
    kept = {table for table, _words in found}
    whole = [(table, told) for table, words in found for told in (*talk.told, *IN_GROUP) if told in words]
    store.db.conn.execute("pragma wal_checkpoint(truncate)")
    told = exported(talk)
    await talk.stage.close()
    raw = b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())

    assert len(talk.told) > 30 and {"logs", "log_versions", "events", "outbox", "kept_reports"} <= kept
    assert whole == []
    assert [told for told in (*talk.told, *IN_GROUP) if told.encode() in raw] == []
    assert "log_versions" in told and [each for each in (*talk.told, *IN_GROUP) if each in told] == []


@pytest.mark.anyio
@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 6, 7, 8])
async def test_after_thirteen_months_nobody_helped_is_named(seed: int, tmp_path: Path) -> None:
    """What was told in private is masked by then, in every table; also in a group that the bot has left."""
    talk = Talk(seed, open_store(tmp_path / "gonghui.db", "x"))
    await talk.go(32)
    before = {table for table, words in cells(talk.stage.store) if any(name in words for name in IN_PRIVATE)}
    talk.stage.room.kick_bot(talk.stage.groups[0], talk.stage.person("周敏"))
    await talk.stage.settle()
    await talk.stage.jump(datetime(2028, 1, 10, 9, 30, tzinfo=ZONE))
    after = [
        (table, words)
        for table, words in cells(talk.stage.store)
        if any(name in words for name in IN_PRIVATE)
    ]
    await talk.stage.close()
    assert {"log_versions", "events"} <= before
    assert after == []
