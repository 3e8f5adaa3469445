"""What is erased is in no file any more, and the other group's is whole: the real program, all its files searched."""

import logging
import re
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from io import StringIO
from pathlib import Path

import pytest

from bot.config import settings
from bot.operations import log_output
from storage.core import rows
from storage.privacy.data_register import held_files
from tests.seeded import (
    ADMIN,
    LEFT_BY_AN_OLDER_RELEASE,
    OF_GROUP,
    OF_PERSON,
    OFFICER,
    OTHER,
    OTHER_TITLE,
    STONE,
    TITLE,
    Seeded,
    rows_of,
    traces,
)
from tests.seeded_doors import carried, go_through


@asynccontextmanager
async def filled(folder: Path, *, month_end: bool) -> AsyncIterator[Seeded]:
    """Two groups full of words, and a copy of the database from before a migration."""
    stage = Seeded(folder)
    try:
        await stage.fill(month_end=month_end, also=go_through if month_end else None)
        (folder / "gonghui.db.20261101-000000.bak").write_bytes((TITLE + ADMIN).encode())
        yield stage
    finally:
        await stage.close()


def unregistered(folder: Path) -> list[str]:
    """Files the program wrote that the register of what is stored does not know."""
    kinds = [re.compile(each.pattern) for each in held_files() if not each.folder.startswith("备份")]
    written = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return [
        path for path in written if not any(kind.fullmatch(path.removeprefix("photos/")) for kind in kinds)
    ]


async def wipe(stage: Seeded) -> None:
    """The admin asks, and types the group's name."""
    stage.room.write(stage.person(ADMIN), stage.ours, "/privacy")
    await stage.settle()
    await stage.press(stage.person(ADMIN), stage.ours, "删除本群全部数据")
    await stage.reply(ADMIN, stage.ours, "确定请回复群名", "别的群")
    assert "没有删除" in stage.shown(stage.ours)[-1]
    await stage.press(stage.person(ADMIN), stage.ours, "删除本群全部数据")
    await stage.reply(ADMIN, stage.ours, "确定请回复群名", TITLE)


async def forget(stage: Seeded) -> None:
    """Somebody asks to be forgotten, and says that it is meant."""
    for words in ("删除我的", "删除"):
        stage.room.write(stage.person(ADMIN), stage.chat(ADMIN), words)
        await stage.settle()


async def check_wiped(stage: Seeded) -> None:
    assert unregistered(stage.folder) == []
    assert traces(stage.folder, stage.secrets)[0] == []
    before, others = traces(stage.folder, OF_GROUP), rows_of(stage, OTHER_TITLE)
    assert len(list((stage.folder / "photos").rglob("*.jpg"))) == 1 and len(before[0]) > len(OF_GROUP)
    await wipe(stage)
    assert "2027年1" in stage.shown(stage.chat(ADMIN))[-1]
    assert traces(stage.folder, OF_GROUP)[0] == []
    assert rows_of(stage, OTHER_TITLE) == others
    names = [row["name"] for row in stage.store.db.query("select name from people order by id")]
    assert sorted(names) == sorted([OFFICER, OTHER])
    assert stage.store.db.table("groups").count == 1


FAMILY, OTHERS = "诸葛素贞", "闻人月"
LISTED = f"{FAMILY} 二车间 500元 {FAMILY}住院\n{OTHERS} 300元"


async def register_family(stage: Seeded) -> None:
    """A name told in private by every way: as the name of a log, in a log, a plan, a note, a question still open."""
    who, chat = stage.person(ADMIN), stage.chat(ADMIN)
    told = (
        f"今天走访困难职工{FAMILY}等2户，慰问金800元",
        f"今天给{FAMILY}送去慰问金200元",
        f"11月27日走访困难职工{FAMILY}",
        f"提醒我12月30日9点看望{FAMILY}",
        f"{FAMILY}家到底怎么样了",
    )
    for place, words in enumerate(told):
        stage.room.write(who, stage.ours if place == 0 else chat, words)
        await stage.settle()
        if place == 0:
            number = next(iter(stage.store.db.query("select max(id) as id from logs")))["id"]
            for each in (f"/start n1-{number}", LISTED):
                stage.room.write(who, chat, each)
                await stage.settle()
    await stage.reply(ADMIN, chat, "11月27日", f"备注：{FAMILY}爱吃甜的")
    with stage.store.unit() as db:
        db.execute(LEFT_BY_AN_OLDER_RELEASE, [77, chat.id, FAMILY, rows.to_text(stage.clock.now())])


async def check_name_gone(stage: Seeded) -> None:
    """One name is erased at once: no file of the program holds it, the other family and every figure stay."""
    await register_family(stage)
    assert len(traces(stage.folder, [FAMILY])[0]) > 0
    before = rows_of(stage, TITLE)
    stage.room.write(stage.person(ADMIN), stage.chat(ADMIN), "删除户01")
    await stage.settle()
    await stage.press(stage.person(ADMIN), stage.chat(ADMIN), "删除")
    assert traces(stage.folder, [FAMILY])[0] == []
    assert traces(stage.folder, [OTHERS])[0] != []
    after = rows_of(stage, TITLE)
    assert [row["minor"] for row in after["helped_visits"]] == [50000, 30000]
    for table in ("moneys", "measures", "tallies", "helped_visits"):
        assert len(after[table]) == len(before[table])
    (noted,) = [row for row in after["audit"] if row["action"] == "helped.erase"]
    assert (noted["subject"], noted["person_id"] is not None) == ("户01", True)
    (erasure,) = stage.store.db.query("select * from erasures where sort = 'family'")
    assert erasure["done_at"] is not None


async def check_forgotten(stage: Seeded) -> None:
    assert traces(stage.folder, stage.secrets)[0] == []
    others = rows_of(stage, OTHER_TITLE)
    figures = "select sum(thousandths) as n from measures join facts on facts.id = fact_id join logs on logs.id = log_id where undone_at is null and facts.version = logs.version"
    worth = list(stage.store.db.query(figures))
    await forget(stage)
    assert "2027年1" in stage.shown(stage.chat(ADMIN))[-1]
    assert traces(stage.folder, OF_PERSON)[0] == []
    assert rows_of(stage, OTHER_TITLE) == others
    assert list(stage.store.db.query(figures)) == worth
    assert traces(stage.folder, [STONE])[0] != []
    authors = {row["author_name"] for row in rows_of(stage, TITLE)["logs"]}
    assert authors == {"已注销", OFFICER}


def told_of(written: StringIO, stage: Seeded) -> list[str]:
    """Words, names and whatever opens something that the log holds."""
    sought = (*OF_GROUP, *OF_PERSON, OFFICER, settings.DEMO_TOKEN, *stage.secrets)
    return [word for word in sought if word in written.getvalue()]


@contextmanager
def logged() -> Iterator[StringIO]:
    """What the program logs: of its own storeys everything, of libraries what is worth a line."""
    root, ours = (
        logging.getLogger(),
        [logging.getLogger(name) for name in ("bot", "handlers", "storage", "union")],
    )
    before, level, hook, written = root.handlers[:], root.level, sys.excepthook, StringIO()
    log_output.set_up_logging(secrets=[settings.DEMO_TOKEN], stream=written)
    for logger in ours:
        logger.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.handlers[:], sys.excepthook = before, hook
        root.setLevel(level)
        for logger in ours:
            logger.setLevel(logging.NOTSET)


@pytest.fixture(autouse=True)
def carrier(monkeypatch: pytest.MonkeyPatch) -> None:
    """One robot takes nothing: what is copied to it waits with its words."""
    monkeypatch.setattr("bot.app.carry", carried)


@pytest.mark.anyio
async def test_a_group_erased_in_the_chat_leaves_no_trace(tmp_path: Path) -> None:
    """Its admin types its name; file, photos and former copies hold nothing, nor does the log, and the bot leaves."""
    with logged() as written:
        async with filled(tmp_path, month_end=False) as stage:
            logging.getLogger("bot").debug("listening")
            await check_wiped(stage)
    assert "listening" in written.getvalue()
    assert told_of(written, stage) == []


@pytest.mark.anyio
@pytest.mark.slow
async def test_neither_do_its_reports(tmp_path: Path) -> None:
    """The same after a month's end, with locked reports and documents sent."""
    with logged() as written:
        async with filled(tmp_path, month_end=True) as stage:
            await check_wiped(stage)
    assert told_of(written, stage) == []


@pytest.mark.anyio
@pytest.mark.slow
async def test_one_name_erased_is_in_no_file_any_more(tmp_path: Path) -> None:
    """Of a helped family, whoever told it where: its code stands there, and nothing was logged of it."""
    with logged() as written:
        async with filled(tmp_path, month_end=False) as stage:
            await check_name_gone(stage)
    assert FAMILY not in written.getvalue()


@pytest.mark.anyio
@pytest.mark.slow
async def test_a_person_erased_leaves_the_work_and_no_name(tmp_path: Path) -> None:
    """Locked reports hold the work without the name; what was between the person and the bot is gone."""
    with logged() as written:
        async with filled(tmp_path, month_end=True) as stage:
            await check_forgotten(stage)
    assert told_of(written, stage) == []
