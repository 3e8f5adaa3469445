"""The real process when its disk fills, its database is damaged, or a second one is started."""

import asyncio
import os
import resource
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pytest

from bot.clock import host_now
from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Chat
from bot.telegram.update_source import PATH, SECRET
from tests.faults.damage import ruin
from tests.faulty import bad_line

pytestmark = [pytest.mark.slow, pytest.mark.anyio]
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
HELD = "现在存不下，等恢复后会自动处理，不用重发。"
LITTLE = 1  # byte: with this limit no file grows


class House:
    """The room with an operator, an officer and a group, and the bot's processes in a folder."""

    def __init__(self, room: Room, port: int, folder: Path, data: Path) -> None:
        self.room, self.folder = room, folder
        self.database = data / "gonghui.db"
        self.processes: list[asyncio.subprocess.Process] = []
        self.operator, self.officer = room.add_user("运维"), room.add_user("李建国")
        room.start(self.operator)
        self.group = room.add_group("红星厂工会", self.officer)
        room.add_bot(self.group, self.officer)
        self.config = folder / "config.toml"
        self.config.write_text(
            f'[telegram]\ntoken = "{TOKEN}"\napi_base_url = "http://127.0.0.1:{port}/bot"\n'
            f'[storage]\npath = "{self.database}"\n[operator]\nchat_id = {self.operator.id}\n'
            "[limits]\nper_second = 0\nchat_per_second = 0\nchat_burst = 0\ngroup_per_minute = 0\n",
            encoding="utf-8",
        )

    async def run(self, command: str = "run") -> asyncio.subprocess.Process:
        begun = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", command, "--config", str(self.config), stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        self.processes.append(begun)
        return begun

    async def close(self) -> None:
        """End what a failed test left running."""
        for process in self.processes:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def write(self, number: int) -> str:
        """An officer's message with a figure of its own."""
        text = f"今天走访慰问困难职工{number}户"
        self.room.write(self.officer, self.group, text)
        return text

    def told(self, chat: Chat, words: str) -> list[str]:
        texts = [
            str(each.get("text", ""))
            for each in self.room.messages(chat)
            if each["from"]["id"] == self.room.bot.id
        ]
        return [text for text in texts if words in text]

    def told_operator(self, words: str) -> list[str]:
        chat = self.room.private(self.operator)
        assert chat is not None
        return self.told(chat, words)

    async def until(self, holds: Callable[[], object], seconds: float = 40) -> None:
        async with asyncio.timeout(seconds):
            while not holds():
                await asyncio.sleep(0.05)

    def filed(self) -> Counter[str]:
        with closing(sqlite3.connect(self.database)) as connection:
            assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
            return Counter(text for (text,) in connection.execute("select text from log_versions"))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    room = Room(host_now, token=TOKEN)
    async with bad_line(room) as (_, port):
        made = House(room, port, tmp_path, tmp_path / "data")
        yield made
        await made.close()


async def _ended(bot: asyncio.subprocess.Process) -> tuple[int, str]:
    _, said = await asyncio.wait_for(bot.communicate(), 30)
    return bot.returncode or 0, said.decode()


async def test_no_room_then_room_again_and_everything_is_filed_once(house: House) -> None:
    """Nothing is accepted that can't be kept; who wrote and the operator are told; no restart is needed."""
    bot = await house.run()
    told = [house.write(1)]
    await house.until(lambda: house.told(house.group, "#1"))
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (LITTLE, resource.RLIM_INFINITY))
    told += [house.write(number) for number in range(2, 7)]
    await house.until(lambda: house.told(house.group, HELD))
    await house.until(lambda: house.told_operator("⚠ 数据库读写出错"))
    assert house.filed() == Counter(told[:1])
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await house.until(lambda: len(house.told(house.group, "帮扶慰问")) >= 2 and not house.room.updates, 90)
    bot.terminate()
    code, _ = await _ended(bot)
    assert code == 0
    assert house.filed() == Counter(told)
    assert len(house.told(house.group, HELD)) == 1
    assert len(house.told_operator("⚠")) == 1


async def test_damage_stops_the_bot_with_words_and_check_says_the_same(house: House) -> None:
    """Exit 1, what to do, the operator told once a day however often it is started; the update waits at Telegram."""
    bot = await house.run()
    house.write(1)
    await house.until(lambda: house.told(house.group, "#1"))
    ruin(house.database, "groups")
    house.write(2)
    code, said = await _ended(bot)
    assert code == 1
    assert "已损坏" in said.splitlines()[-1]
    assert "restore" in said.splitlines()[-1]
    assert "Traceback" not in said
    assert len(house.told_operator("机器人已停止：数据库已损坏")) == 1
    assert len(house.room.updates) == 1
    code, said = await _ended(await house.run())
    assert code == 1
    assert "已损坏" in said
    assert len(house.told_operator("机器人已停止")) == 1
    check = await house.run("check")
    out, _ = await check.communicate()
    assert check.returncode == 1
    assert "已损坏" in out.decode()


# In the bot's own process: from when the file beside it is there, the next sync of the log fails, as Linux tells of it: once.
FAILING = """
import errno, os
from pathlib import Path

fdatasync, mark = os.fdatasync, Path(__file__).with_name("fails")

def failing(handle):
    if mark.exists():
        mark.rename(mark.with_name("failed"))
        raise OSError(errno.EIO, "x")
    fdatasync(handle)

os.fdatasync = failing
"""


async def test_a_failed_sync_ends_the_bot_and_nothing_doubtful_is_folded(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, what to do; not confirmed, not told, the file as it was. The next start has everything once."""
    (house.folder / "sitecustomize.py").write_text(FAILING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(house.folder), os.environ.get("PYTHONPATH", ""))))
    bot = await house.run()
    house.write(1)
    await house.until(lambda: house.told(house.group, "#1"))
    await house.until(lambda: not house.room.updates)  # confirmed by the next poll
    before = house.database.read_bytes()
    (house.folder / "fails").touch()
    house.write(2)
    code, said = await _ended(bot)
    assert code == 1
    assert "读写出错" in said.splitlines()[-1]
    assert (house.told(house.group, "#2"), len(house.room.updates)) == ([], 1)
    assert house.database.read_bytes() == before
    assert house.database.with_name("gonghui.db-wal").stat().st_size > 0
    bot = await house.run()
    await house.until(lambda: house.told(house.group, "#2"))
    assert sum(house.filed().values()) == 2
    bot.terminate()
    await _ended(bot)


async def test_a_failed_sync_ends_a_bot_that_is_brought_its_updates(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By webhook: what is not on the disk is answered 503, so that Telegram brings it again."""
    (house.folder / "sitecustomize.py").write_text(FAILING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(house.folder), os.environ.get("PYTHONPATH", ""))))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    told = house.config.read_text(encoding="utf-8")
    told = told.replace("[telegram]", '[telegram]\nmode = "webhook"\nwebhook_secret = "s"')
    web = f'[web]\npublic_url = "https://x.example"\nlisten = "127.0.0.1:{port}"\n'
    house.config.write_text(told + web, encoding="utf-8")
    bot = await house.run()
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", headers={SECRET: "s"}, trust_env=False
    ) as line:

        async def brought() -> int:
            with suppress(httpx.TransportError):
                return (await line.post(PATH, json=house.room.updates[-1])).status_code
            return 0

        house.write(1)
        async with asyncio.timeout(30):
            while await brought() != 200:
                await asyncio.sleep(0.1)
        await asyncio.sleep(0.5)
        before = house.database.read_bytes()
        (house.folder / "fails").touch()
        house.write(2)
        assert await brought() == 503
    code, said = await _ended(bot)
    assert code == 1
    assert "读写出错" in said.splitlines()[-1]
    assert house.told(house.group, "#2") == []
    assert house.database.read_bytes() == before


async def test_a_second_bot_is_refused_and_the_first_goes_on(house: House) -> None:
    """Also by another name for the same database."""
    bot = await house.run()
    await house.until(lambda: house.told(house.group, ""))
    (house.folder / "link.db").symlink_to(house.database)
    text = house.config.read_text(encoding="utf-8").replace(
        str(house.database), str(house.folder / "link.db")
    )
    house.config.write_text(text, encoding="utf-8")
    code, said = await _ended(await house.run())
    assert (code, said.strip()) == (
        1,
        f"已有一个工会小秘在使用 {house.folder / 'link.db'}，请先停下它",
    )
    house.write(1)
    await house.until(lambda: house.told(house.group, "#1"))
    bot.terminate()
    assert (await _ended(bot))[0] == 0


async def test_a_file_replaced_under_the_bot_ends_it_in_words(house: House) -> None:
    """What it had is laid beside, what was put there is untouched."""
    bot = await house.run()
    told = house.write(1)
    await house.until(lambda: house.told(house.group, "#1"))
    other = house.folder / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("create table mine (x)")
    other.replace(house.database)
    code, said = await _ended(bot)
    assert code == 1
    assert "换成了另一个文件" in said.splitlines()[-1]
    assert len(house.told_operator("机器人已停止")) == 1
    [beside] = house.database.parent.glob("*.rescued")
    with closing(sqlite3.connect(beside)) as connection:
        assert list(connection.execute("select text from log_versions")) == [(told,)]
    with closing(sqlite3.connect(house.database)) as connection:
        assert [name for (name,) in connection.execute("select name from sqlite_master")] == ["mine"]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of four megabytes, where one may be mounted; not among pytest's folders, which others clear away."""
    disk = Path(mkdtemp(prefix="gonghui-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        disk.rmdir()
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)
    disk.rmdir()


async def test_a_really_full_disk(tmp_path: Path, small_disk: Path) -> None:
    """ENOSPC by its name, and recovery when the operator makes room."""
    room = Room(host_now, token=TOKEN)
    async with bad_line(room) as (_, port):
        house = House(room, port, tmp_path, small_disk)
        try:
            await _fill_and_empty(house, small_disk / "stuffing")
        finally:
            await house.close()


async def _fill_and_empty(house: House, stuffing: Path) -> None:
    bot = await house.run()
    told = [house.write(1)]
    await house.until(lambda: house.told(house.group, "#1"))
    with stuffing.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    while not house.told_operator("⚠ 磁盘已满"):
        told.append(house.write(len(told) + 1))
        await asyncio.sleep(1)
        assert len(told) < 30
    stuffing.unlink()
    await house.until(lambda: not house.room.updates, 120)
    bot.terminate()
    assert (await _ended(bot))[0] == 0
    assert house.filed() == Counter(told)
