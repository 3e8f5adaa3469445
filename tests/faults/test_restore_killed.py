"""`restore` as a real process, killed as kill -9 does at any moment: the old database or the new one, never neither."""

import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from bot.cli import main
from storage.core.groups import create
from storage.engine.database import open_store
from tests.unit.handlers.stage import NOW

pytestmark = pytest.mark.slow
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
KILLS, GROUPS = 40, 300


def a_database(path: Path, title: str) -> Path:
    """One with so many groups of this name, its last word still in the log beside it."""
    store = open_store(path, "x")
    with store.unit() as db:
        for number in range(GROUPS):
            create(db, -1 - number, title, NOW)
    store.close()
    return path


def begun(words: list[str]) -> int:
    """The command in a process of its own; its number."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            with open(os.devnull, "w") as nowhere:
                sys.stdout = sys.stderr = nowhere
                code = main.main(words)
        finally:
            os._exit(code)
    return pid


def titles(path: Path) -> set[str]:
    """Of the groups in a whole file; empty for a damaged one."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        if connection.execute("pragma integrity_check").fetchone()[0] != "ok":
            return set()
        rows = connection.execute("select title, count(*) from groups group by title").fetchall()
    return {title for title, number in rows if number == GROUPS}


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """And run once more it comes through, whatever the one before has left."""
    dice, met, folder = Random(7), Counter[str](), tmp_path / "live"
    folder.mkdir()
    database, backup = folder / "gonghui.db", a_database(tmp_path / "backup.db", "新")
    config = folder / "config.toml"
    config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n[storage]\npath = "gonghui.db"\n', encoding="utf-8")
    words = ["restore", "--config", str(config), "--moved", str(backup)]
    a_database(database, "旧")
    old = database.read_bytes()
    start = time.perf_counter()
    assert os.waitstatus_to_exitcode(os.waitpid(begun(words), 0)[1]) == 0
    middle = time.perf_counter() - start
    for _ in range(KILLS):
        for path in folder.glob("gonghui.db*"):
            path.unlink()
        database.write_bytes(old)
        pid = begun(words)
        time.sleep(dice.uniform(0, 2 * middle))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        (left,) = titles(database)
        met[left] += 1
        # Towards the moment the new one is swapped in, however fast the machine is just now.
        middle *= 1.1 if left == "旧" else 1 / 1.1
        if dice.random() < 0.3:
            assert os.waitstatus_to_exitcode(os.waitpid(begun(words), 0)[1]) == 0
            assert titles(database) == {"新"}
            assert not list(folder.glob("*.part*"))
    assert met.keys() == {"旧", "新"} and met["旧"] + met["新"] == KILLS
