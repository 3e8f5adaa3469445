"""Who asked anonymously is nowhere: not in a row, not in a transaction, not in a file; the real program on a real file."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.demo.bot_api.values import User
from storage.engine.database import open_store
from tests.seeded import traces
from tests.stage import ZONE, Stage

BEGIN = datetime(2026, 11, 18, 10, 5, tzinfo=ZONE)
CHIEF, NAMED, KNOWN, UNKNOWN = "欧阳雪莲", "端木清扬", "司徒明远", "钟离望舒"
WORDS = {KNOWN: "紫水晶食堂没有热饭", UNKNOWN: "黄玉髓班车太挤"}
ADDED, WRONG = "绿松石补充", "红玛瑙不满意"
CODES = {KNOWN: "7K3F-22QD", UNKNOWN: "7K3F-24QD"}  # the named one has drawn the second
WRITES = ("insert", "update", "delete", "replace")
Rows = dict[str, list[dict[str, Any]]]


class Watched(Stage):
    """The stage on a file; every statement that writes is kept, by transaction, as a replica's history has it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(BEGIN, store=open_store(folder / "gonghui.db", "test"))
        self.folder = folder
        self.written: list[list[str]] = [[]]
        self.store.db.conn.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        sort = statement.split(maxsplit=1)[0].casefold()
        if sort == "begin":
            self.written.append([])
        elif sort in WRITES:
            self.written[-1].append(statement)

    async def say(self, who: User, words: str) -> None:
        """In private."""
        self.room.write(who, self.room.chats[who.id], words)
        await self.settle()

    async def press(self, who: User, label: str) -> None:
        """The newest button of this label in somebody's private chat."""
        chat = self.room.chats[who.id]
        message = self.find(
            chat, lambda each: label in json.dumps(each.get("reply_markup", {}), ensure_ascii=False)
        )
        self.room.press(who, chat, message["message_id"], label)
        await self.settle()

    def rows(self) -> Rows:
        """Everything there is, table by table."""
        db = self.store.db
        return {table: list(db.table(table).rows) for table in db.table_names()}


@asynccontextmanager
async def committee(folder: Path) -> AsyncIterator[Watched]:
    """A group that wants requests; one of its members is known to the bot, another has never written."""
    stage = Watched(folder)
    try:
        await stage.open()
        chat = stage.group("蓝鲸造船厂工会", [CHIEF, NAMED, KNOWN, UNKNOWN])
        stage.room.start(stage.person(CHIEF))
        stage.room.write(stage.person(KNOWN), chat, "今天走访困难职工3户")
        stage.room.write(stage.person(CHIEF), chat, "/settings 诉求 开")
        await stage.settle()
        yield stage
    finally:
        await stage.close()


async def put_in(stage: Watched, name: str) -> None:
    """Through the group's button, in words, then anonymously."""
    who = stage.person(name)
    stage.room.start(who, "request-1")
    await stage.settle()
    await stage.say(who, WORDS[name])
    await stage.press(who, "匿名提交")


async def come_back(stage: Watched, name: str, label: str, words: str) -> None:
    """With the code: a further word."""
    who = stage.person(name)
    await stage.say(who, f"诉求 {CODES[name]}")
    await stage.press(who, label)
    if words:
        await stage.say(who, words)
        await stage.press(who, "匿名发出")


async def answered(stage: Watched) -> None:
    """All, by the 负责人."""
    for number in (1, 2, 3):
        await stage.say(stage.person(CHIEF), f"诉求 {number}号")
        await stage.press(stage.person(CHIEF), "答复")
        await stage.say(stage.person(CHIEF), "下周办")
        await stage.press(stage.person(CHIEF), "发出")


async def whole_story(stage: Watched) -> None:
    """Two put something in, one by name in between; they come back; nothing is left open."""
    await put_in(stage, KNOWN)
    stage.room.start(stage.person(NAMED), "request-1")
    await stage.settle()
    await stage.say(stage.person(NAMED), "工服没发")
    await stage.press(stage.person(NAMED), "实名提交")
    await put_in(stage, UNKNOWN)
    await stage.until(BEGIN.replace(hour=11, minute=0))
    await come_back(stage, KNOWN, "补充", ADDED)
    await answered(stage)
    await stage.until(BEGIN.replace(hour=13))
    await come_back(stage, UNKNOWN, "不满意", WRONG)
    await come_back(stage, KNOWN, "基本满意", "")
    await stage.until(BEGIN.replace(hour=15))


def naming(rows: Rows, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows in which a number stands, as a value or within a text."""
    for table, found in rows.items():
        for row in found:
            if any(holds(str(each), number) for each in row.values()):
                yield table, row


def holds(text: str, number: int) -> bool:
    """Whether a number stands in a text by itself, not within a longer one or a hash."""
    return re.search(rf"(?<![\w-]){number}(?![\w-])", text) is not None


def told_of(stage: Watched) -> list[str]:
    """The texts of the requests as they are kept."""
    return [row["text"] for row in stage.store.db.query("select text from requests order by number")]


@pytest.mark.anyio
@pytest.mark.slow
async def test_nothing_kept_leads_from_a_request_to_a_person(tmp_path: Path) -> None:
    """After the story: whom nobody knew is in no row, whom the roster knows in none that is new; no time, no order."""
    async with committee(tmp_path) as stage:
        known, unknown = stage.person(KNOWN), stage.person(UNKNOWN)
        before = list(naming(stage.rows(), known.id))
        await whole_story(stage)
        after = stage.rows()
        assert set(WORDS.values()) < set(told_of(stage))
        assert list(naming(after, unknown.id)) == []
        assert [row for row in naming(after, known.id) if row not in before] == []
        assert traces(tmp_path, [UNKNOWN])[0] == []
        anonymous = [row for row in after["requests"] if row["code_hash"]]
        assert [row["person_id"] for row in anonymous] == [None, None]
        assert [each["step"] for each in after["request_steps"] if each["text"] in (ADDED, WRONG)] == [
            "more",
            "reopened",
        ]
        assert all(":" not in str(value) for row in anonymous for value in row.values())
        assert after["request_box"] == [] and after["drafts"] == []
        assert [row for row in after["outbox"] if row["about"] == "whisper"] == []


@pytest.mark.slow
@pytest.mark.anyio
async def test_no_transaction_ever_held_both(tmp_path: Path) -> None:
    """What a replica's history has: words stand with nobody's number, and the box is written to alone."""
    async with committee(tmp_path) as stage:
        people = {stage.person(name).id for name in WORDS}
        chief, begun = stage.person(CHIEF).id, len(stage.written)
        await whole_story(stage)
        story = stage.written[begun:]
        secrets = (*WORDS.values(), ADDED, WRONG, *CODES.values())
        into_box = [unit for unit in story if any("into request_box" in each for each in unit)]
        assert len(into_box) == 5
        for unit in into_box:
            assert all("request_box" in each or "seen_updates" in each for each in unit)
        for unit in story:
            told = "\n".join(unit)
            if any(secret in told for secret in secrets):
                assert not any(holds(told, number) for number in people)
                assert "into request_box" in told or holds(told, chief)
        assert not any(code in statement for unit in story for statement in unit for code in CODES.values())


@pytest.mark.anyio
@pytest.mark.slow
async def test_numbers_are_given_when_the_box_is_opened(tmp_path: Path) -> None:
    """Not when something is put in: a number between two named ones would be a time."""
    async with committee(tmp_path) as stage:
        await put_in(stage, KNOWN)
        await stage.until(BEGIN.replace(minute=58))
        assert told_of(stage) == []
        await stage.until(BEGIN.replace(hour=11, minute=1))
        assert told_of(stage) == [WORDS[KNOWN]]
