"""Markup, formulas, templates and marks of direction in everything that is stored, from the message to every paper.

What is said of the web's pages is in tests/unit/bot/web, of calendar files in tests/properties/test_feed.py.
"""

import io
import json
import logging
import zipfile
from datetime import datetime
from itertools import count
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from bot.demo.bot_api.values import Chat, User
from tests.stage import ZONE, Stage

pytestmark = pytest.mark.anyio
MARKUP = "<b>粗</b>&lt;<script>alert(9)</script>"
MARKDOWN = "*粗*_斜_`码`[链](tg://user?id=1)"
TEMPLATE = "{number}%(x)s{0}%s{{7}}"
MATHS = "$\\frac{1}{0}$^_\\"
FORMULA = "=cmd|'/C calc'!A0"
HOSTILE = (MARKUP, MARKDOWN, TEMPLATE, MATHS, FORMULA)
TURNED = "\u202e\u2066\u200f"  # the rest of a line would stand the other way round
FORBIDDEN = set('/\\:*?"<>|') | {chr(code) for code in range(32)}


class Told:
    """A committee of which everything is hostile that can be."""

    def __init__(self) -> None:
        self.stage = Stage(datetime(2026, 11, 16, 10, tzinfo=ZONE))

    async def open(self) -> None:
        """A group with a hostile title, people with hostile names."""
        await self.stage.open()
        self.group: Chat = self.stage.group(
            f"红星{MARKUP}{MATHS}{TURNED}", [f"{FORMULA}敏{TURNED}", f"李{TEMPLATE}"]
        )
        self.admin: User = next(iter(self.stage.people.values()))
        self.stage.room.start(self.admin)
        await self.stage.settle()

    async def say(self, words: str, *, privately: bool = False) -> str:
        """What the bot says to it."""
        chat = self.stage.room.chats[self.admin.id] if privately else self.group
        self.stage.said()
        self.stage.room.write(self.admin, chat, words)
        await self.stage.settle()
        return "\n".join(self.stage.said())

    def sent(self) -> list[dict[str, str]]:
        """The parameters of everything that went to Telegram."""
        return [dict(params) for _method, params in self.stage.room.calls]


@pytest.mark.parametrize("words", HOSTILE)
async def test_what_was_stored_is_shown_as_it_was_written(words: str) -> None:
    """Nothing is markup, nothing is filled in a second time, and Telegram refuses nothing."""
    told = Told()
    await told.open()
    assert f"签发人：{words}" in await told.say(f"设置 签发人 {words}")
    assert f"「{words[:20]}」" in await told.say(f"模板 {words[:20]}\n提前5天 {words}\n当天 {words}")
    assert "3月20日 周六" in await told.say(f"/add {words} 3月20日")
    await told.say(f"/log 今天走访职工3户，{words}{TURNED}")
    assert "走访职工3户" in await told.say(f"/find {words}")
    shown = "\n".join(json.dumps(params, ensure_ascii=False) for params in told.sent())
    assert "parse_mode" not in shown and not set(TURNED) & set(shown)
    assert [*told.stage.store.db.query("select * from outbox where state = 'dead'")] == []
    assert [*told.stage.store.db.query("select * from failed_updates")] == []
    await told.stage.close()


@pytest.mark.slow
async def test_papers_and_pictures_hold_words_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    """A month of it: the Word file, the ledger, the chart, the month's picture; their names; the program's log."""
    caplog.set_level(logging.INFO)
    told, number = Told(), count(11)
    await told.open()
    for words in HOSTILE:
        await told.say(f"/log 今天走访职工{next(number)}户，{words}分会陪同，慰问金{next(number)}00元")
        await told.say(f"/add 11月25日下午3点召开{words}会，地点：{words}室")
    await told.say(f"设置 主送机关 {TEMPLATE}")
    await told.stage.until(datetime(2026, 11, 30, 17, 30, tzinfo=ZONE))
    await told.say("/cal 12月 图")
    last = told.stage.find(told.group, lambda each: '"Excel"' in json.dumps(each.get("reply_markup", {})))
    for label in ("Word", "Excel", "图"):
        told.stage.room.press(told.admin, told.group, last["message_id"], label)
        await told.stage.settle()
    kept = told.stage.room.journal.table("files").values()
    files = {name: told.stage.room.shelf.get(each["path"]) or b"" for each in kept if (name := each["name"])}
    for name, content in files.items():
        assert not FORBIDDEN & set(name) and not set(TURNED) & set(name) and len(name.encode()) <= 255, name
        READERS[name.rpartition(".")[2]](content)
    assert {name.rpartition(".")[2] for name in files} == {"docx", "xlsx", "png"} and len(files) >= 4
    for words in (*HOSTILE, "红星", "敏"):
        assert words not in caplog.text
    await told.stage.close()


def _word(content: bytes) -> None:
    text = "\n".join(each.text for each in Document(io.BytesIO(content)).element.body.iter() if each.text)
    assert "alert(9)" in text and TEMPLATE in text and MATHS in text
    assert not set(TURNED) & set(text)
    _stands_alone(content)


def _ledger(content: bytes) -> None:
    cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]
    assert any(FORMULA in str(cell.value) for cell in cells if cell.data_type == "s")
    _stands_alone(content)


def _stands_alone(content: bytes) -> None:
    """Refers to nothing outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith(".rels"):
                found = ElementTree.fromstring(packed.read(name))
                assert not [each for each in found if each.get("TargetMode") == "External"], name


def _picture(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as opened:
        opened.load()
        assert min(opened.size) > 300


READERS = {"docx": _word, "xlsx": _ledger, "png": _picture}
