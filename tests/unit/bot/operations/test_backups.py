"""Backups as the operator makes and uses them: whole or not there, and back again with their photos."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.operations import backups
from bot.operations import restore as operations_restore
from bot.operations.database_start import single_instance
from storage.engine.database import Store, open_store
from storage.engine.migrations import MIGRATIONS
from storage.worklog import photos
from union.core.backup_schedule import name_of

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
BOT_ID = 7000000001
KILLED = 77
PHOTO = "group-1/photo-1.jpg"
SENT = "insert into outbox (group_id, chat_id, lane, method, params, state, created_at, next_try_at) values (1, -1, ?, 'sendMessage', '{}', ?, ?, ?)"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    return path


@pytest.fixture
def database(config: Path) -> Path:
    """A bot that has one group, one entry, one photo and was just killed: its last words are in the WAL."""
    path = config.parent / "data" / "gonghui.db"
    store = open_store(path, "x")
    fill(store)
    beside = path.with_name("kept")
    beside.mkdir()
    for file in path.parent.glob("gonghui.db*"):
        shutil.copy(file, beside)
    store.close()
    for file in beside.iterdir():
        shutil.copy(file, path.parent)
    shutil.rmtree(beside)
    photos.write(path.parent / "photos", PHOTO, b"of the visit")
    return path


def fill(store: Store) -> None:
    with store.unit() as db:
        db.execute("insert into groups (chat_id, title, joined_at) values (-1, '工会', '2026')")
        db.execute(
            """insert into logs (group_id, number, author_name, said_at, chat_id, message_id, created_at)
               values (1, 1, '周敏', '2026', -1, 1, '2026')"""
        )
        db.execute(
            "insert into photos (group_id, log_id, chat_id, message_id, file_id, unique_id, created_at, path) values (1, 1, -1, 1, 'f', 'u', '2026', ?)",
            [PHOTO],
        )
        db.execute("insert into seen_updates values (1, 1, '2026-11-19T19:12:00Z')")


def ask(database: Path, sql: str) -> object:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def more(database: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(sql, values)


def run(*words: object) -> int:
    return main.main([str(word) for word in words])


def test_a_backup_is_one_private_file_with_its_photos(config: Path, database: Path) -> None:
    """What is only in the WAL is in it; nothing else lies about."""
    out = config.parent / "copies" / "x.db"
    assert run("backup", "--config", config, "--out", out) == 0
    assert ask(out, "select count(*) from logs") == [(1,)]
    assert (backups.photos_of(out) / PHOTO).read_bytes() == b"of the visit"
    assert sorted(entry.name for entry in out.parent.iterdir()) == ["x.db", "x.db.photos"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_backup_never_takes_the_name_of_what_is_in_use(config: Path, database: Path) -> None:
    """Neither the database nor what lies beside it; said in words, and all is as it was."""
    for name in ("gonghui.db", "gonghui.db-wal", "photos"):
        assert run("backup", "--config", config, "--out", database.with_name(name)) == 2
    assert ask(database, "select count(*) from logs") == [(1,)]


def test_what_was_done_since_is_gone_and_told(config: Path, database: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """The former database is kept whole, the WAL of the one is not read into the other, the photo is back."""
    run("backup", "--config", config, "--out", config.parent / "x.db")
    more(database, "insert into seen_updates values (1, 2, '2026-11-20T07:20:00Z')")
    more(database, "update groups set title = '后来'")
    shutil.rmtree(database.parent / "photos")
    with closing(sqlite3.connect(database)) as open_still:  # as after a kill: its WAL stays
        open_still.execute("update groups set title = '最后'")
        open_still.commit()
        for side in ("-wal", "-shm"):
            shutil.copy(f"{database}{side}", f"{database}{side}.kept")
    for side in ("-wal", "-shm"):
        os.replace(f"{database}{side}.kept", f"{database}{side}")
    assert run("restore", "--config", config, config.parent / "x.db") == 0
    told = capsys.readouterr().out
    assert "2026-11-20 03:12:00 到 2026-11-20 15:20:00 之间处理过的消息不在其中" in told
    [former] = database.parent.glob("gonghui.db.*.before")
    assert ask(former, "select title from groups") == [("最后",)]
    assert not Path(f"{database}-wal").exists()
    assert ask(database, "select title, next_number from groups") == [("工会", 101)]
    assert ask(database, "pragma integrity_check") == [("ok",)]
    assert (database.parent / "photos" / PHOTO).read_bytes() == b"of the visit"


def test_a_photo_that_is_nowhere_is_fetched_again(config: Path, database: Path) -> None:
    """Telegram still has it; the row says so by naming no file."""
    shutil.rmtree(database.parent / "photos")
    assert run("backup", "--config", config, "--out", config.parent / "x.db") == 0
    assert run("restore", "--config", config, config.parent / "x.db") == 0
    assert ask(database, "select path, tries from photos") == [(None, 0)]


def test_what_waited_to_be_sent_is_said_with_its_mark_or_no_more(config: Path, database: Path) -> None:
    """It may have been sent since the backup: a reminder comes again, marked; an old answer answers nobody."""
    for lane, state, at in (
        (1, "queued", "2026-11-19"),
        (2, "sending", "2026-11-19"),
        (2, "queued", "2999-01-01"),
    ):
        more(database, SENT, lane, state, f"{at}T19:00:00Z", f"{at}T19:00:00Z")
    assert run("backup", "--config", config, "--out", config.parent / "x.db") == 0
    assert run("restore", "--config", config, "--moved", config.parent / "x.db") == 0
    found = ask(database, "select lane, state, doubtful from outbox order by id")
    assert found == [(1, "queued", 1), (2, "dead", 1), (2, "queued", 1)]
    assert ask(database, "select count(*) from restores") == [(0,)]


def test_what_was_erased_since_is_named(
    config: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older file has it again: whoever asked for it would not know."""
    run("backup", "--config", config, "--out", config.parent / "x.db")
    more(
        database,
        "insert into erasures (sort, by, of_group, asked_at) values ('group', 'admin', 3, '2026-11-20T07:00:00Z')",
    )
    assert run("restore", "--config", config, config.parent / "x.db") == 0
    assert "删除过 群 3 号，现在又在里面" in capsys.readouterr().out


def test_restoring_is_refused_while_the_bot_runs(config: Path, database: Path) -> None:
    """The lock is the bot's; nothing is touched."""
    run("backup", "--config", config, "--out", config.parent / "x.db")
    before = database.read_bytes()
    with single_instance(database):
        assert run("restore", "--config", config, config.parent / "x.db") == 1
    assert database.read_bytes() == before


def newer(path: Path) -> None:
    more(
        path,
        f"insert into _sqlite_migrations (migration_set, name, applied_at) values ('{MIGRATIONS.name}', 'm9999', '2027')",
    )


def damaged(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\x99" * 4096)


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def orphaned(path: Path) -> None:
    more(path, "pragma foreign_keys = off")
    more(path, "delete from groups")


def foreign(path: Path) -> None:
    path.unlink()
    more(path, "create table photos (id)")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


SPOILED = [(newer, "更新版本"), (damaged, "已损坏"), (truncated, "已损坏"), (orphaned, "已损坏"), (foreign, "不是工会小秘"), (empty, "空文件"), (noise, "不是工会小秘"), (Path.unlink, "没有这个文件")]  # fmt: skip


def test_a_backup_that_is_none_is_refused_in_words(config: Path, database: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """Each for its own reason, the database as it was and no half beside it."""
    good, bad = config.parent / "good.db", config.parent / "bad.db"
    run("backup", "--config", config, "--out", good)
    before, files = database.read_bytes(), sorted(database.parent.iterdir())
    for spoil, reason in SPOILED:
        shutil.copy(good, bad)
        spoil(bad)
        assert run("restore", "--config", config, bad) == 1, spoil
        assert reason in capsys.readouterr().err
        assert database.read_bytes() == before
        assert {file.name for file in database.parent.iterdir()} <= {
            *(file.name for file in files),
            "gonghui.db.lock",
        }


def test_a_database_too_damaged_to_be_opened_is_kept_whole(config: Path, database: Path) -> None:
    """With its WAL under the same new name, for one who knows how to save something."""
    run("backup", "--config", config, "--out", config.parent / "x.db")
    database.write_bytes(b"\x00" * 9000)
    Path(f"{database}-wal").write_bytes(b"frames")
    assert run("restore", "--config", config, config.parent / "x.db") == 0
    [former] = database.parent.glob("gonghui.db.*.before")
    assert former.read_bytes() == b"\x00" * 9000
    assert Path(f"{former}-wal").read_bytes() == b"frames"
    assert ask(database, "select count(*) from logs") == [(1,)]


def in_a_child(*words: object) -> int:
    """How the command ends in a process of its own, which may vanish in the middle of it."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(run(*words))
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


STEPS = ["inspect_snapshot", "bring_up", "fold", "settle", "link", "link"]
QUICK = [("bring_up", True), ("link", True), ("link", False)]
ALL = [(name, after) for name in STEPS for after in (False, True)]


@pytest.mark.parametrize(
    ("name", "after"),
    [*QUICK, *(pytest.param(*step, marks=pytest.mark.slow) for step in ALL if step not in QUICK)],
)
def test_ended_at_any_step_it_leaves_the_old_or_the_new(
    config: Path, database: Path, monkeypatch: pytest.MonkeyPatch, name: str, after: bool
) -> None:
    """Never a mixture, and done once more it succeeds."""
    run("backup", "--config", config, "--out", config.parent / "x.db")
    more(database, "update groups set title = '后来'")
    shutil.rmtree(database.parent / "photos")
    real = getattr(operations_restore, name)

    def ends(*given: object, **named: object) -> None:
        if after:
            real(*given, **named)
        os._exit(KILLED)  # as a kill: nothing is tidied up

    with monkeypatch.context() as patched:
        patched.setattr(operations_restore, name, ends)
        assert in_a_child("restore", "--config", config, config.parent / "x.db") == KILLED
    assert ask(database, "select title from groups") in ([("后来",)], [("工会",)])
    assert ask(database, "pragma integrity_check") == [("ok",)]
    assert run("restore", "--config", config, config.parent / "x.db") == 0
    assert ask(database, "select title from groups") == [("工会",)]
    assert (database.parent / "photos" / PHOTO).exists()


def test_the_nightly_backup_forgets_only_its_own(config: Path, database: Path) -> None:
    """Other files and other bots' backups are nobody's to delete."""
    folder = config.parent / "data" / "backup"
    folder.mkdir()
    old = [f"gonghui-7000000001-202401{day:02d}-033000.db" for day in (1, 2)]
    others = [
        "gonghui-8-20240101-033000.db",
        "notes.txt",
        "gonghui.db",
        "gonghui-7000000001-20240101-033000.db.copy",
    ]
    for name in (*old, *others):
        (folder / name).write_bytes(b"x")
    (folder / f"{old[0]}.photos" / "group-1").mkdir(parents=True)
    assert run("backup", "--config", config) == 0
    names = {entry.name for entry in folder.iterdir()}
    [made] = [name for name in names - set(others) if not name.endswith(".photos")]
    assert names == {*others, made, f"{made}.photos"}
    newest = backups.newest(folder, BOT_ID)
    assert newest is not None and made == name_of(BOT_ID, newest)
