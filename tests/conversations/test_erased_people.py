"""Whoever had to do with a group in whatever way: once the group is erased, by whatever door, no table names them."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storage.core import groups, updates
from storage.engine.snapshots import cleanse
from storage.privacy import erasure
from tests.seeded import Seeded, traces
from union.core.groups import Settings

TITLE, OTHER_TITLE, KEPT = "蓝鲸造船厂工会", "飞马机械厂工会", "端木清扬"
ADMIN, TELLER, PRESSER, LEFT = "欧阳雪莲", "司徒明远", "尉迟恭敏", "夏侯惇厚"
ASKER, STRANGER, FAILED, OWNER, FAMILY = "公孙策远", "澹台灭明", "宇文化及", "慕容复兴", "诸葛素贞"
EVERYBODY = (TITLE, ADMIN, TELLER, PRESSER, LEFT, ASKER, STRANGER, FAILED, OWNER, FAMILY)


async def met(folder: Path) -> Seeded:
    """A group with one of each kind, and another group that stays."""
    stage = Seeded(folder)
    room = stage.room
    await stage.open()
    stage.ours = stage.group(TITLE, [ADMIN, TELLER, PRESSER, LEFT])
    stage.theirs = stage.group(OTHER_TITLE, [KEPT])
    for name in (ADMIN, TELLER, KEPT, ASKER, STRANGER, FAILED):
        room.start(stage.person(name))
        await stage.settle()

    async def say(name: str, words: str, *, alone: bool = False) -> None:
        room.write(stage.person(name), stage.chat(name) if alone else stage.ours, words)
        await stage.settle()

    await say(ADMIN, "/settings 诉求 开")
    await say(TELLER, f"今天走访困难职工{FAMILY}等2户，慰问金800元")
    await say(ADMIN, f"11月25日下午3点召开座谈会，{OWNER}负责")
    room.press(stage.person(PRESSER), stage.ours, stage.find(stage.ours, has_buttons)["message_id"], "参加")
    await say(LEFT, "今天谈心2人")
    room.leave(stage.ours, stage.person(LEFT))
    await stage.settle()
    number = next(iter(stage.store.db.query("select id from groups where title = ?", [TITLE])))["id"]
    room.start(stage.person(ASKER), f"request-{number}")
    await say(ASKER, f"诉求：{ASKER}的工资没有发", alone=True)
    for words in (f"你好，我是{STRANGER}", f"今天走访3户，{STRANGER}陪同", "/help"):
        await say(STRANGER, words, alone=True)
    with stage.store.unit() as db:
        updates.set_aside(db, 7, stage.chat(FAILED).id, "x.py:1", "KeyError", stage.clock.now())
        db["failed_updates"].update(7, {"text": f"我是{FAILED}"})  # as an older release left it
    return stage


def has_buttons(message: dict[str, object]) -> bool:
    return "参加" in str(message.get("reply_markup", ""))


def cells(stage: Seeded) -> str:
    """Every value of every table there is, those of SQLite's own included."""
    db = stage.store.db
    tables = [row["name"] for row in db.query("select name from sqlite_master where type = 'table'")]
    return "\n".join(
        f"{table} {column} {value}"
        for table in tables
        for row in db.query(f'select * from "{table}"')
        for column, value in row.items()
    )


async def in_the_chat(stage: Seeded) -> None:
    """Its 管理员 asks and types its name."""
    stage.room.write(stage.person(ADMIN), stage.ours, "/privacy")
    await stage.settle()
    await stage.press(stage.person(ADMIN), stage.ours, "删除本群全部数据")
    await stage.reply(ADMIN, stage.ours, "确定请回复群名", TITLE)


async def by_the_operator(stage: Seeded) -> None:
    """What the command `erase` does, beside no running bot."""
    with stage.store.unit() as db:
        group = groups.of_chat(db, stage.ours.id, Settings())
        assert group is not None
        erasure.erase_group(db, group)
    assert cleanse(stage.database)


async def after_it_left(stage: Seeded) -> None:
    """The bot was thrown out before."""
    stage.room.kick_bot(stage.ours, stage.person(ADMIN))
    await stage.settle()
    await by_the_operator(stage)


async def each_by_themselves(stage: Seeded) -> None:
    """Everybody has their own data erased; what they told stays, their names do not."""
    for name in (TELLER, PRESSER, LEFT, ASKER, STRANGER, FAILED):
        with stage.store.unit() as db:
            person = erasure.find_person(db, stage.person(name).id)
            if person is not None:
                erasure.erase_person(db, person)
    assert cleanse(stage.database)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("door", "gone"),
    [
        (in_the_chat, EVERYBODY),
        (by_the_operator, EVERYBODY),
        (after_it_left, EVERYBODY),
        (each_by_themselves, (TELLER, PRESSER, LEFT, ASKER, STRANGER, FAILED)),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
async def test_no_table_names_anybody(
    door: Callable[[Seeded], Awaitable[None]], gone: tuple[str, ...], tmp_path: Path
) -> None:
    """Neither a cell nor a byte of a file; the other group and its person stay."""
    stage = await met(tmp_path)
    try:
        before = cells(stage)
        assert [name for name in EVERYBODY if name not in before and name != FAMILY] == []
        await door(stage)
        assert [line for line in cells(stage).splitlines() if any(name in line for name in gone)] == []
        assert traces(tmp_path, gone)[0] == []
        assert all(name in cells(stage) for name in (KEPT, OTHER_TITLE))
    finally:
        await stage.close()
