"""The database can't be written: who wrote is told, the operator is told, and afterwards everything is filed once."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.operator_notices import Trouble
from storage.engine.database import Broken, open_store
from tests.faults.damage import ruin
from tests.stage import Stage

pytestmark = pytest.mark.anyio
MORNING = datetime(2026, 11, 18, 10, 0)
HELD = "现在存不下，等恢复后会自动处理，不用重发。"


class Office(Stage):
    """A group of three and an operator, on a database in a file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "gonghui.db"
        super().__init__(MORNING, store=open_store(self.path, "x"))
        self.at = MORNING

    async def begin(self) -> None:
        await self.open()
        self.program.alarm._pace = 0
        self.operator = self.person("运维")
        self.room.start(self.operator)
        self.program.services.operator_chat = self.operator.id
        self.chat = self.group("红星厂工会", ["周敏", "李建国"])
        self.room.start(self.person("周敏"))
        await self.settle()
        self.said()

    def write(self, name: str, text: str) -> None:
        self.room.write(self.person(name), self.chat, text)

    async def pass_time(self, span: timedelta) -> None:
        """The host's clock goes on."""
        self.at += span
        await self.jump(self.at)

    def to(self, name: str) -> list[str]:
        """What the bot has told one person or, by its title, the group."""
        return [line for line in self.said() if f"→{name}：" in line]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another program holds the file."""
        self.store.db.conn.execute("pragma busy_timeout = 0")
        other = sqlite3.connect(self.path, isolation_level=None)
        other.execute("begin exclusive")
        try:
            yield
        finally:
            other.execute("rollback")
            other.close()


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = Office(tmp_path)
    await made.begin()
    yield made
    await made.close()


async def test_a_locked_database_is_told_and_loses_nothing(office: Office) -> None:
    """A word to each chat that waits, once; one line to the operator; filed and answered when the lock is gone."""
    with office.locked():
        office.write("李建国", "今天走访困难职工5户，慰问金2500元")
        office.write("周敏", "大家下班早点回")
        office.room.write(office.person("周敏"), office.room.private(office.person("周敏")), "今天开会")
        for _ in range(3):
            await office.settle()
        assert office.said() == [f"小秘：{HELD}", f"小秘→周敏：{HELD}"]
        await office.pass_time(timedelta(seconds=11))
        [line] = office.said()
        assert line.startswith("小秘→运维：⚠ 数据库被另一个程序占用")
        await office.pass_time(timedelta(minutes=12))
        assert office.said() == []
    await office.pass_time(timedelta(seconds=1))
    await office.pass_time(timedelta(seconds=5))  # late answers wait for each other
    assert sum("#1 帮扶慰问" in line for line in office.said()) == 1
    await office.pass_time(timedelta(minutes=3))
    told = office.said()
    assert sum("数据库又能写入" in line for line in told if "→运维" in line) == 1
    assert sum("这段时间发的消息没有丢" in line for line in told if "→周敏" in line) == 1
    assert len(told) == 2
    await office.pass_time(timedelta(hours=1))
    assert office.said() == []


async def test_a_lock_of_a_moment_is_nobodys_matter(office: Office) -> None:
    """Neither the people nor the operator hear of it."""
    with office.locked():
        office.write("李建国", "今天走访困难职工5户")
        await office.settle()
    await office.settle()
    assert sum("#1 帮扶慰问" in line for line in office.said()) == 1
    await office.pass_time(timedelta(minutes=5))
    assert office.said() == []
    assert list(office.store.db.query("select * from troubles")) == []


async def test_a_trouble_that_lasts_is_told_again_each_day(office: Office) -> None:
    """And beyond a day the 管理员 are told that something may be missing."""
    with office.locked():
        office.write("李建国", "今天走访困难职工5户")
        await office.settle()
        await office.pass_time(timedelta(seconds=11))
        await office.pass_time(timedelta(hours=23))
        assert len(office.to("运维")) == 1
        await office.pass_time(timedelta(hours=2))
        [line] = office.to("运维")
        assert "仍未恢复" in line
    await office.pass_time(timedelta(seconds=1))
    await office.pass_time(timedelta(minutes=3))
    assert "请核对后补发" in "".join(office.to("周敏"))


async def test_a_press_during_the_trouble_gets_its_word(office: Office) -> None:
    """The button stays, and is obeyed when the file is there again."""
    office.write("李建国", "今天走访困难职工5户")
    await office.settle()
    message = office.find(office.chat, lambda found: "#1" in found.get("text", ""))
    office.said()
    with office.locked():
        office.room.press(office.person("李建国"), office.chat, message["message_id"], "撤销")
        await office.settle()
        await office.settle()
        assert f"小秘提示：{HELD}" in office.said()
    await office.settle()
    [row] = office.store.db.query("select undone_at from logs")
    assert row["undone_at"] is not None


async def test_a_deleted_file_is_put_back_by_itself(office: Office) -> None:
    """The operator hears of it, what was filed before and what came meanwhile is there."""
    office.write("李建国", "今天走访困难职工5户")
    await office.settle()
    office.said()
    office.path.unlink()
    office.write("李建国", "今天走访困难职工6户")
    await office.settle()
    await office.settle()
    told = office.said()
    assert sum("运行中被删除" in line for line in told if "→运维" in line) == 1
    assert sum("#2 帮扶慰问" in line for line in told) == 1
    with sqlite3.connect(office.path) as beside:
        assert beside.execute("select count(*) from logs").fetchone()[0] == 2
    beside.close()


async def test_damage_ends_the_bot_and_sets_nothing_aside(office: Office) -> None:
    """It is nobody's mistake: the update stays at Telegram."""
    office.write("李建国", "今天走访困难职工5户")
    await office.settle()
    ruin(office.path, "groups")
    office.write("李建国", "今天走访困难职工6户")
    with pytest.raises(Broken):
        await office.settle()
    assert list(office.store.db.query("select * from failed_updates")) == []
    assert [update["message"]["text"] for update in office.room.updates] == ["今天走访困难职工6户"]


async def test_what_happens_is_told_once_a_day_with_its_number(office: Office) -> None:
    """Ten updates set aside are two messages: the first at once, the rest the next day."""
    for _ in range(10):
        office.program.services.troubles.tell(Trouble.SET_ASIDE, "KeyError x.py:1 in act")
        await office.settle()
    [line] = office.to("运维")
    assert "两次处理失败" in line
    await office.pass_time(timedelta(days=1, minutes=1))
    assert ["近一天9次" in line for line in office.to("运维")] == [True]
    await office.pass_time(timedelta(days=1, minutes=1))
    assert office.to("运维") == []


async def test_a_restart_tells_nothing_twice(office: Office) -> None:
    """What was told is a row."""
    office.program.services.troubles.tell(Trouble.BACKUP)
    await office.settle()
    assert len(office.to("运维")) == 1
    await office.program.stop()
    office.store = open_store(office.path, "x")
    await office.open()
    office.program.services.operator_chat = office.operator.id
    office.program.services.troubles.tell(Trouble.BACKUP)
    await office.settle()
    assert office.to("运维") == []
    office.program.services.troubles.over(Trouble.BACKUP)
    await office.settle()
    await office.pass_time(timedelta(minutes=3))
    assert ["备份正常了" in line for line in office.to("运维")] == [True]
