"""A database written by an older program: opened, brought up to date whole or not at all, nothing of it changed.

tests/data/old/0001.db.gz was made by the program of commit 61b8ac3, 0002.db.gz by that of f8e7c0e (tests/data/old/make.py
says how).
"""

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.cli import main
from handlers.reports.report_snapshot import Reports
from handlers.routing.report_sections import SECTIONS
from storage.core import groups
from storage.engine import database
from storage.engine.database import StorageError, open_store
from storage.engine.migrations import MIGRATIONS, known_migration_names
from union.core.groups import Settings
from union.reports.report_json import as_json

ROOT = Path(__file__).parents[4]
OLD = ROOT / "tests" / "data" / "old"
FIRST, COMMIT = "m0001_begin", "61b8ac3"
SECOND = "m0002_looks_and_trust"
VERSIONS = {"0001": (FIRST,), "0002": (FIRST, SECOND)}  # what each old file had applied
NOW = datetime(2026, 12, 4, tzinfo=UTC)
STAMP, KILLED = "20261204-080000", 77
QUICK = (1, 4, 9)  # statements of the upgrade after which the program is killed; the slow test takes all
TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The oldest file where the bot expects it."""
    return placed(tmp_path, "0001")


def placed(folder: Path, version: str) -> Path:
    """The old file of this version there."""
    target = folder / "data" / "gonghui.db"
    target.parent.mkdir()
    target.write_bytes(gzip.decompress((OLD / f"{version}.db.gz").read_bytes()))
    return target


def held(path: Path, version: str = "0001") -> Rows:
    """Every row of every table of the old schema, in the old columns."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        return {
            table: sorted(connection.execute(f"select {', '.join(columns)} from {table}"), key=repr)
            for table, columns in old_tables(version).items()
        }


def old_tables(version: str) -> dict[str, list[str]]:
    """Tables of that version with their columns, quoted."""
    with closing(begun(version).conn) as connection:
        names = [
            name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
        ]
        return {
            name: [f'"{row[1]}"' for row in connection.execute(f"pragma table_info({name})")]
            for name in names
            if not name.startswith(("sqlite_", "_sqlite"))
        }  # fmt: skip


def begun(version: str) -> Database:
    """A database of that version's migrations alone."""
    db = Database(memory=True)
    later = [one.name for one in MIGRATIONS._migrations if one.name not in VERSIONS[version]]
    MIGRATIONS.apply(db, stop_before=later[:1])
    return db


def applied(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("select name from _sqlite_migrations")}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_migration_is_what_it_was(tmp_path: Path, version: str) -> None:
    """Frozen: each table and index as that program made it."""
    question = (
        "select name, sql from sqlite_master where sql is not null and name not like '%sqlite%' order by name"
    )
    with closing(sqlite3.connect(placed(tmp_path, version))) as old, closing(begun(version).conn) as new:
        assert old.execute(question).fetchall() == new.execute(question).fetchall()


def _as_then(report: dict[str, Any]) -> dict[str, Any]:
    """A report as it was told before what took place counted as held: such items were open."""
    plan = dict(report["plan"])
    held = plan.pop("held")
    is_none_done = not plan["done"]
    plan |= {"open": [*held, *plan["open"]], "percent": 0 if is_none_done and held else plan["percent"]}
    return report | {"plan": plan}


@pytest.mark.parametrize("version", VERSIONS)
def test_all_is_there_after_the_upgrade_and_the_copy_is_the_old_one(tmp_path: Path, version: str) -> None:
    """Every row as it was, the figures of the reports too; the copy beside it is for who wants to go back."""
    path = placed(tmp_path, version)
    before = held(path, version)
    store = open_store(path, STAMP)
    group = groups.get(store.db, 1, Settings())
    assert group is not None
    told = [
        as_json(Reports(store.db, group, NOW, SECTIONS).report(group.months.month(2026, month)))
        for month in (11, 12)
    ]
    store.close()
    assert held(path, version) == before
    assert applied(path) == known_migration_names()
    then = json.loads((OLD / f"{version}.json").read_text("utf-8"))
    now = [_as_then(one) for one in json.loads(json.dumps(told))]
    assert [{key: one[key] for key in old} for old, one in zip(then, now, strict=True)] == then
    copy = path.with_name(f"gonghui.db.{STAMP}.bak")
    assert held(copy, version) == before and applied(copy) == set(VERSIONS[version])


def test_several_migrations_are_one_step(path: Path) -> None:
    """Where the last of them fails none has happened, and what a kill left of a copy is swept away."""
    path.with_name("gonghui.db.20261203-080000.bak.part").write_bytes(b"half")
    before = held(path)

    @MIGRATIONS()
    def m9997_fails(db: Database) -> None:
        db.conn.execute("create table groups (id integer primary key) strict")

    try:
        with pytest.raises(StorageError):
            open_store(path, STAMP)
    finally:
        MIGRATIONS._migrations.pop()
    assert held(path) == before and applied(path) == {FIRST}
    assert not list(path.parent.glob("*.part"))


def test_a_copy_made_before_the_upgrade_can_be_restored(path: Path) -> None:
    """It is brought up to date on the way."""
    before = held(path)
    open_store(path, STAMP).close()
    copy = path.with_name(f"gonghui.db.{STAMP}.bak").rename(path.parent.parent / "before.bak")
    config = path.parent.parent / "config.toml"
    config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    assert main.main(["restore", "--config", str(config), "--moved", str(copy)]) == 0
    assert {**held(path), "outbox": []} == {**before, "outbox": []}
    assert applied(path) == known_migration_names()


def killed_at(path: Path, number: int) -> bool:
    """Upgrade in a process that vanishes before its statement of that number; False when there are fewer."""
    child = os.fork()
    if child == 0:
        try:
            database.sqlite3.connect = dying(sqlite3.connect, number)  # type: ignore[attr-defined]
            open_store(path, STAMP).close()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def dying(connect: Callable[..., sqlite3.Connection], number: int) -> Callable[..., sqlite3.Connection]:
    """Connections that end the process at a statement, counted from the first that changes the schema."""
    seen = 0

    def count(statement: str) -> None:
        nonlocal seen
        seen += bool(seen) or statement.lower().lstrip().startswith(("create", "alter"))
        if seen == number:
            os._exit(KILLED)

    def connected(*given: object, **named: object) -> sqlite3.Connection:
        made = connect(*given, **named)
        made.set_trace_callback(count)
        return made

    return connected


def check_killed(path: Path, numbers: range | tuple[int, ...]) -> int:
    """The old file or the new one, whole, and the next start succeeds; how many kills there were."""
    before, content = held(path), path.read_bytes()
    for kills, number in enumerate(numbers):
        for left in path.parent.glob("gonghui.db*"):
            left.unlink()
        path.write_bytes(content)
        if not killed_at(path, number):
            return kills
        assert held(path) == before
        assert applied(path) in ({FIRST}, known_migration_names())
        open_store(path, STAMP).close()
        assert held(path) == before
    return len(numbers)


def test_killed_in_the_upgrade_it_is_the_old_or_the_new_file(path: Path) -> None:
    """At a few of its statements."""
    assert check_killed(path, QUICK) == len(QUICK)


@pytest.mark.slow(seconds=45)
def test_killed_at_every_statement_of_the_upgrade(path: Path) -> None:
    """At each of them, to the last."""
    assert check_killed(path, range(1, 1000)) > len(QUICK)


@pytest.mark.slow
def test_the_old_program_opens_the_copy(path: Path, tmp_path: Path) -> None:
    """Whoever goes back to the release before puts the copy in place, and that program reads it."""
    known = subprocess.run(["git", "cat-file", "-e", COMMIT], cwd=ROOT, capture_output=True, check=False)
    if known.returncode:
        pytest.skip(f"commit {COMMIT} is not in this clone")
    then = tmp_path / "then"
    then.mkdir()
    packed = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "x"], cwd=then, input=packed, check=True)
    before = held(path)
    open_store(path, STAMP).close()
    path.with_name(f"gonghui.db.{STAMP}.bak").replace(path)
    config = tmp_path / "config.toml"
    config.write_text(f'[telegram]\ntoken = "{TOKEN}"\n', encoding="utf-8")
    argv = [sys.executable, "-m", "bot", "groups", "--config", str(config)]
    said = subprocess.run(
        argv, cwd=then, env={**os.environ, "PYTHONPATH": str(then)}, capture_output=True, check=True
    )
    assert "红星厂工会" in said.stdout.decode() and "东风厂工会" in said.stdout.decode()
    assert held(path) == before
